/** Money is whole fen (rules §2): never a float, never yuan in storage. */
export type Fen = number & { readonly __unit: 'fen' };

/** Checks that a number is a safe whole number of fen; throws on a programming error, never on user input. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new Error(`not a whole number of fen: ${amount}`);
  return amount as Fen;
}

/** `672000` → `6,720.00`: thousands and two decimals, as on every screen and form. */
export function yuanText(amountFen: number): string {
  const sign = amountFen < 0 ? '-' : '';
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${digits.slice(-2)}`;
}

/** Reads `6,720.00`, `6720`, `¥6,720.5`, `６７２０元` into fen; null when it is not an amount of at most two decimals. */
export function readYuan(text: string): Fen | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,¥￥元]/g, '')
    .replace(/^RMB|^CNY/i, '');
  const parts = /^([+-]?)(\d{1,13})(?:\.(\d{0,2})0*)?$/.exec(plain);
  if (!parts) return null;
  const [, sign, whole = '0', cents = ''] = parts;
  const amount = Number(whole) * 100 + Number(cents.padEnd(2, '0'));
  return fen(sign === '-' ? -amount : amount);
}
