import type { ClipKey } from '../clip/catalogue.ts';

export type QuestionKind = 'single' | 'multiple' | 'trueFalse';

/** How the text of a course is written down: short, so that it can be read and mended as text. */
export interface CourseSource {
  readonly key: string;
  readonly title: string;
  /** The theme of the notice that the course serves. */
  readonly theme: string;
  readonly clip: ClipKey;
  readonly intro: string;
  /** Units: a title, then the titles of its videos of 45 minutes. */
  readonly units: readonly (readonly [title: string, ...videos: string[]])[];
  readonly document: {
    readonly title: string;
    /** Pages: a heading, then paragraphs. */
    readonly pages: readonly (readonly [heading: string, ...paragraphs: string[]])[];
  };
  /** Answers are letters: `B`, `ACD`. */
  readonly quiz: readonly (readonly [
    kind: QuestionKind,
    stem: string,
    options: readonly string[],
    answer: string,
    explanation: string,
  ])[];
}
