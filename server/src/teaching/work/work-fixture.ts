import { newId } from '../../platform/id/new-id.ts';
import { aPerson, type BuiltPerson } from '../../platform/testing/builders.ts';
import type { TestApp } from '../../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, type BuiltTrainee } from '../../study/study-fixture.ts';

/** Builders for API tests of work that people mark: a program with an assignment, a discussion, two classes and tutors. */

export interface WorkWorld {
  readonly program: BuiltProgram;
  readonly editor: BuiltPerson;
  readonly courseId: string;
  readonly assignmentId: string;
  readonly discussionId: string;
  readonly classId: string;
  readonly otherClassId: string;
  readonly tutor: BuiltPerson;
  readonly colleague: BuiltPerson;
  readonly stranger: BuiltPerson;
}

export const prompt = [
  { kind: 'paragraph' as const, runs: [{ text: '请结合一节课的教学实录，谈谈您怎样设计课堂提问。' }] },
];

export const rubric = [
  { title: '联系实际', about: '写的是自己的课堂', points: 40 },
  { title: '分析', about: '', points: 40 },
  { title: '表达', about: '', points: 20 },
];

export const assignmentRules = {
  minChars: 20,
  files: 2,
  rubric,
  dueDays: null,
  lateDays: 7,
  latePercent: 5,
  peerCount: 0,
  peerPercent: 0,
};
export const discussionRules = {
  minChars: 10,
  replyMinChars: 2,
  dayCap: 2,
  postPoints: 30,
  replyPoints: 10,
  finePoints: 20,
};

type Some<Row> = readonly [Row, ...Row[]];
type Fields = Readonly<Record<string, unknown>>;

/** A row of a list, as far as the tests look into it. */
interface AnswerRow extends Fields {
  readonly id: string;
  readonly act: string;
  readonly courseId: string;
  readonly figures: unknown;
  readonly inReach: boolean;
  readonly key: string;
  readonly lessons: readonly (Fields & { readonly id: string })[];
  readonly message: string;
  readonly passages: Some<{ readonly at: readonly [number, number]; readonly text: string }>;
  readonly pieceId: string;
  readonly shown: boolean;
  readonly words: unknown;
}

/** What the tests look into of the answers of many endpoints; each answer holds its own endpoint's part. */
export interface AnswerBody extends Fields {
  readonly asking: number;
  readonly events: Some<AnswerRow>;
  readonly id: string;
  readonly issues: Some<AnswerRow>;
  readonly questions: Some<AnswerRow>;
  readonly regions: Some<AnswerRow>;
  readonly rows: Some<AnswerRow>;
  readonly similar: Some<AnswerRow>;
  readonly tasks: Some<AnswerRow>;
  readonly text: string;
  readonly total: number;
  readonly units: Some<AnswerRow>;
  readonly version: number;
  readonly work: { readonly assignment: { readonly rubric: readonly unknown[] } };
}

export interface Answer {
  readonly status: number;
  readonly body: AnswerBody;
}

export async function send(
  test: TestApp,
  person: { headers: { cookie: string } },
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
): Promise<Answer> {
  const response = await test.server.inject({ method, url, headers: person.headers, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, body: response.json() };
}

/** A program whose primary course has an assignment and a discussion, written by its provider's editor. */
export async function aWorkWorld(
  test: TestApp,
  wish: { days?: number; assignment?: Partial<typeof assignmentRules> } = {},
): Promise<WorkWorld> {
  const program = await aStudyProgram(test, wish.days === undefined ? {} : { days: wish.days });
  const editor = await aPerson(test, { role: 'contentEditor', org: program.provider });
  const courseId = program.courseIds.get('stage') ?? '';
  const course = `/api/courses/${courseId}`;
  const { units } = (await send(test, editor, 'GET', course)).body;
  const add = async (kind: string, title: string, path: string, rules: object) => {
    const lesson = await send(test, editor, 'POST', `${course}/lessons`, { unitId: units[0].id, kind, title });
    const saved = await send(test, editor, 'PUT', `${course}/lessons/${lesson.body.id}/${path}`, { prompt, rules });
    if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
    return lesson.body.id as string;
  };
  const assignmentId = await add('assignment', '教学反思', 'assignment', { ...assignmentRules, ...wish.assignment });
  const discussionId = await add('discussion', '说说课堂提问', 'discussion', discussionRules);
  const [classId, otherClassId] = [await aClass(test, program, 1), await aClass(test, program, 2)];
  return {
    program,
    editor,
    courseId,
    assignmentId,
    discussionId,
    classId,
    otherClassId,
    tutor: await aTutor(test, program, classId),
    colleague: await aTutor(test, program, classId),
    stranger: await aTutor(test, program, otherClassId),
  };
}

async function aClass(test: TestApp, program: BuiltProgram, number: number): Promise<string> {
  const id = newId();
  await test.app.database.db
    .insertInto('studyClass')
    .values({
      programId: program.id,
      id,
      number,
      name: `${number}班`,
      regionOrgId: program.publisher.id,
      regionPath: program.publisher.path,
      sizeTarget: 100,
      formedAt: test.clock.now(),
    })
    .execute();
  return id;
}

/** A tutor who reaches one class alone. */
export async function aTutor(test: TestApp, program: BuiltProgram, classId: string): Promise<BuiltPerson> {
  const tutor = await aPerson(test, { role: 'tutor', org: program.provider });
  await test.app.database.db
    .updateTable('roleAssignment')
    .set({ programId: program.id, classId })
    .where('id', '=', tutor.assignmentId ?? '')
    .execute();
  return tutor;
}

/** A trainee of a class. */
export async function aMember(test: TestApp, world: WorkWorld, classId = world.classId): Promise<BuiltTrainee> {
  const trainee = await aTrainee(test, world.program);
  await putInClass(test, world, trainee.id, classId);
  return trainee;
}

export async function putInClass(test: TestApp, world: WorkWorld, personId: string, classId: string): Promise<void> {
  await test.app.database.db
    .updateTable('trainee')
    .set({ classId })
    .where('programId', '=', world.program.id)
    .where('personId', '=', personId)
    .execute();
}

/** Texts that have nothing in common. */
export function essay(seed: number): string {
  const words = ['提问', '倾听', '合作', '板书', '作业', '评价', '朗读', '实验', '观察', '讨论', '练习', '反馈'];
  let state = seed * 7919 + 17;
  return Array.from({ length: 30 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return words[state % words.length] ?? '';
  }).join('');
}

/** Hands a piece in and returns its id. */
export async function handIn(test: TestApp, world: WorkWorld, trainee: BuiltTrainee, text: string): Promise<string> {
  const own = `/api/my/programs/${world.program.id}/assignments/${world.assignmentId}`;
  const { version } = (await send(test, trainee, 'GET', own)).body;
  const done = await send(test, trainee, 'POST', `${own}/hand-in`, { text, fileIds: [], version, mayPublish: true });
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  const row = await test.app.database.db
    .selectFrom('assignmentPiece')
    .select('id')
    .where('programId', '=', world.program.id)
    .where('personId', '=', trainee.id)
    .where('lessonId', '=', world.assignmentId)
    .executeTakeFirstOrThrow();
  return row.id;
}
