import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import { beforeAll, expect, it } from 'vitest';
import { aPerson, type BuiltPerson } from '../platform/testing/builders.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import {
  aStudyProgram,
  aTrainee,
  type BuiltProgram,
  type BuiltTrainee,
  creditedOf,
  lessonsOf,
  StudyWindow,
} from './study-fixture.ts';

let test: TestApp;
let program: BuiltProgram;
let editor: BuiltPerson;
let live: { lessonId: string; url: string; startsAtMs: number };

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  editor = await aPerson(test, { role: 'contentEditor', org: program.provider });
  live = await aLive(1);
});

const call = (method: 'GET' | 'POST' | 'PUT', url: string, who: BuiltPerson, payload?: object) =>
  test.server.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });

/** An hour of live teaching at 14:00 of a later day, in the course of ethics. */
async function aLive(days: number) {
  const courseId = program.courseIds.get('ethics') ?? '';
  const course = (await call('GET', `/api/courses/${courseId}`, editor)).json();
  const added = await call('POST', `/api/courses/${courseId}/lessons`, editor, {
    unitId: course.units[0].id,
    kind: 'live',
    title: `直播${days}`,
  });
  const lessonId = added.json().id;
  const url = `/api/courses/${courseId}/lessons/${lessonId}/live`;
  const startsAt = `${addDays(dayOf(test.clock.now()), days)}T14:00:00+08:00`;
  const startsAtMs = Date.parse(startsAt);
  const endsAt = new Date(startsAtMs + 3_600_000).toISOString();
  const set = await call('PUT', url, editor, { live: { startsAt, endsAt, joinUrl: 'https://live.example.cn/1' } });
  expect(set.statusCode).toBe(200);
  return { lessonId, url, startsAtMs };
}

const toMinute = (minutes: number, at = live) => test.clock.advanceTo(new Date(at.startsAtMs + minutes * 60_000));

async function codeOf(kind: 'in' | 'out', at = live): Promise<string> {
  const { codes } = (await call('GET', `${at.url}/code`, editor)).json();
  return codes.find((one: { kind: string }) => one.kind === kind)?.code ?? '';
}

const pathOf = (at = live) => `/api/programs/${program.id}/study/lessons/${at.lessonId}/live`;
const sign = (who: BuiltTrainee, kind: 'in' | 'out', code: string, at = live) =>
  call('POST', pathOf(at), who, { kind, code });
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** As much as wanted, less the second or two that the test itself takes: only whole seconds count. */
function expectNearly(seconds: number, wanted: number): void {
  expect(seconds).toBeLessThanOrEqual(wanted);
  expect(seconds).toBeGreaterThanOrEqual(wanted - 5);
}

it('counts the time between sign-in and sign-out, and only for those who have both', async () => {
  const [stayed, late, half, absent] = await Promise.all([1, 2, 3, 4].map(() => aTrainee(test, program)));
  if (!stayed || !late || !half || !absent) throw new Error('no trainees');
  toMinute(-30);
  expect((await sign(stayed, 'in', '123456')).json().code).toBe('study.liveEarly');
  expect((await call('GET', `${live.url}/code`, editor)).json().codes).toEqual([]);
  toMinute(-10);
  const code = await codeOf('in');
  expect((await sign(stayed, 'in', wrongOf(code))).json()).toMatchObject({
    right: false,
    reason: expect.stringContaining('签到码不对'),
  });
  expect((await sign(stayed, 'in', code)).json()).toMatchObject({
    right: true,
    live: { signIn: 'open', signOut: 'early' },
  });
  expect((await sign(stayed, 'in', code)).json().code).toBe('study.liveTwice');
  await sign(half, 'in', code);
  toMinute(-9);
  // the code of the minute before still holds, the one before that does not
  expect((await sign(late, 'in', wrongOf(code))).json().right).toBe(false);
  toMinute(15);
  expect((await sign(late, 'in', code)).json().right).toBe(false);
  expect((await sign(late, 'in', await codeOf('in'))).json().right).toBe(true);
  expect((await sign(absent, 'out', '123456')).json().code).toBe('study.liveEarly');
  toMinute(70);
  const out = await codeOf('out');
  expect((await sign(absent, 'out', out)).json().code).toBe('study.liveNotIn');
  expect((await sign(stayed, 'out', out)).json()).toMatchObject({ right: true, live: { creditedSec: 3600 } });
  expectNearly((await sign(late, 'out', out)).json().live.creditedSec, 2700);
  toMinute(95);
  expect((await sign(half, 'out', out)).json().code).toBe('study.liveLate');
  expectNearly(await creditedOf(test, late), 2700);
  expect(await Promise.all([stayed, half, absent].map((who) => creditedOf(test, who)))).toEqual([3600, 0, 0]);
  const mine = (await call('GET', `/api/programs/${program.id}/study/lessons/${live.lessonId}`, stayed)).json();
  expect(mine).toMatchObject({ kind: 'live', done: true, creditedSec: 3600 });
  const admin = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
  const list = `/api/programs/${program.id}/study/attendance/${live.lessonId}`;
  expect((await call('GET', list, admin)).json()).toMatchObject({ total: 3 });
  const stranger = await aPerson(test, { role: 'countyAdmin', org: (await aStudyProgram(test)).publisher });
  expect((await call('GET', list, stranger)).statusCode).toBe(404);
});

it('does not count twice what was studied elsewhere in the same hour', async () => {
  const at = await aLive(2);
  const trainee = await aTrainee(test, program);
  toMinute(0, at);
  await sign(trainee, 'in', await codeOf('in', at), at);
  const window = new StudyWindow(test, trainee);
  await window.open((await lessonsOf(test, program, 'law'))[0] ?? '');
  for (let turn = 0; turn < 4; turn += 1) {
    const answer = await window.play(300);
    if (answer.question) await window.answer('right');
  }
  await window.send([], { closing: true });
  const played = await creditedOf(test, trainee);
  expect(played).toBeGreaterThan(1000);
  toMinute(60, at);
  const { live: shown } = (await sign(trainee, 'out', await codeOf('out', at), at)).json();
  expectNearly(shown.creditedSec, 3600 - 1200);
  expect(await creditedOf(test, trainee)).toBe(played + shown.creditedSec);
  expect(await creditedOf(test, trainee)).toBeLessThanOrEqual(3600);
});

it('a session that is open meanwhile goes on afterwards, and its own reports still count', async () => {
  const at = await aLive(3);
  const trainee = await aTrainee(test, program);
  toMinute(0, at);
  await sign(trainee, 'in', await codeOf('in', at), at);
  toMinute(58, at);
  const window = new StudyWindow(test, trainee);
  await window.open((await lessonsOf(test, program, 'law'))[0] ?? '');
  await window.play(60);
  toMinute(60, at);
  const { live: shown } = (await sign(trainee, 'out', await codeOf('out', at), at)).json();
  expectNearly(shown.creditedSec, 58 * 60);
  await window.play(120);
  expect(await creditedOf(test, trainee)).toBe(shown.creditedSec + 180);
});

it('stops guessing', async () => {
  const at = await aLive(4);
  const trainee = await aTrainee(test, program);
  toMinute(5, at);
  const code = await codeOf('in', at);
  for (let tries = 0; tries < 20; tries += 1) await sign(trainee, 'in', wrongOf(code), at);
  expect((await sign(trainee, 'in', code, at)).json().code).toBe('study.liveTries');
});

it('moves only until it begins; its codes are for its provider alone', async () => {
  const at = await aLive(5);
  const body = (await call('GET', at.url.replace(/\/live$/, ''), editor)).json().live;
  expect(Object.keys(body).sort()).toEqual(['endsAt', 'joinUrl', 'replayUrl', 'startsAt']);
  const put = (wish: object) => call('PUT', at.url, editor, { live: { ...body, ...wish } });
  expect((await put({ endsAt: new Date(at.startsAtMs + 7_200_000).toISOString() })).json().code).toBe(
    'course.liveLength',
  );
  toMinute(1, at);
  expect((await put({ joinUrl: 'https://other.example.cn/2' })).json().code).toBe('course.liveBegun');
  expect((await put({ replayUrl: 'https://live.example.cn/replay' })).statusCode).toBe(200);
  const county = await aPerson(test, { role: 'countyAdmin', org: program.publisher });
  expect((await call('GET', `${at.url}/code`, county)).statusCode).toBe(403);
  const rival = await aPerson(test, { role: 'contentEditor', org: (await aStudyProgram(test)).provider });
  expect((await call('GET', `${at.url}/code`, rival)).statusCode).toBe(404);
});
