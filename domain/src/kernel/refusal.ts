/**
 * A rule's "no" is a value: a stable code, the parameters of its sentence and the sentence itself, in the words
 * that the reader of the screen uses. A use case turns it into the one RefusalError; a rule never throws.
 */
export interface Refusal {
  readonly refused: true;
  readonly code: string;
  readonly message: string;
  readonly params: RefusalParams;
}

export type RefusalParams = Readonly<Record<string, string | number>>;

/** The texts of one feature's refusals: code → Chinese sentence with `{name}` places for its parameters. */
export type RefusalTexts = Readonly<Record<string, string>>;

/** Makes the one function with which a feature says "no"; an unknown code does not compile. */
export function refusals<T extends RefusalTexts>(feature: string, texts: T) {
  return (code: keyof T & string, params: RefusalParams = {}): Refusal => ({
    refused: true,
    code: `${feature}.${code}`,
    message: fillText(texts[code] ?? code, params),
    params,
  });
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}

/** Puts parameters into the `{name}` places of a sentence; a place without a parameter stays visible. */
export function fillText(text: string, params: RefusalParams): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
