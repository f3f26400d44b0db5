/** What crosses between the server and the process that opens PDFs. */
export interface PdfOrder {
  /** The file to open. */
  readonly path: string;
  readonly mostPages: number;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
  /** As the PDF tells it, untidied. */
  readonly text: string;
}

export type PdfRefusal = 'password' | 'damaged' | 'empty' | 'pages';

export type FromPdfProcess =
  | { readonly kind: 'opened'; readonly pages: number }
  | { readonly kind: 'page'; readonly page: PdfPage }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly why: PdfRefusal; readonly pages: number };

/** The server has taken the page that it was sent: the next may come. */
export type ToPdfProcess = { readonly order: PdfOrder } | { readonly taken: true };
