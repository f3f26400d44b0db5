import { firstQuestionSec, playOn, type Trick, tricks } from '@yanxiu/domain/study/attack/tricks';
import { beforeAll, describe, expect, it } from 'vitest';
import { anOrg, aPerson } from '../../platform/testing/builders.ts';
import { type TestApp, testApp } from '../../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, lessonsOf, pass, StudyWindow } from '../study-fixture.ts';
import { apiDoor, longCourse } from './api-door.ts';

/**
 * The scripts of domain/src/study/attack over the public API: nothing is gained, an honest player gains all, and the report
 * for people names each trick with its evidence. What each gains against a naive engine is proven beside the scripts.
 */

let test: TestApp;
let program: BuiltProgram;
let lessons: string[];

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test, { courses: longCourse() });
  lessons = await lessonsOf(test, program, 'long');
});

interface Shown {
  readonly personId: string;
  readonly kind: string;
  readonly evidence: string;
}

async function shownOf(of: BuiltProgram, query = ''): Promise<Shown[]> {
  const county = await aPerson(test, { role: 'countyAdmin', org: of.publisher });
  const url = `/api/programs/${of.id}/study/anomalies?size=200${query}`;
  return (await test.server.inject({ url, headers: county.headers })).json().rows;
}

describe('an honest player', () => {
  it('gains every second of two hours and is in no report', async () => {
    const trainee = await aTrainee(test, program);
    const door = apiDoor(test, trainee, lessons);
    await playOn(door, { seconds: 7200, stepSec: 60, speed: 1, answer: 'right' });
    expect(await door.creditedSec()).toBe(7200);
    // the script answers faster than a person: that alone is shown, after a dozen of them, and two hours hold fewer
    expect((await shownOf(program)).filter(({ personId }) => personId === trainee.id)).toEqual([]);
  });
});

describe.each(tricks)('trick: $name', (trick: Trick) => {
  it('gains nothing, and the report for people names it', async () => {
    const trainee = await aTrainee(test, program);
    const door = apiDoor(test, trainee, lessons);
    await trick.run(door);
    expect(await door.creditedSec()).toBeLessThanOrEqual(trick.unattended ? firstQuestionSec : trick.honestSec);
    const shown = (await shownOf(program)).filter(({ personId }) => personId === trainee.id);
    expect(shown.map(({ kind }) => kind)).toContain(trick.shownAs);
    for (const { evidence } of shown) expect(evidence).toMatch(/\d.*。$/);
  });
});

describe('study.anomalies', () => {
  it('finds by name and by kind', async () => {
    const own = await aStudyProgram(test, { courses: longCourse() });
    const ownLessons = await lessonsOf(test, own, 'long');
    const [jumper, forger] = [await aTrainee(test, own), await aTrainee(test, own)];
    await tricks.find(({ shownAs }) => shownAs === 'jump')?.run(apiDoor(test, jumper, ownLessons));
    await tricks.find(({ name }) => name === 'forged clock')?.run(apiDoor(test, forger, ownLessons));
    expect(await shownOf(own)).toHaveLength(2);
    expect(await shownOf(own, '&kind=jump')).toMatchObject([
      { personId: jumper.id, evidence: expect.stringMatching(/^4 课没看完一半就跳到结尾，共跳过 2 小时 58 分钟/) },
    ]);
    const named = await shownOf(own, `&q=${encodeURIComponent(forger.name)}`);
    expect(named.map(({ personId }) => personId)).toContain(forger.id);
    expect(await shownOf(own, `&q=${encodeURIComponent('没有这个人')}`)).toEqual([]);
  });

  it('keeps nothing about a session that is another person’s', async () => {
    const own = await aStudyProgram(test, { courses: longCourse() });
    const [victim, thief] = [await aTrainee(test, own), await aTrainee(test, own)];
    const window = new StudyWindow(test, victim);
    await window.open((await lessonsOf(test, own, 'long'))[0] ?? '');
    const payload = { programId: own.id, sessionId: window.sessionId, reports: [], clientSec: 2700 };
    for (let turn = 0; turn < 5; turn += 1)
      await test.server.inject({ method: 'POST', url: '/api/study/reports', headers: thief.headers, payload });
    expect(await shownOf(own)).toEqual([]);
  });

  it('shows one device used for people of different schools, and not a school’s computer room', async () => {
    const own = await aStudyProgram(test, { courses: longCourse() });
    const [lesson = ''] = await lessonsOf(test, own, 'long');
    const open = async (school?: BuiltProgram['school']) => {
      const trainee = await aTrainee(test, own, school ? { school } : {});
      await new StudyWindow(test, trainee).open(lesson);
      pass(test, 1);
    };
    for (let seat = 0; seat < 4; seat += 1) await open();
    expect(await shownOf(own)).toEqual([]);
    await open(await anOrg(test, { kind: 'school', parent: own.publisher }));
    const shown = await shownOf(own);
    expect(shown).toHaveLength(5);
    expect(shown[0]).toMatchObject({ kind: 'sharedAddress', evidence: expect.stringContaining('不同学校的 5 位老师') });
  });
});
