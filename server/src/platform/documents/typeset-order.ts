/** What the typesetting process is asked: a template file, its data as one JSON string, and what to make of it. */
export interface TypesetOrder {
  readonly file: string;
  readonly json: string;
  readonly output: 'pdf' | 'svg';
  readonly createdAtSec: number;
  /** Photos that the template names beside itself. */
  readonly pictures?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export type TypesetAnswer =
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array }
  | { readonly kind: 'svg'; readonly svg: string; readonly pages: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** With the answer goes what it cost: the worker's memory now, and its processor time since its last reply. */
export interface TypesetReply {
  readonly answer: TypesetAnswer;
  readonly rssBytes: number;
  readonly cpuMs: number;
}
