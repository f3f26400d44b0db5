import type { Refusal } from '../kernel/refusal.ts';
import { refuseAccount } from './refusals.ts';

/** What a password must not be made of. */
export interface PasswordOwner {
  /** The phone, and the issued login number where there is one. */
  readonly logins: readonly string[];
  readonly documentNumber: string | null;
}

const leastCharacters = 8;
/** argon2 takes more, but nobody types it, and a limit keeps hashing cheap. */
const mostCharacters = 72;

/**
 * The rule on one's own password: eight characters or more, not the phone, the document number or a common one, and no
 * other rule (rules §5). Spaces inside count; null when it may be used.
 */
export function refusePassword(password: string, owner: PasswordOwner): Refusal | null {
  const characters = [...password];
  if (characters.length < leastCharacters) return refuseAccount('passwordShort');
  if (characters.length > mostCharacters) return refuseAccount('passwordLong');
  const plain = password.normalize('NFKC').toLowerCase();
  if (owner.logins.some((login) => login.length >= 4 && plain.includes(login.toLowerCase()))) {
    return refuseAccount('passwordIsPhone');
  }
  const document = owner.documentNumber?.toLowerCase() ?? '';
  if (document.length >= 8 && (document.includes(plain) || plain.includes(document))) {
    return refuseAccount('passwordIsDocument');
  }
  return isCommon(plain) ? refuseAccount('passwordIsCommon') : null;
}

const common = new Set(
  (
    '12345678 123456789 1234567890 0123456789 87654321 987654321 11223344 12341234 123123123 12312312 123321123 147258369 ' +
    '159357258 789456123 741852963 963852741 112233445566 1qaz2wsx 1qaz2wsx3edc qazwsxedc 1q2w3e4r 1q2w3e4r5t q1w2e3r4 ' +
    'password password1 passw0rd p@ssw0rd p@ssword qwertyui qwertyuiop qwer1234 qwerty123 asdfghjk asdfghjkl asdf1234 ' +
    'zxcvbnm1 zxcvbnm, abcd1234 abcd12345 abc12345 abc123456 a1234567 a12345678 a123456789 aa123456 aa12345678 aaa123456 ' +
    'woaini520 woaini1314 woaini123 iloveyou iloveyou1 5201314520 13145201314 520131415 wo123456 zhang123 wang1234 li123456 ' +
    'laoshi123 jiaoshi123 teacher1 teacher123 school123 yanxiu123 yanxiu2021 peixun123 peixun2021 shanxi123 xinzhou123 ' +
    'yangcheng123 admin123 admin888 admin1234 admin123456 administrator root1234 test1234 user1234 welcome1 welcome123 ' +
    'changeme letmein1 88888888 66666666 00000000 11111111 99999999 12344321 asd123456 qq123456 qq12345678 wx123456 ' +
    'football baseball sunshine princess dragon123 monkey123 superman trustno1 1234qwer 123qweasd 123456abc 123456aa 12345678a'
  ).split(' '),
);

const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** On the list, one character or pair over and over, or a run along digits, alphabet or keyboard. */
function isCommon(plain: string): boolean {
  if (common.has(plain)) return true;
  if (/^(.{1,2})\1+$/u.test(plain)) return true;
  return runs.some((run) => run.includes(plain));
}
