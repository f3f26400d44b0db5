/** The fields of a line in which a remark may stand (rules §6: all of remark, purpose, summary). */
export interface RemarkFields {
  readonly summary: string;
  readonly purpose: string;
  readonly postscript: string;
  readonly personal: string;
}

/**
 * The remark of a line as texts to try in turn: its fields side by side, then joined without a gap where the bank may
 * have cut one remark in two at a field's length limit. A field that repeats another is taken once.
 */
export function remarkTexts(line: RemarkFields): string[] {
  const fields = [line.summary, line.purpose, line.postscript, line.personal].map((field) => field.trim());
  const kept = fields.filter((field, index) => field !== '' && !isRepeated(field, index, fields));
  const joined = kept.reduce(
    (text, field) => (text === '' ? field : text + (isCut(text, field) ? '' : ' ; ') + field),
    '',
  );
  const apart = kept.join(' ; ');
  return joined === apart ? [apart] : [apart, joined];
}

/** A field may go on in the next where it is long and no mark stands between them. */
function isCut(before: string, after: string): boolean {
  return before.length >= 8 && /[\p{L}\p{N}*×+-]$/u.test(before) && /^[\p{L}\p{N}*×-]/u.test(after);
}

function isRepeated(field: string, index: number, fields: readonly string[]): boolean {
  return fields.some((other, at) => {
    if (at === index || other === '') return false;
    return other === field ? at < index : field.length >= 4 && other.includes(field);
  });
}
