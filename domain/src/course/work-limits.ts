/** The most that an assignment or a discussion may ask for. */
export const mostChars = 20_000;
export const mostFiles = 9;

/** Characters of a text as its limits count them: without spaces and line breaks, a rare character as one. */
export function charsOf(text: string): number {
  return [...text.replace(/\s/g, '')].length;
}
