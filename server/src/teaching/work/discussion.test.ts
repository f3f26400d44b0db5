import { systemScope } from '@yanxiu/domain/access/scope';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../../platform/testing/builders.ts';
import { type TestApp, testApp } from '../../platform/testing/test-app.ts';
import { aTrainee, type BuiltTrainee } from '../../study/study-fixture.ts';
import { countWaiting } from './store/waiting.ts';
import { aMember, aTutor, aWorkWorld, essay, handIn, putInClass, send, type WorkWorld } from './work-fixture.ts';

let test: TestApp;
let world: WorkWorld;

beforeAll(async () => {
  test = await testApp();
  world = await aWorkWorld(test);
});

const own = () => `/api/my/programs/${world.program.id}/discussions/${world.discussionId}`;
const posts = () => `/api/programs/${world.program.id}/posts`;
const say = (who: BuiltTrainee, text: string, rest: object = {}) =>
  send(test, who, 'POST', `${own()}/posts`, { text, ...rest });
const board = async (who: BuiltTrainee, query = '') => (await send(test, who, 'GET', `${own()}${query}`)).body;
const pass = (hours: number) => test.clock.advanceTo(new Date(test.clock.now().getTime() + hours * 3_600_000));

describe('saying something', () => {
  it('earns points up to the day’s cap, and is seen by the class alone', async () => {
    const [author, mate] = [await aMember(test, world), await aMember(test, world)];
    const elsewhere = await aMember(test, world, world.otherClassId);
    expect((await say(author, '太短了')).body).toMatchObject({
      code: 'teaching.discussion.tooShort',
      message: '至少写 10 个字，现在是 3 个字。',
    });
    const first = await say(author, essay(1), { asks: true });
    expect(first.body).toMatchObject({ points: 30, why: 'counted', scoreX100: 3000 });
    const reply = await say(mate, '很受启发', { parentId: first.body.id });
    expect(reply.body).toMatchObject({ points: 10, scoreX100: 1000 });
    expect((await say(author, essay(2))).body.scoreX100).toBe(6000);
    expect((await say(author, essay(3))).body).toMatchObject({ points: 0, why: 'overCap', scoreX100: 6000 });
    pass(24);
    expect((await say(author, essay(4))).body).toMatchObject({ points: 30, scoreX100: 9000 });
    const seen = await board(mate, '?size=50');
    expect(seen).toMatchObject({ total: 4, minChars: 10, dayCap: 2, closed: null, className: '1班' });
    expect(seen.rows[0]).toMatchObject({ text: essay(4), own: false, earned: null });
    expect((await board(author, '?show=mine&size=1')).rows[0].earned).toEqual({ points: 30, why: 'counted' });
    const replies = await send(test, author, 'GET', `${own()}/posts/${first.body.id}/replies`);
    expect(replies.body.rows).toMatchObject([{ text: '很受启发', schoolName: world.program.school.name }]);
    expect((await board(elsewhere)).total).toBe(0);
    const there = await send(test, elsewhere, 'GET', `${own()}/posts/${first.body.id}/replies`);
    expect(there.body.code).toBe('teaching.discussion.notHere');
    expect((await say(elsewhere, '也来说说', { parentId: first.body.id })).body.code).toBe(
      'teaching.discussion.notHere',
    );
    const course = await send(test, author, 'GET', `/api/programs/${world.program.id}/study/courses/${world.courseId}`);
    const lessons = course.body.units.flatMap((unit) => unit.lessons);
    expect(lessons.find((one) => one.id === world.discussionId)).toMatchObject({
      done: true,
      workX100: 9000,
    });
  });

  it('does not take what was said before, by oneself or by another', async () => {
    const [author, mate] = [await aMember(test, world), await aMember(test, world)];
    const text = `我每节课先留三十秒让学生自己想，再请最后一排回答。${essay(10)}`;
    const { id } = (await say(author, text)).body;
    expect((await say(author, `${text}！`)).body.code).toBe('teaching.discussion.ownRepeat');
    const copied = await say(mate, `　${text.replaceAll('，', ' ')}`);
    expect(copied.body).toMatchObject({
      code: 'teaching.discussion.copied',
      message: expect.stringContaining('请用自己的话写'),
    });
    expect((await say(mate, `他说的“先留三十秒”我试过。${essay(11)}`)).status).toBe(200);
    // replies of a few words are often alike
    const third = await aMember(test, world);
    for (const who of [mate, third]) expect((await say(who, '说得好', { parentId: id })).status).toBe(200);
  });

  it('counts two windows at once one after the other', async () => {
    const author = await aMember(test, world);
    await Promise.all([1, 2, 3, 4].map((at) => say(author, essay(20 + at))));
    expect((await board(author)).scoreX100).toBe(6000);
  });

  it('ends with the study', async () => {
    const before = world;
    world = await aWorkWorld(test, { days: 3 });
    const author = await aMember(test, world);
    pass(5 * 24);
    expect((await say(author, essay(30))).body.code).toBe('teaching.discussion.over');
    expect((await board(author)).closed).toContain('现在只能查看');
    world = before;
  });
});

describe('tutors', () => {
  it('answer what is asked, mark 精华, and remove with a reason that takes the points back', async () => {
    const author = await aMember(test, world);
    const { id } = (await say(author, essay(40), { asks: true })).body;
    const asking = await send(test, world.tutor, 'GET', `${posts()}?show=asking`);
    expect(asking.body.rows.map((row: { id: string }) => row.id)).toContain(id);
    expect(
      (await send(test, world.tutor, 'POST', `${posts()}/${id}/answer`, { text: '可以先从封闭式问题开始。' })).status,
    ).toBe(200);
    const after = await send(test, world.tutor, 'GET', `${posts()}?show=asking`);
    expect(after.body.asking).toBe(asking.body.asking - 1);

    await send(test, world.tutor, 'POST', `${posts()}/${id}/fine`, { fine: true });
    expect(await board(author)).toMatchObject({ scoreX100: 5000 });
    expect((await board(author, '?show=fine')).rows.map((row: { id: string }) => row.id)).toEqual([id]);

    const remove = `${posts()}/${id}/remove`;
    expect((await send(test, world.tutor, 'POST', remove, { reason: '' })).status).toBe(400);
    expect((await send(test, world.tutor, 'POST', remove, { reason: '与话题无关' })).status).toBe(200);
    expect((await send(test, world.tutor, 'POST', remove, { reason: '再移一次' })).body.code).toBe(
      'teaching.discussion.wrongState',
    );
    const seen = await board(author, '?show=mine');
    expect(seen.scoreX100).toBe(0);
    expect(seen.rows[0]).toMatchObject({ removedReason: '与话题无关', earned: { points: 0, why: 'removed' } });
    const mate = await aMember(test, world);
    expect((await board(mate, '?size=200')).rows.map((row: { id: string }) => row.id)).not.toContain(id);

    await send(test, world.tutor, 'POST', `${posts()}/${id}/restore`, {});
    expect((await board(author)).scoreX100).toBe(5000);
  });

  it('reach their own classes, and bureaus only read', async () => {
    const author = await aMember(test, world);
    const { id } = (await say(author, essay(50))).body;
    for (const [act, body] of [
      ['fine', { fine: true }],
      ['remove', { reason: '不合适' }],
      ['answer', { text: '好' }],
    ] as const) {
      expect((await send(test, world.stranger, 'POST', `${posts()}/${id}/${act}`, body)).status).toBe(404);
      const county = await aPerson(test, { role: 'countyAdmin', org: world.program.publisher });
      expect((await send(test, county, 'POST', `${posts()}/${id}/${act}`, body)).status).toBe(403);
      expect((await send(test, county, 'GET', posts())).status).toBe(200);
    }
    const { rows } = (await send(test, world.stranger, 'GET', `${posts()}?size=200`)).body;
    expect(rows.map((row: { id: string }) => row.id)).not.toContain(id);
  });

  it('never judge their own contributions', async () => {
    const both = await aTutor(test, world.program, world.classId);
    const author = await aTrainee(test, world.program, { person: both });
    await putInClass(test, world, author.id, world.classId);
    const { id } = (await say(author, essay(60))).body;
    const refused = await send(test, author, 'POST', `${posts()}/${id}/fine`, { fine: true });
    expect(refused.body.code).toBe('teaching.discussion.ownPost');
  });
});

describe('reports', () => {
  it('come to the tutor once each, and are settled either way', async () => {
    const [author, mate] = [await aMember(test, world), await aMember(test, world)];
    const { id } = (await say(author, essay(70))).body;
    const report = (who: BuiltTrainee) => send(test, who, 'POST', `${own()}/posts/${id}/report`, { reason: '广告' });
    expect((await report(author)).body.code).toBe('teaching.discussion.ownReport');
    expect((await report(mate)).status).toBe(200);
    expect((await report(mate)).body.code).toBe('teaching.discussion.reported');
    const reported = await send(test, world.tutor, 'GET', `${posts()}?show=reported`);
    const row = reported.body.rows.find((one: { id: string }) => one.id === id);
    expect(row?.reports).toMatchObject([{ reason: '广告' }]);
    expect((await send(test, world.tutor, 'POST', `${posts()}/${id}/settle-reports`, {})).status).toBe(200);
    expect((await send(test, world.tutor, 'POST', `${posts()}/${id}/settle-reports`, {})).body.code).toBe(
      'teaching.discussion.wrongState',
    );
    expect((await send(test, world.tutor, 'GET', `${posts()}?show=reported`)).body.reported).toBe(0);
  });
});

describe('what waits', () => {
  it('is counted class by class, without the reader’s own pieces', async () => {
    const before = world;
    world = await aWorkWorld(test);
    const [a, b] = [await aMember(test, world), await aMember(test, world, world.otherClassId)];
    await handIn(test, world, a, essay(80));
    await handIn(test, world, b, essay(81));
    await say(b, essay(82), { asks: true });
    const scope = systemScope('test');
    const count = (notOf: string | null) => countWaiting(test.app.database.db, scope, world.program.id, notOf);
    const rows = await count(null);
    expect(rows.find((row) => row.classId === world.classId)).toMatchObject({ toMark: 1, toAnswer: 0, reported: 0 });
    expect(rows.find((row) => row.classId === world.otherClassId)).toMatchObject({ toMark: 1, toAnswer: 1 });
    expect((await count(a.id)).find((row) => row.classId === world.classId)).toBeUndefined();
    world = before;
  });
});
