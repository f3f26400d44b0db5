import { block } from '@yanxiu/domain/course/document';
import { mostChars, mostFiles } from '@yanxiu/domain/course/work-limits';
import { workLevels } from '@yanxiu/domain/teaching/work/nomination';
import { pieceStates } from '@yanxiu/domain/teaching/work/piece-states';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { allowed, day, done, fileOut, id, instantOut, listQuery, pageOf, queryFlag, reason } from './kernel/fields.ts';
import { discussionEndpoints } from './teaching-discussion.ts';
import { nominationEndpoints } from './teaching-nomination.ts';
import { voiceEndpoints } from './teaching-voice.ts';

const programId = id;
const own = '/api/my/programs/:programId/assignments/:lessonId';
const pieces = '/api/programs/:programId/pieces';

const workFile = z.object({ id, name: z.string(), sizeBytes: z.int(), mediaType: z.string() });
const rubric = z.array(z.object({ title: z.string(), about: z.string(), points: z.int() }));
const points = z.array(z.int().min(0).max(100)).max(8);
const pieceState = z.enum(pieceStates);

const writing = {
  programId,
  lessonId: id,
  text: z.string().max(mostChars * 2, '正文太长，请精简后再保存。'),
  fileIds: z.array(id).max(mostFiles, `最多 ${mostFiles} 个文件。`),
  /** 0 for a piece that is not there yet. */
  version: z.int().min(0),
};

/** What a tutor has said about a piece. */
const judgement = z.object({
  points: z.array(z.int()),
  tutorX100: z.int(),
  peerMeanX100: z.int().nullable(),
  peerPercent: z.int(),
  lateDays: z.int(),
  lateLossPercent: z.int(),
  scoreX100: z.int(),
  comment: z.string(),
  excellent: z.boolean(),
  markedByName: z.string(),
  markedAt: instantOut,
});

const myPiece = z.object({
  prompt: z.array(block),
  minChars: z.int(),
  mostFiles: z.int(),
  rubric,
  dueOn: day,
  lastOn: day,
  latePercent: z.int(),
  peerCount: z.int(),
  peerPercent: z.int(),
  state: pieceState.or(z.literal('none')),
  text: z.string(),
  files: z.array(workFile),
  mayPublish: z.boolean(),
  version: z.int(),
  savedAt: instantOut.nullable(),
  handedInAt: instantOut.nullable(),
  lateDays: z.int(),
  returnReason: z.string(),
  judgement: judgement.nullable(),
  /** Where it stands as a recommended 研修成果. */
  work: z
    .object({ level: z.enum(workLevels), state: z.enum(['waiting', 'setAside']), published: z.boolean() })
    .nullable(),
  /** What colleagues wrote, without names. */
  peerComments: z.array(z.string()),
  allowed,
});

const peerTask = z.object({
  pieceId: id,
  text: z.string(),
  files: z.array(workFile),
  done: z.boolean(),
  points: z.array(z.int()),
  comment: z.string(),
});

export const pieceRow = z.object({
  id,
  personId: id,
  name: z.string(),
  schoolName: z.string(),
  className: z.string(),
  lessonId: id,
  lessonTitle: z.string(),
  courseTitle: z.string(),
  state: pieceState,
  handedInAt: instantOut.nullable(),
  lateDays: z.int(),
  similarPercent: z.int(),
  scoreX100: z.int().nullable(),
  excellent: z.boolean(),
  claimedByName: z.string().nullable(),
  claimedUntil: instantOut.nullable(),
  /** It is the reader's own: another tutor marks it. */
  own: z.boolean(),
});

const range = z.tuple([z.int(), z.int()]);

export const workEndpoints = {
  myWorks: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/assignments',
    permission: 'teaching.self',
    summary: '我的课程包里的全部作业和讨论：哪天截止，做到哪一步',
    input: z.strictObject({ programId }),
    output: z.array(
      z.object({
        lessonId: id,
        kind: z.enum(['assignment', 'discussion']),
        title: z.string(),
        courseTitle: z.string(),
        dueOn: day,
        state: z.enum(['none', 'draft', 'handedIn', 'returned', 'marked']),
        scoreX100: z.int().nullable(),
      }),
    ),
  }),
  myPiece: endpoint({
    method: 'GET',
    path: own,
    permission: 'teaching.self',
    summary: '我的一项作业：要求、写到哪里、批改结果',
    input: z.strictObject({ programId, lessonId: id }),
    output: myPiece,
  }),
  savePiece: endpoint({
    method: 'PUT',
    path: own,
    permission: 'teaching.self',
    summary: '保存作业草稿（页面自动保存）',
    readOnly: true,
    input: z.strictObject(writing),
    output: z.object({ version: z.int(), savedAt: instantOut }),
  }),
  handIn: endpoint({
    method: 'POST',
    path: `${own}/hand-in`,
    permission: 'teaching.self',
    summary: '提交作业；辅导教师领取前可以撤回',
    input: z.strictObject({ ...writing, mayPublish: z.boolean() }),
    output: z.object({ version: z.int(), lateDays: z.int() }),
  }),
  takeBackPiece: endpoint({
    method: 'POST',
    path: `${own}/take-back`,
    permission: 'teaching.self',
    summary: '撤回还没有被领取的作业',
    input: z.strictObject({ programId, lessonId: id }),
    output: done,
  }),
  consentPiece: endpoint({
    method: 'POST',
    path: `${own}/consent`,
    permission: 'teaching.self',
    summary: '同意或不再同意署名公开展示；不再同意时立即从成果展示里撤下',
    input: z.strictObject({ programId, lessonId: id, mayPublish: z.boolean() }),
    output: done,
  }),
  myPieceFile: endpoint({
    method: 'GET',
    path: `${own}/files/:fileId`,
    permission: 'teaching.self',
    summary: '打开自己作业里、或分给自己互评的作业里的一个文件',
    input: z.strictObject({ programId, lessonId: id, fileId: id }),
    output: fileOut,
    sends: 'file',
  }),
  peers: endpoint({
    method: 'GET',
    path: `${own}/peers`,
    permission: 'teaching.self',
    summary: '分给我互评的作业，不显示姓名',
    input: z.strictObject({ programId, lessonId: id }),
    output: z.object({ rubric, lastOn: day, wanted: z.int(), tasks: z.array(peerTask), allowed }),
  }),
  takePeers: endpoint({
    method: 'POST',
    path: `${own}/peers`,
    permission: 'teaching.self',
    summary: '领取要互评的作业：先给评得最少的',
    input: z.strictObject({ programId, lessonId: id }),
    output: z.object({ taken: z.int() }),
  }),
  reviewPeer: endpoint({
    method: 'POST',
    path: `${own}/peers/:pieceId`,
    permission: 'teaching.self',
    summary: '给一份同伴作业评分并写评语',
    input: z.strictObject({
      programId,
      lessonId: id,
      pieceId: id,
      points,
      comment: z.string().trim().min(5, '请写几句评语（至少 5 个字）。').max(1000),
    }),
    output: done,
  }),
  pieces: endpoint({
    method: 'GET',
    path: pieces,
    permission: 'teaching.read',
    summary: '范围内的作业：待批改的按提交先后',
    input: z.strictObject({
      programId,
      ...listQuery,
      state: pieceState.exclude(['draft']).optional(),
      classId: id.optional(),
      lessonId: id.optional(),
      /** Those that the reader has taken. */
      mine: queryFlag.optional(),
    }),
    output: pageOf(pieceRow),
  }),
  pieceLessons: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/piece-lessons',
    permission: 'teaching.read',
    summary: '项目里的作业和讨论，各有多少份待批改、待回答',
    input: z.strictObject({ programId }),
    output: z.array(
      z.object({
        lessonId: id,
        kind: z.enum(['assignment', 'discussion']),
        title: z.string(),
        courseTitle: z.string(),
        handedIn: z.int(),
        waiting: z.int(),
      }),
    ),
  }),
  getPiece: endpoint({
    method: 'GET',
    path: `${pieces}/:id`,
    permission: 'teaching.read',
    summary: '一份作业：正文、文件、评分项、与他人作业相同的段落',
    input: z.strictObject({ programId, id }),
    output: pieceRow.extend({
      prompt: z.array(block),
      rubric,
      text: z.string(),
      files: z.array(workFile),
      chars: z.int(),
      minChars: z.int(),
      latePercent: z.int(),
      judgement: judgement.nullable(),
      history: z.array(
        z.object({
          number: z.int(),
          handedInAt: instantOut,
          returnReason: z.string().nullable(),
          returnedByName: z.string().nullable(),
          text: z.string(),
        }),
      ),
      peers: z.array(z.object({ name: z.string(), scoreX100: z.int().nullable(), comment: z.string() })),
      similar: z.array(
        z.object({
          pieceId: id,
          name: z.string(),
          schoolName: z.string(),
          handedInAt: instantOut,
          percent: z.int(),
          /** Of the reader's own classes: it can be opened. */
          inReach: z.boolean(),
          /** UTF-16 places in this text. */
          passages: z.array(z.object({ at: range, text: z.string(), other: z.string() })),
        }),
      ),
      allowed,
    }),
  }),
  pieceFile: endpoint({
    method: 'GET',
    path: `${pieces}/:id/files/:fileId`,
    permission: 'teaching.read',
    summary: '打开作业里的一个文件',
    input: z.strictObject({ programId, id, fileId: id }),
    output: fileOut,
    sends: 'file',
  }),
  takePieces: endpoint({
    method: 'POST',
    path: `${pieces}/take`,
    permission: 'teaching.tutor',
    summary: '领取等待批改的作业，先交的先批；24 小时没批完自动放回',
    input: z.strictObject({
      programId,
      count: z.int().min(1).max(20),
      classId: id.optional(),
      lessonId: id.optional(),
    }),
    output: z.object({ taken: z.int() }),
  }),
  releasePiece: endpoint({
    method: 'POST',
    path: `${pieces}/:id/release`,
    permission: 'teaching.tutor',
    summary: '把领取的作业放回',
    input: z.strictObject({ programId, id }),
    output: done,
  }),
  markPiece: endpoint({
    method: 'POST',
    path: `${pieces}/:id/mark`,
    permission: 'teaching.tutor',
    summary: '按评分项打分、写评语，可推荐为优秀',
    input: z.strictObject({
      programId,
      id,
      points,
      comment: z.string().trim().max(1000, '评语最多 1000 个字。').default(''),
      excellent: z.boolean().default(false),
    }),
    output: z.object({ scoreX100: z.int() }),
  }),
  returnPiece: endpoint({
    method: 'POST',
    path: `${pieces}/:id/return`,
    permission: 'teaching.tutor',
    summary: '退回重做，写明原因；之前交的保留',
    input: z.strictObject({ programId, id, reason }),
    output: done,
  }),
  ...discussionEndpoints,
  ...voiceEndpoints,
  ...nominationEndpoints,
};
