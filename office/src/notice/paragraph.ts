export interface Paragraph {
  readonly key: string;
  /** 1 for “一、…”, 2 for “（一）…”, 0 for plain text. */
  readonly level: 0 | 1 | 2;
  readonly heading: string;
  readonly text: string;
}

/** A heading is a short numbered beginning: the whole paragraph, or up to its first full stop. */
const heading = /^((?:[一二三四五六七八九十]+、)|(?:（[一二三四五六七八九十]+）))[^。]{1,30}(?:。|$)/u;

/** Splits the text of a notice into paragraphs and their headings (GB/T 9704 7.3.3: 黑体 first level, 楷体 second). */
export function paragraphsOf(body: string): Paragraph[] {
  return body
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, at) => {
      const found = heading.exec(line);
      const head = found?.[0] ?? '';
      const level = found ? (line.startsWith('（') ? 2 : 1) : 0;
      return { key: `${at}`, level, heading: head, text: line.slice(head.length) };
    });
}
