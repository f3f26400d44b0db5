const gap = /_{2,}/g;

/** Gaps of a 填空题: each run of two or more low lines in the stem is one; a stem without any has its one gap at the end. */
export function gapsOf(stem: string): number {
  return Math.max(1, stem.match(gap)?.length ?? 0);
}

/** The stem cut at its gaps: one piece more than there are gaps. */
export function stemPieces(stem: string): string[] {
  const pieces = stem.split(gap);
  return pieces.length > 1 ? pieces : [stem, ''];
}

/**
 * What is compared of a typed answer: full and half width, capitals, spaces, quotes and a closing full stop make no
 * difference; a phone's keyboard puts them in as it likes.
 */
export function plainAnswer(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u201c\u201d\u2018\u2019\u300c\u300d\u300e\u300f"']/g, '')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/[。.;；]+$/, '');
}

/** Whether each gap holds one of its accepted answers. */
export function fillsAll(accepted: readonly (readonly string[])[], typed: readonly string[]): boolean {
  return (
    typed.length === accepted.length &&
    accepted.every((some, at) => {
      const given = plainAnswer(typed[at] ?? '');
      return given !== '' && some.some((one) => plainAnswer(one) === given);
    })
  );
}
