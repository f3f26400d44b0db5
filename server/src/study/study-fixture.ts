import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import type { ProgramSettings, Stage } from '@yanxiu/domain/program/policy';
import { presets } from '@yanxiu/domain/program/presets';
import type { Asked } from '@yanxiu/domain/study/presence';
import { type CatalogueCourse, installCatalogue, installPackages } from '../course/install-catalogue.ts';
import { smallMp4 } from '../course/small-mp4.ts';
import { nameKeyOf } from '../org/sort-key.ts';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import type { TestApp } from '../platform/testing/test-app.ts';

/** Builders for API tests of courses and study: a program that is open now, a catalogue and trainees. */

export interface BuiltProgram {
  readonly id: string;
  readonly settings: ProgramSettings;
  readonly publisher: BuiltOrg;
  readonly provider: BuiltOrg;
  readonly school: BuiltOrg;
  readonly courseIds: ReadonlyMap<string, string>;
}

export const lessonSec = 2700;

/** Two common courses and one of the stage: three 学时 of video, a document of four pages, a quiz. */
export function smallCatalogue(): CatalogueCourse[] {
  const video = (key: string, title: string) => ({ kind: 'video', key, title, clipKey: 'clip' }) as const;
  const course = (
    key: string,
    theme: string,
    isCommon: boolean,
    lessons: CatalogueCourse['units'][number]['lessons'],
    hoursX100: number,
  ): CatalogueCourse => ({
    key,
    title: `${theme}课程`,
    theme,
    intro: '试验用课程。',
    stages: ['primary', 'junior'],
    isCommon,
    nominalHoursX100: hoursX100,
    units: [{ title: '第一章', lessons }],
  });
  const document = {
    kind: 'document',
    key: 'read',
    title: '读一读',
    pages: [1, 2, 3, 4].map((page) => ({
      heading: `第${page}页`,
      paragraphs: ['为人师表。', '以身作则。'],
      leastSec: 60,
    })),
  } as const;
  const quiz = {
    kind: 'quiz',
    key: 'quiz',
    title: '随堂测验',
    questions: [
      {
        kind: 'single',
        stem: '教师的天职是什么？',
        options: ['教书育人', '其他'],
        answer: [0],
        explanation: '见职业道德规范。',
      },
      {
        kind: 'multiple',
        stem: '哪些属于校园安全？',
        options: ['消防', '食品', '天气'],
        answer: [0, 1],
        explanation: '消防与食品。',
      },
    ],
  } as const;
  return [
    course('ethics', '师德为先', true, [video('e1', '第一讲'), video('e2', '第二讲'), document, quiz], 200),
    course('law', '依法治教', true, [video('l1', '第一讲')], 50),
    course('stage', '核心素养', false, [video('s1', '第一讲'), video('s2', '第二讲')], 200),
  ];
}

/** A published program whose study is open from yesterday for `days`, with packages for primary and junior. */
export async function aStudyProgram(
  test: TestApp,
  wish: { days?: number; dailyCapX100?: number; startsInDays?: number; courses?: CatalogueCourse[] } = {},
): Promise<BuiltProgram> {
  const { db } = test.app.database;
  const publisher = await anOrg(test, { kind: 'county' });
  const provider = await anOrg(test, { kind: 'provider' });
  const school = await anOrg(test, { kind: 'school', parent: publisher });
  const settings = openSettings(dayOf(test.clock.now()), wish);
  const id = newId();
  const now = test.clock.now();
  await db
    .insertInto('program')
    .values({
      id,
      code: `study-${id}`,
      name: settings.title,
      year: settings.year,
      publisherId: publisher.id,
      providerId: provider.id,
      state: 'published',
      settings: JSON.stringify(settings),
      createdAt: now,
      publishedAt: now,
    })
    .execute();
  const folder = mkdtempSync(join(tmpdir(), 'yanxiu-clip-'));
  writeFileSync(join(folder, 'clip.mp4'), smallMp4(lessonSec));
  const courses = wish.courses ?? smallCatalogue();
  const courseIds = await installCatalogue(db, test.app, {
    providerId: provider.id,
    courses,
    clipPath: () => join(folder, 'clip.mp4'),
    at: now,
  });
  await installPackages(db, { programId: id, stages: ['primary', 'junior'], at: now }, courses, courseIds);
  return { id, settings, publisher, provider, school, courseIds };
}

function openSettings(
  today: string,
  wish: { days?: number; dailyCapX100?: number; startsInDays?: number },
): ProgramSettings {
  const preset = presets[0];
  if (!preset) throw new Error('no preset');
  const { settings } = preset;
  const studyStartsOn = addDays(today, wish.startsInDays ?? -1);
  return {
    ...settings,
    milestones: {
      ...settings.milestones,
      studyStartsOn,
      studyEndsOn: addDays(today, wish.days ?? 100),
      loginOpensOn: studyStartsOn,
    },
    study: { ...settings.study, dailyCapX100: wish.dailyCapX100 ?? 800 },
  };
}

export interface BuiltTrainee extends BuiltPerson {
  readonly programId: string;
}

/** A person enrolled in the program, signed in. */
export async function aTrainee(
  test: TestApp,
  program: BuiltProgram,
  wish: { stage?: Stage; person?: BuiltPerson; school?: BuiltOrg; state?: 'active' | 'exempt' | 'withdrawn' } = {},
): Promise<BuiltTrainee> {
  const { db } = test.app.database;
  const person = wish.person ?? (await aPerson(test));
  const school = wish.school ?? program.school;
  const entryId = newId();
  await db
    .insertInto('registration')
    .values({ programId: program.id, schoolId: school.id, state: 'locked' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const nameKey = nameKeyOf(person.name);
  const common = { programId: program.id, schoolId: school.id, workSchoolId: school.id, name: person.name, nameKey };
  await db
    .insertInto('rosterEntry')
    .values({ ...common, id: entryId, line: 1, personId: person.id })
    .execute();
  await db
    .insertInto('trainee')
    .values({
      ...common,
      personId: person.id,
      entryId,
      orgPath: school.path,
      stage: wish.stage ?? 'primary',
      subject: '语文',
      state: wish.state ?? 'active',
      enrolledAt: test.clock.now(),
    })
    .execute();
  return { ...person, programId: program.id };
}

/** The lessons of a course of the small catalogue, in order. */
export async function lessonsOf(test: TestApp, program: BuiltProgram, key: string): Promise<string[]> {
  const rows = await test.app.database.db
    .selectFrom('lesson')
    .select('id')
    .where('courseId', '=', program.courseIds.get(key) ?? '')
    .orderBy('position')
    .execute();
  return rows.map((row) => row.id);
}

export type Json = Record<string, unknown>;

interface PlayAnswer {
  readonly state: string;
  readonly reason: string;
  readonly acceptedSeq: number;
  readonly earnedSec: number;
  readonly lessonCreditedSec: number;
  readonly question: { id: string; prompt: string; choices: string[]; presses: number; answerWithinSec: number } | null;
  readonly nextQuestionSec: number | null;
  readonly totals: { creditedSec: number; hoursX100: number; todaySec: number };
}

/** A browser window of a trainee: the calls that any client can make, and the shared product clock. */
export class StudyWindow {
  readonly #test: TestApp;
  readonly #trainee: BuiltTrainee;
  sessionId = '';
  seq = 0;
  position = 0;
  last: PlayAnswer | null = null;

  constructor(test: TestApp, trainee: BuiltTrainee) {
    this.#test = test;
    this.#trainee = trainee;
  }

  async open(lessonId: string): Promise<PlayAnswer> {
    const response = await this.#post('/api/study/sessions', { programId: this.#trainee.programId, lessonId });
    const answer = response.json();
    if (response.statusCode !== 200) throw new Error(answer.message);
    this.sessionId = answer.sessionId;
    this.seq = 0;
    this.position = answer.positionSec;
    this.last = answer;
    return answer;
  }

  async send(reports: Json[], rest: Json = {}): Promise<PlayAnswer> {
    const response = await this.raw(reports, rest);
    const answer = response.json();
    if (response.statusCode !== 200) throw new Error(JSON.stringify(answer));
    this.last = answer;
    return answer;
  }

  raw(reports: Json[], rest: Json = {}) {
    return this.#post('/api/study/reports', {
      programId: this.#trainee.programId,
      sessionId: this.sessionId,
      reports,
      ...rest,
    });
  }

  /** One report of the next seconds from where the window stands. */
  next(seconds: number, rate = 1): Json {
    this.seq += 1;
    const fromSec = this.position;
    this.position += seconds;
    return { seq: this.seq, fromSec, toSec: this.position, rate };
  }

  /** Lets `seconds` pass and reports them, as a page does that shows the lesson. */
  async play(seconds: number, speed = 1): Promise<PlayAnswer> {
    pass(this.#test, seconds);
    return this.send([this.next(seconds * speed, speed)]);
  }

  /** Answers the open question, right or at the first places; a person reads it, the tests read the row. */
  async answer(how: 'right' | 'first' | 'wrong', reports: Json[] = []): Promise<PlayAnswer> {
    const question = this.last?.question;
    if (!question) throw new Error('no question is open');
    const right = await this.#rightPlaces();
    const first = right.map((_, at) => at);
    const wrong = right.map((place) => (place + 1) % question.choices.length);
    return this.send(reports, { answer: { questionId: question.id, choices: { right, first, wrong }[how] } });
  }

  async #rightPlaces(): Promise<readonly number[]> {
    const row = await this.#test.app.database.db
      .selectFrom('studyTotal')
      .select('asked')
      .where('programId', '=', this.#trainee.programId)
      .where('personId', '=', this.#trainee.id)
      .executeTakeFirstOrThrow();
    return (row.asked as unknown as Asked).question?.answer ?? [];
  }

  #post(url: string, payload: Json) {
    return this.#test.server.inject({ method: 'POST', url, headers: this.#trainee.headers, payload });
  }
}

export function pass(test: TestApp, seconds: number): void {
  test.clock.advanceTo(new Date(test.clock.now().getTime() + seconds * 1000));
}

/** Plays a lesson from where it stands to its end in steps, answering every question at once. */
export async function playThrough(window: StudyWindow, stepSec: number, lengthSec = lessonSec): Promise<void> {
  while (window.position < lengthSec) {
    const answer = await window.play(Math.min(stepSec, lengthSec - window.position));
    if (answer.question) await window.answer('right');
    if (answer.state === 'ended' || answer.state === 'takenOver') throw new Error(answer.reason);
  }
}

export async function creditedOf(test: TestApp, trainee: BuiltTrainee): Promise<number> {
  const row = await test.app.database.db
    .selectFrom('studyTotal')
    .select('creditedSec')
    .where('programId', '=', trainee.programId)
    .where('personId', '=', trainee.id)
    .executeTakeFirst();
  return row?.creditedSec ?? 0;
}
