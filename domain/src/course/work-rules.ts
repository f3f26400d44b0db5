import { z } from 'zod';
import { type Block, block } from './document.ts';
import { mostChars, mostFiles } from './work-limits.ts';

/** What an assignment or a discussion asks for, as structured text. */
export const workPrompt = z.array(block).min(1, '请写明要求。').max(100, '要求太长，请精简。');

/** One line of the rubric: what is looked at, and for how many points. */
const rubricItem = z.strictObject({
  title: z.string().trim().min(1, '评分项要有名称。').max(40, '评分项名称最多 40 个字。'),
  about: z.string().trim().max(200, '评分项说明最多 200 个字。').default(''),
  points: z.int('分值应是整数。').min(1, '每项至少 1 分。').max(100, '每项最多 100 分。'),
});

const minChars = z.int().min(0).max(mostChars);

export const assignmentRules = z
  .strictObject({
    minChars: minChars.default(0),
    /** How many files may be handed in with it; 0: none. */
    files: z.int().min(0).max(mostFiles).default(3),
    rubric: z
      .array(rubricItem)
      .min(1, '至少要有一个评分项。')
      .max(8, '最多 8 个评分项。')
      .default([{ title: '完成质量', about: '', points: 100 }]),
    /** Days after the program's study begins, both included; null: the last day of study. */
    dueDays: z.int().min(1).max(400).nullable().default(null),
    /** After the due day it is still taken for so many days, each of which costs so many percent of the score. */
    lateDays: z.int().min(0).max(60).default(7),
    latePercent: z.int().min(0).max(100).default(5),
    /** Pieces of colleagues that each one reviews; 0: no peer review. */
    peerCount: z.int().min(0).max(5).default(0),
    /** The share of the colleagues' mean in the score. */
    peerPercent: z.int().min(0).max(50, '互评最多占 50%。').default(0),
  })
  .superRefine((rules, context) => {
    const add = (message: string, path: string) => context.addIssue({ code: 'custom', message, path: [path] });
    if (rules.minChars === 0 && rules.files === 0) add('不要求文字又不收文件，无法提交。请至少设置一项。', 'minChars');
    if ((rules.peerCount === 0) !== (rules.peerPercent === 0))
      add('开展互评时，互评份数和所占比例都要填写；不互评时都填 0。', 'peerPercent');
  });

export const discussionRules = z.strictObject({
  /** The least length of a contribution; a reply may be shorter. */
  minChars: z.int().min(1).max(2000).default(30),
  replyMinChars: z.int().min(1).max(2000).default(5),
  /** Contributions and replies of a day that earn points; further ones are welcome and earn none. */
  dayCap: z.int().min(1).max(50).default(3),
  postPoints: z.int().min(0).max(100).default(30),
  replyPoints: z.int().min(0).max(100).default(10),
  /** On top, for what a tutor marks as 精华. */
  finePoints: z.int().min(0).max(100).default(20),
});

export type AssignmentRules = z.infer<typeof assignmentRules>;
export type DiscussionRules = z.infer<typeof discussionRules>;

/** The prompt as one plain text: what it has in common with an answer is not the answer's. */
export function promptText(prompt: readonly Block[]): string {
  return prompt.map(blockText).join('\n');
}

const runsText = (runs: readonly { readonly text: string }[]) => runs.map(({ text }) => text).join('');

function blockText(one: Block): string {
  if (one.kind === 'heading') return one.text;
  return one.kind === 'list' ? one.items.map(runsText).join('\n') : runsText(one.runs);
}
