import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson, type BuiltPerson } from '../../platform/testing/builders.ts';
import { type TestApp, testApp } from '../../platform/testing/test-app.ts';
import type { BuiltTrainee } from '../../study/study-fixture.ts';
import { aMember, aWorkWorld, essay, handIn, send, type WorkWorld } from './work-fixture.ts';

let test: TestApp;
let world: WorkWorld;
let principal: BuiltPerson;
let county: BuiltPerson;
let seed = 100;

beforeAll(async () => {
  test = await testApp();
  world = await aWorkWorld(test);
  principal = await aPerson(test, { role: 'principal', org: world.program.school });
  county = await aPerson(test, { role: 'countyAdmin', org: world.program.publisher });
});

const works = () => `/api/programs/${world.program.id}/works`;
const own = () => `/api/my/programs/${world.program.id}/assignments/${world.assignmentId}`;
const mark = (id: string, excellent: boolean, comment = '例子具体') =>
  send(test, world.tutor, 'POST', `/api/programs/${world.program.id}/pieces/${id}/mark`, {
    points: [40, 35, 18],
    comment,
    excellent,
  });

/** A piece that the class's tutor found excellent, as the work that became of it. */
async function aWork(): Promise<{ author: BuiltTrainee; pieceId: string; id: string }> {
  const author = await aMember(test, world);
  seed += 1;
  const pieceId = await handIn(test, world, author, essay(seed));
  expect((await mark(pieceId, true)).status).toBe(200);
  const row = await test.app.database.db
    .selectFrom('work')
    .select('id')
    .where('pieceId', '=', pieceId)
    .executeTakeFirstOrThrow();
  return { author, pieceId, id: row.id };
}

async function move(who: BuiltPerson, id: string, act: string, comment = '同意推荐') {
  const { body } = await send(test, who, 'GET', `${works()}/${id}`);
  return send(test, who, 'POST', `${works()}/${id}/move`, { version: body.version ?? 1, act, comment });
}

describe('a work’s way', () => {
  it('goes from the class over the school to the county, and with the author’s consent into the gallery', async () => {
    const { author, id } = await aWork();
    expect((await send(test, author, 'GET', own())).body.work).toEqual({
      level: 'school',
      state: 'waiting',
      published: false,
    });
    expect((await move(county, id, 'recommend')).body.code).toBe('teaching.nomination.notHere');
    expect((await move(county, id, 'publish')).body.code).toBe('teaching.nomination.notReached');
    expect(
      (await send(test, principal, 'POST', `${works()}/${id}/move`, { version: 1, act: 'recommend', comment: '' }))
        .status,
    ).toBe(400);
    expect((await move(principal, id, 'recommend', '推荐到县里')).status).toBe(200);
    const stale = await send(test, county, 'POST', `${works()}/${id}/move`, {
      version: 1,
      act: 'publish',
      comment: '公开',
    });
    expect(stale.body.code).toBe('teaching.nomination.changed');
    expect((await move(county, id, 'recommend')).body.code).toBe('teaching.nomination.top');
    expect((await move(county, id, 'publish', '值得一读')).status).toBe(200);

    const seen = await test.server.inject({ url: `/api/gallery/${id}` });
    expect(seen.json()).toMatchObject({
      name: author.name,
      schoolName: world.program.school.name,
      title: '教学反思',
      publishedLevel: 'county',
      comments: [
        { level: 'class', comment: '例子具体' },
        { level: 'school', comment: '推荐到县里' },
        { level: 'county', comment: '值得一读' },
      ],
    });
    const list = (await test.server.inject({ url: '/api/gallery' })).json();
    expect(list.rows.map((row: { id: string }) => row.id)).toContain(id);

    // the author takes her consent back
    await send(test, author, 'POST', `${own()}/consent`, { mayPublish: false });
    expect((await test.server.inject({ url: `/api/gallery/${id}` })).statusCode).toBe(404);
    await send(test, author, 'POST', `${own()}/consent`, { mayPublish: true });
    expect((await move(county, id, 'withdraw', '另有安排')).status).toBe(200);
    expect((await test.server.inject({ url: `/api/gallery/${id}` })).statusCode).toBe(404);
    const { body } = await send(test, county, 'GET', `${works()}/${id}`);
    expect(body.events.map((one: { act: string }) => one.act)).toEqual([
      'nominate',
      'recommend',
      'publish',
      'withdraw',
    ]);
  });

  it('may be set aside and taken up again, and is not published without consent', async () => {
    const { author, id } = await aWork();
    expect((await move(principal, id, 'setAside', '名额已满')).status).toBe(200);
    expect((await move(principal, id, 'recommend')).body.code).toBe('teaching.nomination.setAside');
    expect((await move(principal, id, 'resume', '又有名额')).status).toBe(200);
    await move(principal, id, 'recommend');
    await send(test, author, 'POST', `${own()}/consent`, { mayPublish: false });
    expect((await move(county, id, 'publish')).body.code).toBe('teaching.nomination.noConsent');
  });

  it('ends with the mark while no level has touched it, and not afterwards', async () => {
    const first = await aWork();
    expect((await mark(first.pieceId, false)).status).toBe(200);
    expect((await send(test, county, 'GET', `${works()}/${first.id}`)).status).toBe(404);
    const second = await aWork();
    await move(principal, second.id, 'recommend');
    expect((await mark(second.pieceId, false)).body.code).toBe('teaching.nomination.gone');
    // marking it again as excellent changes nothing of the way it went
    expect((await mark(second.pieceId, true)).status).toBe(200);
    expect((await send(test, county, 'GET', `${works()}/${second.id}`)).body.level).toBe('county');
  });

  it('is for the units concerned alone', async () => {
    const { id } = await aWork();
    const elsewhere = await aWorkWorld(test);
    const stranger = await aPerson(test, { role: 'principal', org: elsewhere.program.school });
    expect((await send(test, stranger, 'GET', `${works()}/${id}`)).status).toBe(404);
    expect((await move(stranger, id, 'recommend')).status).toBe(404);
    expect((await move(world.tutor, id, 'recommend')).status).toBe(403);
    const { body } = await send(test, world.tutor, 'GET', `${works()}/${id}`);
    expect(body.allowed).toEqual([]);
  });
});

describe('the collection', () => {
  it('has a folder for each work in reach and a list of all', async () => {
    const { author } = await aWork();
    const answer = await test.server.inject({ url: `${works()}/export`, headers: county.headers });
    expect(answer.statusCode).toBe(200);
    const names = namesIn(answer.rawPayload);
    expect(names[0]).toBe('目录.csv');
    expect(names.some((name) => name.includes(author.name) && name.endsWith('/正文.txt'))).toBe(true);
    const { total } = (await send(test, county, 'GET', works())).body;
    expect(names.filter((name) => name.endsWith('/正文.txt'))).toHaveLength(total);
  });
});

/** The names in a zip's central directory. */
function namesIn(zip: Buffer): string[] {
  const names: string[] = [];
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.subarray(at + 46, at + 46 + length).toString('utf8'));
    at += 46 + length;
  }
  return names;
}
