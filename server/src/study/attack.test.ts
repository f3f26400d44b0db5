import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { HeartbeatBatcher } from './heartbeat.ts';
import {
  aStudyProgram,
  aTrainee,
  type BuiltProgram,
  type BuiltTrainee,
  creditedOf,
  lessonSec,
  lessonsOf,
  pass,
  playThrough,
  StudyWindow,
} from './study-fixture.ts';

/** The known tricks over the public API: the naive engine that each of them beats is in domain/src/study/attack. */

let test: TestApp;
let program: BuiltProgram;
let ethics: string[];

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  ethics = await lessonsOf(test, program, 'ethics');
});

const lesson = (at: number) => ethics[at] ?? '';

async function aWindow(trainee?: BuiltTrainee, at = 0): Promise<{ trainee: BuiltTrainee; window: StudyWindow }> {
  const who = trainee ?? (await aTrainee(test, program));
  const window = new StudyWindow(test, who);
  await window.open(lesson(at));
  return { trainee: who, window };
}

describe('positions', () => {
  it('a jump to the end earns the seconds that passed and no more', async () => {
    const { trainee, window } = await aWindow();
    pass(test, 15);
    await window.send([
      { seq: 1, fromSec: 0, toSec: 15, rate: 1 },
      { seq: 2, fromSec: lessonSec - 15, toSec: lessonSec, rate: 1 },
    ]);
    expect(await creditedOf(test, trainee)).toBe(15);
  });

  it('a huge or a backward interval is refused, a forged length is cut to the lesson', async () => {
    const { trainee, window } = await aWindow();
    pass(test, 400);
    const huge = await window.raw([{ seq: 1, fromSec: 0, toSec: lessonSec, rate: 1 }]);
    expect(huge.statusCode).toBe(400);
    expect(huge.json().issues[0]).toEqual({ path: 'reports.0', message: '一次记录最多 300 秒，且要往前。' });
    expect((await window.raw([{ seq: 1, fromSec: 20, toSec: 10, rate: 1 }])).statusCode).toBe(400);
    expect((await window.raw([{ seq: 1, fromSec: 0, toSec: 15, rate: 1, durationSec: 99_999 }])).statusCode).toBe(400);
    await window.send([
      { seq: 1, fromSec: 90_000, toSec: 90_300, rate: 1 },
      { seq: 2, fromSec: 2600, toSec: 2900, rate: 1 },
    ]);
    expect(await creditedOf(test, trainee)).toBe(100);
  });

  it('a 2× player earns the clock, and the rest by playing again', async () => {
    const { trainee, window } = await aWindow();
    const fast = await window.play(300 / 2, 2);
    expect(fast).toMatchObject({
      earnedSec: 150,
      state: 'counting',
      reason: '播放得比实际时间快，有 150 秒暂时没有计入。按正常速度再看一遍可以补计。',
    });
    window.position = 150;
    await window.play(150);
    expect(await creditedOf(test, trainee)).toBe(300);
  });
});

describe('repetition', () => {
  it('a replayed sequence number and a replayed interval earn nothing', async () => {
    const { trainee, window } = await aWindow();
    pass(test, 300);
    const report = { seq: 1, fromSec: 0, toSec: 15, rate: 1 };
    for (let i = 0; i < 3; i += 1)
      expect(await window.send([report])).toMatchObject({ acceptedSeq: 1, earnedSec: i === 0 ? 15 : 0 });
    await window.send(Array.from({ length: 40 }, (_, at) => ({ ...report, seq: at + 2 })));
    expect(await creditedOf(test, trainee)).toBe(15);
  });

  it('the same requests at once, from several servers, are credited once', async () => {
    const { trainee, window } = await aWindow();
    pass(test, 300);
    const beat = {
      programId: program.id,
      personId: trainee.id,
      sessionId: window.sessionId,
      answer: null,
      closing: false,
    };
    const servers = [1, 2, 3].map(() => new HeartbeatBatcher(test.app));
    await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        servers[at % 3]?.take({
          ...beat,
          reports: [{ seq: 1 + (at % 5), fromSec: 10 * (at % 5), toSec: 10 * (at % 5) + 10, rate: 1 }],
        }),
      ),
    );
    // which of the five came last is chance; no second counts twice, and none beyond the fifty
    const credited = await creditedOf(test, trainee);
    expect(credited).toBeGreaterThanOrEqual(10);
    expect(credited).toBeLessThanOrEqual(50);
    const row = await test.app.database.db
      .selectFrom('lessonProgress')
      .select('creditedSec')
      .where('personId', '=', trainee.id)
      .executeTakeFirstOrThrow();
    expect(row.creditedSec).toBe(credited);
  });
});

describe('windows and devices', () => {
  it('a second window takes over: the first is told and earns nothing more', async () => {
    const { trainee, window: first } = await aWindow();
    await first.play(60);
    const { window: second } = await aWindow(trainee, 1);
    pass(test, 60);
    expect(await first.send([first.next(60)])).toMatchObject({
      state: 'takenOver',
      earnedSec: 0,
      reason: expect.stringContaining('本窗口不再计时'),
    });
    expect(await second.send([second.next(60)])).toMatchObject({ state: 'counting', earnedSec: 60 });
    expect(await creditedOf(test, trainee)).toBe(120);
  });

  it('six windows that chase each other earn no more than the clock', async () => {
    const { trainee } = await aWindow();
    const startedAt = test.clock.now().getTime();
    for (let round = 0; round < 4; round += 1) {
      for (let at = 0; at < 6; at += 1) {
        const window = new StudyWindow(test, trainee);
        await window.open(lesson(at % 2));
        window.position = 300 * at;
        pass(test, 5);
        await window.send([window.next(300)]);
      }
    }
    const wallSec = (test.clock.now().getTime() - startedAt) / 1000;
    const credited = await creditedOf(test, trainee);
    expect(credited).toBeLessThanOrEqual(wallSec);
    expect(credited).toBeGreaterThanOrEqual(120);
  });

  it('one person has one session over all programs', async () => {
    const other = await aStudyProgram(test);
    const { trainee, window } = await aWindow();
    const there = await aTrainee(test, other, { person: trainee });
    const second = new StudyWindow(test, there);
    await second.open((await lessonsOf(test, other, 'law'))[0] ?? '');
    pass(test, 30);
    expect((await window.send([window.next(30)])).state).toBe('takenOver');
    expect((await second.send([second.next(30)])).earnedSec).toBe(30);
  });

  it('a stranger’s session is not found', async () => {
    const { window } = await aWindow();
    const { trainee: thief } = await aWindow();
    const response = await test.server.inject({
      method: 'POST',
      url: '/api/study/reports',
      headers: thief.headers,
      payload: {
        programId: program.id,
        sessionId: window.sessionId,
        reports: [{ seq: 1, fromSec: 0, toSec: 1, rate: 1 }],
      },
    });
    expect(response.statusCode).toBe(404);
  });
});

describe('silence', () => {
  it('over ten minutes ends the session, and nothing earlier is lost', async () => {
    const { trainee, window } = await aWindow();
    await window.play(60);
    pass(test, 700);
    expect(await window.send([window.next(300), window.next(300)])).toMatchObject({ state: 'ended', earnedSec: 0 });
    pass(test, 5);
    expect((await window.send([window.next(5)])).state).toBe('ended');
    expect(await creditedOf(test, trainee)).toBe(60);
    await window.open(lesson(0));
    // the new session's clock starts at zero
    expect((await window.send([window.next(300)])).earnedSec).toBe(0);
  });

  it('a page that is left says so', async () => {
    const { window } = await aWindow();
    pass(test, 20);
    expect((await window.send([window.next(20)], { closing: true })).earnedSec).toBe(20);
    expect((await window.send([window.next(1)])).state).toBe('ended');
  });
});

/** Plays on until a presence question is on the page; returns what was credited until then. */
async function untilAsked(window: StudyWindow, trainee: BuiltTrainee): Promise<number> {
  while (!window.last?.question) await window.play(60);
  return creditedOf(test, trainee);
}

describe('presence questions', () => {
  it('show no right place, and an answer in time keeps everything', async () => {
    const { trainee, window } = await aWindow();
    const before = await untilAsked(window, trainee);
    expect(before).toBeGreaterThanOrEqual(480);
    expect(before).toBeLessThanOrEqual(960);
    expect(window.last).toMatchObject({ state: 'paused', question: { presses: 1, answerWithinSec: 60 } });
    expect(Object.keys(window.last?.question ?? {}).sort()).toEqual([
      'answerWithinSec',
      'choices',
      'id',
      'presses',
      'prompt',
    ]);
    expect((await window.play(30)).earnedSec).toBe(0);
    expect(await window.answer('right')).toMatchObject({ state: 'counting', earnedSec: 30 });
    expect(await creditedOf(test, trainee)).toBe(before + 30);
  });

  it('blocked, they stop the credit at the first question; a new session does not shake it off', async () => {
    const { trainee, window } = await aWindow();
    const before = await untilAsked(window, trainee);
    for (let i = 0; i < 60; i += 1) await window.play(30);
    expect(window.last?.reason).toContain('提问超过 60 秒没有回答');
    for (let i = 0; i < 5; i += 1) {
      expect(await window.open(lesson(1))).toMatchObject({ state: 'paused', question: { presses: 1 } });
      for (let step = 0; step < 10; step += 1) await window.play(30);
    }
    expect(await creditedOf(test, trainee)).toBe(before);
  });

  it('answered late, the time until the answer is lost and cannot be made good faster than the clock', async () => {
    const { trainee, window } = await aWindow();
    const before = await untilAsked(window, trainee);
    for (let i = 0; i < 6; i += 1) await window.play(30);
    expect(await window.answer('right')).toMatchObject({
      state: 'counting',
      earnedSec: 0,
      reason: expect.stringContaining('没有计入'),
    });
    pass(test, 10);
    expect((await window.send([window.next(300)])).earnedSec).toBe(10);
    expect(await creditedOf(test, trainee)).toBe(before + 10);
  });

  it('the first place pressed each time gets nowhere', async () => {
    const { trainee, window } = await aWindow();
    const before = await untilAsked(window, trainee);
    await window.answer('wrong');
    expect(window.last).toMatchObject({ state: 'paused', question: null, nextQuestionSec: 30 });
    for (let i = 0; i < 40; i += 1) {
      const answer = await window.play(31);
      if (answer.question) await window.answer('wrong');
    }
    await window.play(31);
    expect(window.last?.question?.presses).toBe(3);
    expect(await creditedOf(test, trainee)).toBe(before);
    await window.answer('right');
    expect((await window.play(30)).earnedSec).toBe(30);
  });
});

describe('caps', () => {
  it('a day holds no more than the program’s cap, the next day goes on', async () => {
    const small = await aStudyProgram(test, { dailyCapX100: 100 });
    const trainee = await aTrainee(test, small);
    const window = new StudyWindow(test, trainee);
    // well before midnight, so that one day holds it all
    const hour = new Date(test.clock.now().getTime() + 8 * 3_600_000).getUTCHours();
    if (hour > 20) pass(test, 6 * 3600);
    const [first = '', second = ''] = await lessonsOf(test, small, 'ethics');
    await window.open(first);
    await playThrough(window, 300);
    await window.open(second);
    const full = await window.play(60);
    expect(full).toMatchObject({ state: 'capped', earnedSec: 0, reason: expect.stringContaining('今天已计满 1 学时') });
    pass(test, 86_400);
    await window.open(second);
    expect((await window.play(60)).earnedSec).toBe(60);
    const days = await test.app.database.db
      .selectFrom('studyDay')
      .select('creditedSec')
      .where('personId', '=', trainee.id)
      .execute();
    expect(days).toEqual([{ creditedSec: 2700 }]);
  });

  it('a course holds no more than its nominal hours', async () => {
    const trainee = await aTrainee(test, program);
    const window = new StudyWindow(test, trainee);
    // half an hour of 学时 for a video of 45 minutes
    await window.open((await lessonsOf(test, program, 'law'))[0] ?? '');
    await playThrough(window, 300);
    expect(window.last).toMatchObject({
      state: 'capped',
      reason: expect.stringContaining('本课程的学时已经计满'),
      totals: { hoursX100: 50 },
    });
    expect(await creditedOf(test, trainee)).toBe(1350);
  });
});

describe('study.anomalies', () => {
  it('shows the fast and the absent to people, with evidence', async () => {
    const { trainee, window } = await aWindow();
    pass(test, 30);
    for (let i = 0; i < 3; i += 1) await window.send([window.next(300), window.next(300)]);
    const county = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
    const list = (
      await test.server.inject({ url: `/api/programs/${program.id}/study/anomalies?size=200`, headers: county.headers })
    ).json();
    const fast = list.rows.find(
      (row: { personId: string; kind: string }) => row.personId === trainee.id && row.kind === 'fast',
    );
    expect(fast.evidence).toContain('上报的播放比实际时间快');
    expect(await creditedOf(test, trainee)).toBeLessThanOrEqual(31);
  });

  it('shows who answers faster than a person can read, and nobody else', async () => {
    const [robot, person] = [await aWindow(), await aWindow()];
    for (let turn = 0; turn < 12; turn += 1) {
      await askedNow(robot.window);
      await robot.window.answer('right');
      await askedNow(person.window);
      pass(test, 6);
      await person.window.answer('right');
    }
    const county = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
    const url = `/api/programs/${program.id}/study/anomalies?size=200`;
    const wanted = async () => {
      const { rows } = (await test.server.inject({ url, headers: county.headers })).json();
      return rows.filter((row: { kind: string }) => row.kind === 'quickAnswer');
    };
    // the times are added after the answer has gone out
    await expect.poll(async () => (await wanted()).length, { timeout: 5_000 }).toBe(1);
    expect(await wanted()).toMatchObject([
      { personId: robot.trainee.id, evidence: expect.stringMatching(/^12 次提问平均 [01]\.\d 秒就答对/) },
    ]);
  });

  /** Puts the next question forward, so that a day of study fits into a test, and plays until it comes. */
  async function askedNow(window: StudyWindow): Promise<void> {
    await test.app.database.db
      .updateTable('studyTotal')
      .set((eb) => ({ questionLeftSec: 1, playRev: eb('playRev', '+', 1) }))
      .where('playSessionId', '=', window.sessionId)
      .execute();
    const answer = await window.play(5);
    if (!answer.question) throw new Error('no question came');
  }
});
