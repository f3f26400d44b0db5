import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, roleNames, roles } from '@yanxiu/domain/access/roles';

interface KeptLogin {
  readonly phone: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly { role: Role; org: string }[];
  /** The programs for which this is the log-in to try first, and as whom; `''` for the whole province. */
  readonly shownFor?: readonly { program: string; role: Role }[];
}

/** One log-in of each role, by program, as lines to print; the rest is in the file that the last line names. */
export function demoLoginLines(dataDir: string): string[] {
  const file = join(dataDir, 'demo-logins.json');
  if (!existsSync(file)) return [];
  const logins = JSON.parse(readFileSync(file, 'utf8')) as KeptLogin[];
  const programs = [...new Set(logins.flatMap((login) => (login.shownFor ?? []).map((one) => one.program)))];
  return [
    `演示登录（密码都是 ${logins[0]?.password ?? ''}）：`,
    ...programs.sort().flatMap((program) => [`${program || '全省'}：`, ...linesOf(program, logins)]),
    `全部演示账号见 ${file}`,
  ];
}

function linesOf(program: string, logins: readonly KeptLogin[]): string[] {
  return roles.flatMap((role) => {
    const login = logins.find((one) => one.shownFor?.some((shown) => shown.program === program && shown.role === role));
    const org = login?.roles.find((held) => held.role === role)?.org ?? '';
    return login ? [`  ${roleNames[role].padEnd(8, '\u3000')} ${login.phone}  ${org} ${login.name}`] : [];
  });
}
