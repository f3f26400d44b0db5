import { z } from 'zod';
import { stages } from '../program/policy.ts';
import { documentPages, type PagePicture } from './document.ts';
import { picturesOf } from './page-blocks.ts';
import { bankDraw, quizQuestion, quizRules } from './question.ts';
import { assignmentRules, discussionRules, workPrompt } from './work-rules.ts';

const title = z.string().trim().min(1).max(80);

/** A film by its content: the package holds it as `files/<sha256>.mp4`, a page's picture as `files/<sha256>.jpg`. */
const video = z.strictObject({
  kind: z.literal('video'),
  title,
  file: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  captions: z.string().max(2_000_000).nullable(),
});

const document = z.strictObject({ kind: z.literal('document'), title, pages: documentPages.nullable() });

/** `pooled` questions came from a bank; they travel with the quiz. */
const quiz = z.strictObject({
  kind: z.literal('quiz'),
  title,
  rules: quizRules,
  questions: z.array(quizQuestion).max(200),
  pools: z.array(z.strictObject({ draw: bankDraw, questions: z.array(quizQuestion).min(1).max(5_000) })).max(10),
});

const assignment = z.strictObject({
  kind: z.literal('assignment'),
  title,
  work: z.strictObject({ prompt: workPrompt, rules: assignmentRules }).nullable(),
});

const discussion = z.strictObject({
  kind: z.literal('discussion'),
  title,
  work: z.strictObject({ prompt: workPrompt, rules: discussionRules }).nullable(),
});

/** A live session travels without its date: whoever takes the course over sets a new one. */
const live = z.strictObject({ kind: z.literal('live'), title });

const lesson = z.discriminatedUnion('kind', [video, document, quiz, assignment, discussion, live]);

/** Everything that a course is, as plain data: what a copy is made of, and `manifest.json` of a package. */
export const courseManifest = z.strictObject({
  format: z.literal('yanxiu-course'),
  formatVersion: z.literal(1),
  course: z.strictObject({
    title: z.string().trim().min(2).max(80),
    summary: z.string().max(1000),
    lecturer: z.string().max(60),
    stages: z.array(z.enum(stages)).min(1).max(6),
    subject: z.string().max(20),
    theme: z.string().trim().min(2).max(60),
    hoursX100: z.int().min(25).max(5000),
  }),
  units: z.array(z.strictObject({ title, lessons: z.array(lesson).max(100) })).max(60),
});

export type CourseManifest = z.infer<typeof courseManifest>;
export type ManifestLesson = z.infer<typeof lesson>;
export type ManifestOf<K extends ManifestLesson['kind']> = Extract<ManifestLesson, { kind: K }>;

/** The pictures of a course's documents, each once. */
export function picturesIn({ units }: CourseManifest): PagePicture[] {
  const pictures = units.flatMap(({ lessons }) =>
    lessons.flatMap((one) =>
      one.kind === 'document' ? (one.pages ?? []).flatMap(({ blocks }) => picturesOf(blocks)) : [],
    ),
  );
  return [...new Map(pictures.map((one) => [one.sha256, one])).values()];
}

/** The films that a course needs, each once. */
export function filesOf({ units }: CourseManifest): string[] {
  const files = units.flatMap(({ lessons }) =>
    lessons.flatMap((one) => (one.kind === 'video' && one.file ? [one.file] : [])),
  );
  return [...new Set(files)];
}
