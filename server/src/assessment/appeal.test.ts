import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { alsoAs, aRegion, ask, type Region } from '../school-based/region-fixture.ts';
import { aQuiz, compute, lockScores, passDays, theyDid, unposted } from './score-fixture.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
});

const good = {
  onlineX100: 4250,
  quizX100: 8000,
  schoolBasedX100: 2000,
  activityMarkX100: 8500,
  presence: 'late',
} as const;
const at = (region: Region, path: string) => `/api/programs/${region.programId}/${path}`;

async function scored(wish: Parameters<typeof aRegion>[1] = {}): Promise<Region> {
  const region = await aRegion(test, wish);
  await theyDid(test, region, region.unit.school.id, region.unit.trainees, good, await aQuiz(test, region));
  await compute(test, region);
  return region;
}

async function posted(): Promise<Region> {
  const region = await scored();
  await ask(test, region.providerManager, 'POST', at(region, 'score-sheets/confirm-provider'));
  await ask(test, region.principal, 'POST', at(region, 'score-sheets/confirm-school'));
  return region;
}

async function locked(): Promise<Region> {
  const region = await scored(unposted);
  await lockScores(test, region);
  return region;
}

const object = (
  region: Region,
  who: { headers: { cookie: string } } | undefined,
  text = '线下授课我按时到场，请核对签到表。',
) => ask(test, who ?? null, 'POST', `/api/my/programs/${region.programId}/score/objection`, { text });

describe('an objection', () => {
  it('is raised during the posting, answered by the school, and keeps the sheet until then', async () => {
    const region = await posted();
    const [first] = region.unit.trainees;
    const mine = async () => (await ask(test, first ?? null, 'GET', `/api/my/programs/${region.programId}/score`)).body;
    expect(await mine()).toMatchObject({ state: 'posted', provisional: false, mayObject: true, objection: null });
    expect((await object(region, first)).status).toBe(200);
    expect((await object(region, first)).body.code).toBe('assessment.objected');
    expect(await mine()).toMatchObject({ mayObject: false, objection: { state: 'open' } });
    passDays(test, 6);
    const approve = () => ask(test, region.countyAdmin, 'POST', at(region, 'score-sheets/approve'));
    expect((await approve()).body.message).toBe('还有 1 条异议没有答复。');
    const { rows } = (await ask(test, region.principal, 'GET', at(region, 'score-objections?state=open'))).body;
    expect(rows).toMatchObject([{ name: first?.name, text: '线下授课我按时到场，请核对签到表。', mayAnswer: true }]);
    const answer = (who: { headers: { cookie: string } }) =>
      ask(test, who, 'POST', at(region, `score-objections/${rows[0].id}/answer`), {
        answer: '经核对签到表，到场时间为 9:20，按迟到计。',
      });
    expect((await answer(region.clerk)).status).toBe(403);
    expect((await answer(region.cityAdmin)).body.code).toBe('assessment.notYourLevel');
    expect((await answer(region.principal)).status).toBe(200);
    expect((await answer(region.principal)).body.code).toBe('assessment.answered');
    expect(await mine()).toMatchObject({
      objection: { state: 'answered', answer: '经核对签到表，到场时间为 9:20，按迟到计。', answeredByName: '钱校长' },
    });
    expect((await approve()).body).toMatchObject({ moved: 1 });
  });

  it('is refused before the posting, after it, and to one’s own hand', async () => {
    const region = await scored();
    const [first, second] = region.unit.trainees;
    expect((await object(region, first)).body.code).toBe('assessment.notPosted');
    await ask(test, region.providerManager, 'POST', at(region, 'score-sheets/confirm-provider'));
    await ask(test, region.principal, 'POST', at(region, 'score-sheets/confirm-school'));
    expect((await object(region, first, '不对')).body).toMatchObject({ code: 'invalid', issues: [{ path: 'text' }] });
    await object(region, first);
    const asPrincipal = await alsoAs(test, { id: first?.personId ?? '' }, 'principal', region.unit.school);
    const { rows } = (await ask(test, asPrincipal, 'GET', at(region, 'score-objections'))).body;
    expect(rows).toMatchObject([{ mayAnswer: false }]);
    const own = await ask(test, asPrincipal, 'POST', at(region, `score-objections/${rows[0].id}/answer`), {
      answer: '同意本人意见。',
    });
    expect(own.body.code).toBe('assessment.ownScore');
    passDays(test, 5);
    expect((await object(region, second)).body.code).toBe('assessment.notPosted');
    const other = await aRegion(test);
    expect(
      (
        await ask(test, other.principal, 'POST', at(region, `score-objections/${rows[0].id}/answer`), {
          answer: '越权答复',
        })
      ).status,
    ).toBe(404);
  });
});

const correct = (region: Region, who: { headers: { cookie: string } }, more: object = {}) =>
  ask(test, who, 'POST', at(region, 'score-corrections'), {
    personId: region.unit.trainees[0]?.personId,
    itemKey: 'offline',
    afterX100: 10_000,
    reason: '签到表漏记，本人全程到场',
    ...more,
  });
const decide = (region: Region, who: { headers: { cookie: string } }, id: string, more: object = { approve: true }) =>
  ask(test, who, 'POST', at(region, `score-corrections/${id}/decide`), more);

describe('a correction of a locked score', () => {
  it('is asked by one and approved by another; only the asked item moves', async () => {
    const region = await locked();
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF');
    const sent = await test.server.inject({
      method: 'POST',
      url: '/api/files?name=sheet.pdf&purpose=evidence',
      headers: { ...region.principal.headers, 'content-type': 'application/octet-stream' },
      payload: pdf,
    });
    const { body: asked } = await correct(region, region.principal, { fileId: sent.json().id });
    const list = (await ask(test, region.countyAdmin, 'GET', at(region, 'score-corrections?state=asked'))).body;
    expect(list.rows).toMatchObject([
      {
        itemTitle: '线下授课',
        beforeX100: 5000,
        afterX100: 10_000,
        askedByName: '钱校长',
        mayDecide: true,
        file: { name: 'sheet.pdf' },
      },
    ]);
    expect((await decide(region, region.countyAdmin, asked.id)).body).toEqual({ totalX100: 8777 });
    const { body } = await ask(
      test,
      region.principal,
      'GET',
      at(region, `scores/${region.unit.trainees[0]?.personId}`),
    );
    expect(body).toMatchObject({ corrected: true, score: { totalX100: 8777, creditsX100: 900 } });
    expect(body.score.parts[3].items[0].because).toContain('经更正：50 分改为 100 分（签到表漏记，本人全程到场）');
    expect(body.score.parts[0]).toMatchObject({ scoreX100: 8400 });
    expect((await decide(region, region.countyAdmin, asked.id)).body.code).toBe('assessment.decided');
    const others = await ask(test, region.principal, 'GET', at(region, `scores/${region.unit.trainees[1]?.personId}`));
    expect(others.body).toMatchObject({ corrected: false, score: { totalX100: 8277 } });
  });

  it('goes by the rules that the score was computed under', async () => {
    const region = await locked();
    const { db } = test.app.database;
    await db
      .insertInto('programVersion')
      .values({
        programId: region.programId,
        version: 1,
        settings: JSON.stringify(region.settings),
        reason: '发布',
        at: test.clock.now(),
      })
      .execute();
    const settings = structuredClone(region.settings);
    settings.assessment.parts = settings.assessment.parts.map((part) => ({ ...part, weightPercent: 25 }));
    await db
      .updateTable('program')
      .set({ version: 2, settings: JSON.stringify(settings) })
      .where('id', '=', region.programId)
      .execute();
    const { body: asked } = await correct(region, region.principal);
    expect((await decide(region, region.countyAdmin, asked.id)).body).toEqual({ totalX100: 8777 });
  });

  it('is returned with a reason and changes nothing', async () => {
    const region = await locked();
    const { body: asked } = await correct(region, region.countyAdmin);
    expect((await decide(region, region.otherCountyAdmin, asked.id, { approve: false })).body.code).toBe(
      'assessment.reasonNeeded',
    );
    expect(
      (await decide(region, region.otherCountyAdmin, asked.id, { approve: false, reason: '没有签到表原件' })).body,
    ).toEqual({ totalX100: 8277 });
    const { rows } = (await ask(test, region.principal, 'GET', at(region, 'score-corrections'))).body;
    expect(rows).toMatchObject([
      { state: 'returned', decisionReason: '没有签到表原件', decidedByName: '李县管', mayDecide: false },
    ]);
    expect((await correct(region, region.principal)).status).toBe(200);
  });

  it('needs two people, and neither is the one whose score it is', async () => {
    const region = await locked();
    const [own, other] = region.unit.trainees;
    const asCounty = await alsoAs(test, { id: own?.personId ?? '' }, 'countyAdmin', region.county);
    expect((await correct(region, asCounty)).body.code).toBe('assessment.ownScore');
    const { body: asked } = await correct(region, region.countyAdmin);
    expect((await decide(region, region.countyAdmin, asked.id)).body.code).toBe('assessment.ownCorrection');
    expect((await decide(region, asCounty, asked.id)).body.code).toBe('assessment.ownScore');
    expect((await decide(region, region.cityAdmin, asked.id)).body.code).toBe('assessment.notYourLevel');
    expect((await decide(region, region.principal, asked.id)).status).toBe(403);
    expect((await decide(region, (await aRegion(test)).countyAdmin, asked.id)).status).toBe(404);
    expect((await correct(region, region.countyAdmin, { personId: other?.personId })).status).toBe(200);
  });

  it('is refused for what cannot be', async () => {
    const region = await locked();
    const code = async (more: object) => (await correct(region, region.principal, more)).body.code;
    expect(await code({ itemKey: 'none' })).toBe('assessment.unknownItem');
    expect(await code({ itemKey: 'quiz', afterX100: 2100 })).toBe('assessment.tooMany');
    expect(await code({ afterX100: 5000 })).toBe('assessment.sameValue');
    expect(await code({ reason: '' })).toBe('invalid');
    expect((await correct(region, region.clerk)).status).toBe(403);
    expect((await correct(region, region.cityAdmin)).body.code).toBe('assessment.notYourLevel');
    expect((await correct(region, region.principal)).status).toBe(200);
    expect(await code({ afterX100: 9000 })).toBe('assessment.asked');
    const open = await posted();
    expect((await correct(open, open.principal)).body.code).toBe('assessment.notLocked');
    expect((await correct(open, region.principal)).status).toBe(404);
  });
});
