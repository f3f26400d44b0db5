import { promptText } from '@yanxiu/domain/course/work-rules';
import { addDays } from '@yanxiu/domain/kernel/day';
import { pieceScore, rubricScore } from '@yanxiu/domain/teaching/work/piece-score';
import { fingerprintsOf, likenessOf } from '@yanxiu/domain/teaching/work/similarity';
import { findWork, type JudgedKind } from '@yanxiu/server/course/store/work';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { sql } from 'kysely';
import { comments } from '../data/essay.ts';
import { type Random, randomOf } from '../generator/random.ts';
import { essayOf } from './essay.ts';
import { seedWorks } from './seed-nomination.ts';
import { reviewPieces } from './seed-peer.ts';
import { seedPosts } from './seed-post.ts';
import type { SeededProgram } from './seed-program.ts';
import { seedVoices } from './seed-voice.ts';
import { morning } from './trainee.ts';
import { demoSeed } from './world.ts';

/** So many classes have work to look at, with so many pieces each. */
const classes = 3;
const piecesEach = 18;

export interface Member {
  readonly personId: string;
  readonly classId: string;
  readonly orgPath: string;
  readonly tutorId: string;
}

/** Pieces waiting, marked and returned in some classes, with what was said in their discussions and what teachers think. */
export async function seedWork(db: Db, program: SeededProgram): Promise<void> {
  const random = randomOf(demoSeed, `work/${program.code}`);
  const members = await listMembers(db, program.id);
  const assignmentId = await findJudged(db, program.id, 'assignment');
  const discussionId = await findJudged(db, program.id, 'discussion');
  if (assignmentId) await seedPieces(db, program, { lessonId: assignmentId, members, random: random.fork('pieces') });
  if (discussionId) await seedPosts(db, program, { lessonId: discussionId, members, random: random.fork('posts') });
  await seedVoices(db, program, random.fork('voices'));
}

async function listMembers(db: Db, programId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    with led as (
      select class.id, lead.person_id as tutor_id from study_class class
      join class_tutor lead on lead.program_id = class.program_id and lead.class_id = class.id and lead.kind = 'lead'
        and lead.ended_at is null
      where class.program_id = ${programId} order by class.number limit ${classes}
    )
    select person_id, class_id, org_path, tutor_id from (
      select trainee.person_id, trainee.class_id, trainee.org_path, led.tutor_id,
        row_number() over (partition by led.id order by trainee.name_key, trainee.document_mask, trainee.person_id) as place
      from led join trainee on trainee.program_id = ${programId} and trainee.class_id = led.id
      where trainee.state = 'active' and trainee.first_login_at is not null
    ) member where place <= ${piecesEach} order by class_id, place`.execute(db);
  return rows;
}

/** The first lesson of a kind in the program's packages. */
async function findJudged(db: Db, programId: string, kind: JudgedKind): Promise<string | null> {
  const row = await db
    .selectFrom('lesson')
    .innerJoin('coursePackageItem as item', 'item.courseId', 'lesson.courseId')
    .select('lesson.id')
    .where('item.programId', '=', programId)
    .where('lesson.kind', '=', kind)
    .orderBy('lesson.id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

interface Judging {
  readonly lessonId: string;
  readonly members: readonly Member[];
  readonly random: Random;
}

async function seedPieces(db: Db, program: SeededProgram, { lessonId, members, random }: Judging): Promise<void> {
  const work = await findWork(db, lessonId, 'assignment');
  if (!work?.assignment) return;
  const { rubric, peerPercent } = work.assignment;
  const leftOut = promptText(work.prompt);
  const texts: { text: string; prints: number[] }[] = [];
  const drafted = members.map((member, at) => {
    const text = textOf(random, texts);
    const prints = fingerprintsOf(text, leftOut);
    const similarPercent = likest(text, prints, texts, leftOut);
    texts.push({ text, prints });
    const day = addDays(program.settings.milestones.studyStartsOn, random.int(20, 110));
    const handedInAt = morning(day);
    const common = {
      programId: program.id,
      id: newId(),
      personId: member.personId,
      lessonId,
      text,
      mayPublish: random.chance(800),
      version: 1,
      savedAt: handedInAt,
      handIns: 1,
      handedInAt,
      fingerprints: prints,
      similarPercent,
    };
    // every third piece is marked, one in ten returned, the rest waits
    if (at % 3 === 0) return { ...common, ...marked(member, rubric, random, addDays(day, random.int(1, 6))) };
    if (at % 10 === 4) return { ...common, ...returned };
    return { ...common, ...waiting };
  });
  const reviews = reviewPieces(drafted, members, work.assignment, random.fork('peers'));
  const rows = drafted.map((row) => ({ ...row, ...joinedScore(row, reviews, peerPercent) }));
  await bulkInsert(db, 'assignmentPiece', rows);
  await bulkInsert(db, 'peerReview', reviews);
  await bulkInsert(db, 'assignmentHandIn', rows.map(handInOf));
  await bulkInsert(
    db,
    'lessonScore',
    rows
      .filter((row) => row.state !== 'returned')
      .map(({ programId, personId, scoreX100, savedAt }) => ({
        programId,
        personId,
        lessonId,
        scoreX100,
        scoredAt: savedAt,
      })),
  );
  await seedWorks(
    db,
    program,
    rows.filter((row) => row.excellent),
  );
}

const waiting = {
  state: 'handedIn',
  markedBy: null,
  markedAt: null,
  points: null,
  tutorX100: null,
  scoreX100: null,
  comment: '',
  excellent: false,
  returnReason: '',
  returns: 0,
};
const returned = {
  ...waiting,
  state: 'returned',
  returnReason: '请写写学生后来的变化，再补充自己的反思。',
  returns: 1,
};

function marked(member: Member, rubric: readonly { points: number }[], random: Random, on: string) {
  const points = rubric.map((line) => Math.round((line.points * random.int(70, 98)) / 100));
  const scoreX100 = rubricScore(rubric, points) ?? 0;
  return {
    state: 'marked',
    markedBy: member.tutorId,
    markedAt: morning(on),
    points,
    tutorX100: scoreX100,
    scoreX100,
    comment: random.pick(comments),
    excellent: scoreX100 >= 8500,
    returnReason: '',
    returns: 0,
  };
}

/** The score of a marked piece with what colleagues gave it. */
function joinedScore(
  { id, tutorX100 }: { id: string; tutorX100: number | null },
  reviews: readonly { pieceId: string; scoreX100: number | null }[],
  peerPercent: number,
) {
  if (tutorX100 === null) return {};
  const peersX100 = reviews.flatMap((one) => (one.pieceId === id && one.scoreX100 !== null ? [one.scoreX100] : []));
  const { scoreX100 } = pieceScore({ tutorX100, peersX100, peerPercent, lateDays: 0, latePercent: 0 });
  return { scoreX100 };
}

/** Mostly somebody's own words; now and then most of a colleague's. */
function textOf(random: Random, texts: readonly { text: string }[]): string {
  const own = essayOf(random);
  if (texts.length === 0 || !random.chance(60)) return own;
  const { text } = random.pick(texts);
  const [first = ''] = own.split(/(?<=。)/);
  return [first, ...text.split(/(?<=。)/).slice(1)].join('');
}

/** The most that a text has in common with an earlier one: the one with the most fingerprints in common is looked at. */
function likest(
  text: string,
  prints: readonly number[],
  texts: readonly { text: string; prints: readonly number[] }[],
  leftOut: string,
): number {
  const own = new Set(prints);
  const common = texts.map((one) => one.prints.filter((print) => own.has(print)).length);
  const most = Math.max(0, ...common);
  const other = most > 0 ? texts[common.indexOf(most)] : undefined;
  return other ? likenessOf(text, other.text, leftOut).percent : 0;
}

export interface SeededPiece {
  readonly programId: string;
  readonly id: string;
  readonly personId: string;
  readonly text: string;
  readonly handedInAt: Date;
  readonly returns: number;
  readonly returnReason: string;
  readonly markedBy: string | null;
  readonly markedAt: Date | null;
  readonly comment: string;
  readonly mayPublish: boolean;
}

const handInOf = ({ programId, id, text, handedInAt, returns, returnReason }: SeededPiece) => ({
  programId,
  pieceId: id,
  number: 1,
  text,
  fileIds: [],
  handedInAt,
  lateDays: 0,
  returnReason: returns > 0 ? returnReason : null,
});
