import { systemScope } from '@yanxiu/domain/access/scope';
import { beforeAll, describe, expect, it } from 'vitest';
import { aQuiz, compute, lockScores, theyDid, unposted } from '../assessment/score-fixture.ts';
import { billHeads } from '../payment/bill-entries.ts';
import { pdfText } from '../platform/documents/pdf-text.ts';
import { asSystem } from '../platform/http/context.ts';
import { newId } from '../platform/id/new-id.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { alsoAs, aRegion, ask, type Region } from '../school-based/region-fixture.ts';

let test: TestApp;

beforeAll(async () => {
  test = await testApp();
});

const at = (region: Region, path: string) => `/api/programs/${region.programId}/${path}`;
const good = {
  onlineX100: 4250,
  quizX100: 8000,
  schoolBasedX100: 2000,
  activityMarkX100: 8500,
  presence: 'late',
} as const;
/** 50 online hours alone: 50 × 80 % = 40, and 15.5 school-based hours, 21.14: 61.14 in all. */
const passing = { onlineX100: 5000, schoolBasedX100: 1550 } as const;

/** Three people: one of 82.77, one of 61.14, one who only studied 10 hours; scores locked, credits awarded. */
async function awarded(wish: Parameters<typeof aRegion>[1] = {}): Promise<Region> {
  const region = await aRegion(test, { ...unposted, trainees: ['安学勤', '毕刚过', '曹未达'], ...wish });
  const [best, just, short] = region.unit.trainees;
  if (!best || !just || !short) throw new Error('no trainees');
  const quiz = await aQuiz(test, region);
  const school = region.unit.school.id;
  await theyDid(test, region, school, [best], good, quiz);
  await theyDid(test, region, school, [just], passing, quiz);
  await theyDid(test, region, school, [short], { onlineX100: 1000 }, quiz);
  await compute(test, region);
  await lockScores(test, region);
  return region;
}

const person = (region: Region, index: number) => {
  const found = region.unit.trainees[index];
  if (!found) throw new Error('no trainee');
  return found;
};
const ledger = async (region: Region, q = '') =>
  (await ask(test, region.countyAdmin, 'GET', at(region, `credits?q=${encodeURIComponent(q)}`))).body;
const certificates = async (region: Region) =>
  (await ask(test, region.countyAdmin, 'GET', at(region, 'certificates'))).body;
const tokenOf = async (region: Region, personId: string) =>
  (
    await test.app.database.db
      .selectFrom('certificate')
      .select('token')
      .where('programId', '=', region.programId)
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()
  ).token;
const verify = (token: string) => ask(test, null, 'GET', `/api/verify/${token}`);
const pdf = (region: Region, personId: string, who = region.countyAdmin) =>
  ask(test, who, 'GET', at(region, `certificates/${personId}/pdf`));

async function correctOffline(region: Region, personId: string, itemKey: string, afterX100: number) {
  const { body } = await ask(test, region.principal, 'POST', at(region, 'score-corrections'), {
    personId,
    itemKey,
    afterX100,
    reason: '签到表核对有误',
  });
  const { status } = await ask(test, region.countyAdmin, 'POST', at(region, `score-corrections/${body.id}/decide`), {
    approve: true,
  });
  expect(status).toBe(200);
}

describe('an approved unit', () => {
  it('gets hours for what was done, credits only with a pass, and a numbered certificate each', async () => {
    const region = await awarded();
    expect(await ledger(region)).toMatchObject({
      total: 3,
      totals: { hoursX100: 6250 + 6550 + 1000, creditsX100: 900 + 700 },
      rows: [
        { name: '安学勤', hoursX100: 6250, creditsX100: 900, kind: 'program', year: 2021, state: 'valid' },
        { name: '毕刚过', creditsX100: 700 },
        { name: '曹未达', hoursX100: 1000, creditsX100: 0 },
      ],
    });
    const { rows } = await certificates(region);
    expect(rows).toHaveLength(2);
    expect(rows[0].number).toMatch(/^YC2021-\d{6}$/);
    expect(rows[0]).toMatchObject({ heldBack: null, mayRevoke: true, revokedAt: null });
    const mine = await ask(test, person(region, 0), 'GET', '/api/my/credits');
    expect(mine.body).toMatchObject({
      cycle: { hoursX100: 6250, creditsX100: 900, hoursTargetX100: 36_000 },
      entries: [{ title: region.settings.title, creditsX100: 900 }],
      certificates: [{ programId: region.programId, revoked: false }],
    });
    // what the holder shares leads to the same page as the paper's QR code
    expect((await verify(mine.body.certificates[0].token)).body.number).toBe(mine.body.certificates[0].number);
    const units = await ask(test, region.countyAdmin, 'GET', at(region, 'certificate-units'));
    expect(units.body).toMatchObject({
      total: 1,
      rows: [{ schoolName: region.unit.school.name, valid: 2, revoked: 0, parts: 1, heldBack: null }],
    });
  });

  it('never gives a number twice, over programs of one prefix and prefixes with a dash', async () => {
    const [one, two] = [await awarded(), await awarded()];
    const numbers = [...(await certificates(one)).rows, ...(await certificates(two)).rows].map(
      (row: { number: string }) => row.number,
    );
    expect(new Set(numbers).size).toBe(4);
    const dashed = await awarded({
      settings: (settings) => ({
        ...unposted.settings?.(settings),
        certificate: { ...settings.certificate, numberPrefix: `YC-${newId().slice(-6)}` },
      }),
    });
    expect((await certificates(dashed)).rows.map((row: { number: string }) => row.number.slice(-7))).toEqual([
      '-000001',
      '-000002',
    ]);
  });
});

describe('a certificate', () => {
  it('prints what it says, with a QR code that leads to its verification', async () => {
    const region = await awarded();
    const best = person(region, 0);
    const { status, bytes, headers } = await pdf(region, best.personId);
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = pdfText(bytes).join('');
    const { body } = await verify(await tokenOf(region, best.personId));
    for (const said of [
      '安学勤',
      region.unit.school.name,
      body.number,
      body.documentMask,
      '82.77',
      '42.5',
      '62.5',
      '9',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain(best.documentNumber);
    expect(body).toEqual({
      state: 'valid',
      number: body.number,
      name: '安学勤',
      documentMask: expect.stringContaining('*'),
      unit: region.unit.school.name,
      program: region.settings.title,
      period: expect.stringMatching(/^\d+年\d+月\d+日至\d+年\d+月\d+日$/),
      onlineHoursX100: 4250,
      schoolBasedHoursX100: 2000,
      totalX100: 8277,
      creditsX100: 900,
      issuer: region.settings.certificate.issuer,
      issuedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    const own = await ask(test, best, 'GET', `/api/my/programs/${region.programId}/certificate`);
    expect(pdfText(own.bytes).join('')).toContain(body.number);
    const picture = await ask(test, best, 'GET', `/api/my/programs/${region.programId}/certificate/picture`);
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(picture.bytes.toString('utf8')).toMatch(/^<svg[^>]* viewBox="0 0 [\d.]+ [\d.]+"/);
    const unit = await ask(
      test,
      region.principal,
      'GET',
      at(region, `certificates/print?schoolId=${region.unit.school.id}`),
    );
    expect(pdfText(unit.bytes)).toHaveLength(2);
    expect(
      (
        await ask(
          test,
          region.principal,
          'GET',
          at(region, `certificates/print?schoolId=${region.unit.school.id}&part=2`),
        )
      ).body.code,
    ).toBe('credit.nothingToPrint');
  });

  it('is not found by an unknown token, nor printed for who has none or is out of reach', async () => {
    const region = await awarded();
    const other = await aRegion(test);
    expect((await verify('AAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
    expect((await verify('short')).body.issues).toMatchObject([
      { message: '查验码不完整，请重新扫描证书上的二维码。' },
    ]);
    expect(
      (await ask(test, person(region, 2), 'GET', `/api/my/programs/${region.programId}/certificate`)).body.code,
    ).toBe('credit.noCertificate');
    expect(
      (await ask(test, person(region, 2), 'GET', `/api/my/programs/${region.programId}/certificate/picture`)).body.code,
    ).toBe('credit.noCertificate');
    expect((await pdf(region, person(region, 2).personId)).status).toBe(404);
    expect((await pdf(region, person(region, 0).personId, other.countyAdmin)).status).toBe(404);
    expect((await ask(test, other.countyAdmin, 'GET', at(region, 'certificates'))).status).toBe(404);
    expect((await ask(test, other.countyAdmin, 'GET', at(region, 'credits'))).status).toBe(404);
  });

  it('is held back for an unpaid fee only where the program says so', async () => {
    const free = await awarded();
    const strict = await awarded({
      settings: (settings) => ({
        ...unposted.settings?.(settings),
        certificate: { ...settings.certificate, heldBackForUnpaid: true },
      }),
    });
    const bill = (region: Region, heads: number) =>
      asSystem(test.app, systemScope('a test bills a unit'), 'test', (ctx) =>
        billHeads(
          ctx,
          {
            programId: region.programId,
            schoolId: region.unit.school.id,
            source: 'change',
            sourceId: newId(),
            reason: '测试',
          },
          heads,
          'firm',
        ),
      );
    await bill(free, 3);
    await bill(strict, 3);
    expect((await pdf(free, person(free, 0).personId)).status).toBe(200);
    const refused = await pdf(strict, person(strict, 0).personId);
    expect(refused.body).toMatchObject({
      code: 'credit.unpaid',
      message: `${strict.unit.school.name}的培训费还有 360.00 元没有到账，按项目规定缴清后才能打印证书。`,
    });
    expect((await certificates(strict)).rows[0].heldBack).toContain('360.00');
    expect(
      (await ask(test, strict.principal, 'GET', at(strict, `certificates/print?schoolId=${strict.unit.school.id}`)))
        .body.code,
    ).toBe('credit.unpaid');
    expect(
      (await ask(test, person(strict, 0), 'GET', `/api/my/programs/${strict.programId}/certificate`)).body.code,
    ).toBe('credit.unpaid');
    await bill(strict, 0);
    expect((await pdf(strict, person(strict, 0).personId)).status).toBe(200);
  });

  it('is revoked once, with its credits, by somebody else at the last level, and says so to whoever scans it', async () => {
    const region = await awarded();
    const best = person(region, 0);
    const url = at(region, `certificates/${best.personId}/revoke`);
    const asCounty = await alsoAs(test, { id: best.personId }, 'countyAdmin', region.county);
    expect((await ask(test, asCounty, 'POST', url, { reason: '替学查实' })).body.code).toBe('credit.ownCertificate');
    expect((await ask(test, region.cityAdmin, 'POST', url, { reason: '替学查实' })).body.code).toBe(
      'credit.notYourLevel',
    );
    expect((await ask(test, region.principal, 'POST', url, { reason: '替学查实' })).status).toBe(403);
    expect((await ask(test, region.countyAdmin, 'POST', url, {})).body.code).toBe('invalid');
    expect((await ask(test, region.countyAdmin, 'POST', url, { reason: '替学查实' })).status).toBe(200);
    expect((await ask(test, region.countyAdmin, 'POST', url, { reason: '替学查实' })).body.code).toBe(
      'credit.alreadyRevoked',
    );
    expect((await verify(await tokenOf(region, best.personId))).body.state).toBe('revoked');
    expect((await pdf(region, best.personId)).body).toMatchObject({
      code: 'credit.revoked',
      message: '证书已撤销，原因：替学查实。',
    });
    expect(await ledger(region, '安学勤')).toMatchObject({
      totals: { hoursX100: 0, creditsX100: 0 },
      rows: [{ state: 'revoked' }],
    });
    expect((await ask(test, best, 'GET', '/api/my/credits')).body).toMatchObject({
      cycle: { creditsX100: 0 },
      certificates: [{ revoked: true }],
    });
    expect((await ask(test, region.countyAdmin, 'GET', at(region, 'certificates?state=revoked'))).body).toMatchObject({
      total: 1,
      rows: [{ name: '安学勤', revokedReason: '替学查实', mayRevoke: false }],
    });
    const unit = await ask(
      test,
      region.principal,
      'GET',
      at(region, `certificates/print?schoolId=${region.unit.school.id}`),
    );
    expect(pdfText(unit.bytes)).toHaveLength(1);
    // a later correction gives nothing back
    await correctOffline(region, best.personId, 'offline', 10_000);
    expect(await ledger(region, '安学勤')).toMatchObject({ total: 1, totals: { creditsX100: 0 } });
    expect((await verify(await tokenOf(region, best.personId))).body).toMatchObject({
      state: 'revoked',
      totalX100: 8277,
    });
  });
});

describe('a correction', () => {
  it('moves the ledger by the difference and the certificate with it', async () => {
    const region = await awarded();
    const best = person(region, 0);
    const before = (await verify(await tokenOf(region, best.personId))).body;
    await correctOffline(region, best.personId, 'activity', 10_000);
    await correctOffline(region, best.personId, 'studyTime', 8000);
    // 50 × 96 % = 48 + 27.273 + 10 + 5 = 90.27
    expect(await ledger(region, '安学勤')).toMatchObject({
      total: 2,
      totals: { hoursX100: 6250, creditsX100: 1000 },
      rows: [
        { kind: 'program', creditsX100: 900 },
        { kind: 'correction', creditsX100: 100, hoursX100: 0 },
      ],
    });
    expect((await verify(await tokenOf(region, best.personId))).body).toEqual({
      ...before,
      totalX100: 9027,
      creditsX100: 1000,
    });
    expect(pdfText((await pdf(region, best.personId)).bytes).join('')).toContain('90.27');
  });

  it('below the pass takes credits and certificate, and back above it returns both', async () => {
    const region = await awarded();
    const just = person(region, 1);
    await correctOffline(region, just.personId, 'studyTime', 7000);
    expect(await ledger(region, '毕刚过')).toMatchObject({ totals: { hoursX100: 6550, creditsX100: 0 } });
    expect((await verify(await tokenOf(region, just.personId))).body.state).toBe('revoked');
    await correctOffline(region, just.personId, 'studyTime', 8000);
    expect(await ledger(region, '毕刚过')).toMatchObject({ total: 3, totals: { hoursX100: 6550, creditsX100: 700 } });
    expect((await verify(await tokenOf(region, just.personId))).body).toMatchObject({
      state: 'valid',
      totalX100: 6114,
    });
  });

  it('above the pass for the first time issues a certificate', async () => {
    const region = await awarded();
    const short = person(region, 2);
    await correctOffline(region, short.personId, 'schoolBased', 10_000);
    expect((await certificates(region)).rows).toHaveLength(2);
    await correctOffline(region, short.personId, 'studyTime', 8000);
    const { rows } = await certificates(region);
    expect(rows.map((row: { name: string }) => row.name)).toContain('曹未达');
    expect(await ledger(region, '曹未达')).toMatchObject({ totals: { hoursX100: 1000, creditsX100: 800 } });
  });
});
