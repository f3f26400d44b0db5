/**
 * Numbers as a spreadsheet shows them. Covers what rosters and bank statements use: General, decimals, thousands,
 * percent, leading zeros, scientific, literals; exotic masks (fractions, conditions) fall back to General.
 */
export interface NumberFormat {
  kind: 'general' | 'date' | 'mask';
  mask: string;
}

/** Built-in formats (ECMA-376 18.8.30) that aren't dates; 27–36 and 50–58 are the dates of Chinese systems. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  48: '0.0E+0',
};

const general: NumberFormat = { kind: 'general', mask: '' };
const date: NumberFormat = { kind: 'date', mask: '' };

export function builtInFormat(id: number): NumberFormat {
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  if (isDate) return date;
  const mask = builtIn[id];
  return mask ? { kind: 'mask', mask } : general;
}

export function customFormat(code: string): NumberFormat {
  const plain = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const section = plain.split(';')[0] ?? '';
  if (/general/i.test(section) || section.trim() === '' || section.includes('@')) return general;
  if (/[ymdhs年月日时分秒]/i.test(section) && !/[0#?]/.test(section.replace(/s\.0+/gi, ''))) return date;
  return { kind: 'mask', mask: code };
}

export function numberText(value: number, format: NumberFormat): string {
  return format.kind === 'mask' ? maskedText(value, format.mask) : generalText(value);
}

/** General: at most 11 characters of digits, then scientific with six (1.40522E+17). */
export function generalText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 1e11 || size < 1e-9) return scientific(value, 5, true);
  if (Number.isInteger(value)) return String(value);
  const wholeDigits = size >= 1 ? Math.floor(Math.log10(size)) + 1 : 1;
  return String(Number(value.toFixed(Math.max(0, Math.min(9, 10 - wholeDigits)))));
}

function scientific(value: number, decimals: number, trim: boolean): string {
  const [mantissa = '0', exponent = '+0'] = value.toExponential(decimals).split('e');
  const power = exponent.slice(1).padStart(2, '0');
  return `${trim ? String(Number(mantissa)) : mantissa}E${exponent[0]}${power}`;
}

function maskedText(value: number, code: string): string {
  const sections = code.split(';');
  const negative = value < 0 && sections.length > 1;
  const chosen = (negative ? sections[1] : value === 0 && sections[2] ? sections[2] : sections[0]) ?? '';
  const parts = /^(.*?)([#0?][#0?,.]*(?:E[+-]0+)?)(.*)$/s.exec(literals(chosen));
  if (!parts) return literals(chosen).replace(/[()]/g, '').trim() || generalText(value);
  const [, before = '', digits = '', after = ''] = parts;
  const shown = negative ? -value : value;
  const body = digitsText(after.includes('%') ? shown * 100 : shown, digits);
  const bracketed = negative && before.includes('(');
  const sign = negative && !before.includes('-') && !bracketed && !after.includes('-') ? '-' : '';
  return `${sign}${bracketed ? '-' : ''}${before.replace('(', '')}${body}${after.replace(')', '')}`.trim();
}

/** Drops what only pads or colours, keeps literals: `_ ¥* #,##0.00_ ` → `¥#,##0.00`. */
function literals(section: string): string {
  return section
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1')
    .replace(/\[[^\]]*\]|_.|\*./g, '')
    .replace(/"([^"]*)"|\\(.)/g, '$1$2');
}

function digitsText(value: number, digits: string): string {
  const power = /^(.*)E[+-](0+)$/.exec(digits);
  if (power) return scientific(value, (power[1]?.split('.')[1] ?? '').length, false);
  const [whole = '', fraction = ''] = digits.split('.');
  const fixed = roundHalfUp(Math.abs(value), fraction.length);
  let [head = '0', tail = ''] = fixed.split('.');
  while (tail.length > 0 && tail.endsWith('0') && fraction[tail.length - 1] !== '0') tail = tail.slice(0, -1);
  head = head.padStart((whole.match(/0/g) ?? []).length, '0');
  if (whole.includes(',')) head = head.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(fixed) !== 0 ? '-' : '';
  return sign + head + (tail === '' ? '' : `.${tail}`);
}

/** Half up on the decimal digits of the number, as spreadsheets round (`toFixed` rounds 1.005 down). */
function roundHalfUp(value: number, decimals: number): string {
  if (value >= 1e15) return value.toFixed(decimals);
  const exact = Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
  return Number.isFinite(exact) ? exact.toFixed(decimals) : value.toFixed(decimals);
}
