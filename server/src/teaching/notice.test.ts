import { systemScope } from '@yanxiu/domain/access/scope';
import { describe, expect, it } from 'vitest';
import { asSystem } from '../platform/http/context.ts';
import { aPerson } from '../platform/testing/builders.ts';
import { testApp } from '../platform/testing/test-app.ts';
import { tellTrainees } from './message.ts';
import { anAppointedTutor, aTeachingScene, callAs, formAll } from './teaching-fixture.ts';

const test = await testApp();

/** A class of eight with its tutor, and a second class that is not hers. */
async function aClassWithTutor() {
  const scene = await aTeachingScene(test, 16);
  const { classes } = await formAll(test, scene);
  const own = classes[0]?.id ?? '';
  const { tutor } = await anAppointedTutor(test, scene, [own]);
  const members = await test.app.database.db
    .selectFrom('trainee')
    .select('personId')
    .where('programId', '=', scene.programId)
    .where('classId', '=', own)
    .execute();
  const ids = new Set(members.map((one) => one.personId));
  const inside = scene.trainees.filter((one) => ids.has(one.personId));
  const outside = scene.trainees.filter((one) => !ids.has(one.personId));
  const base = `/api/programs/${scene.programId}`;
  return {
    scene,
    tutor,
    own,
    other: classes[1]?.id ?? '',
    inside,
    outside,
    base,
    my: `/api/my/programs/${scene.programId}`,
  };
}

const notice = { title: '第一次研讨安排', body: '请各位老师在周五以前完成第一单元的讨论。' };

describe('class notices', () => {
  it('reach the class, are read once, and show who has not read', async () => {
    const { tutor, own, inside, outside, base, my } = await aClassWithTutor();
    const sent = await callAs(test, tutor, 'POST', `${base}/class-notices`, { ...notice, classIds: [own] });
    expect(sent.body).toEqual({ sent: 1, people: inside.length });
    const [reader, other] = inside;
    if (!reader || !other) throw new Error('nobody in the class');
    const mine = await callAs(test, reader, 'GET', `${my}/class`);
    expect(mine.body).toMatchObject({
      unread: 1,
      class: { people: inside.length, tutors: [{ name: tutor.name, kind: 'lead' }] },
    });
    const [message] = mine.body.notices;
    expect((await callAs(test, reader, 'POST', `${my}/messages/${message.id}`)).body.readAt).not.toBeNull();
    expect((await callAs(test, reader, 'POST', `${my}/messages/${message.id}`)).status).toBe(200);
    expect((await callAs(test, reader, 'GET', '/api/my/messages/unread')).body).toEqual({ unread: 0 });
    expect((await callAs(test, other, 'GET', '/api/my/messages/unread')).body).toEqual({ unread: 1 });
    const stranger = outside[0];
    if (stranger) {
      expect((await callAs(test, stranger, 'GET', '/api/my/messages/unread')).body).toEqual({ unread: 0 });
      expect((await callAs(test, stranger, 'POST', `${my}/messages/${message.id}`)).status).toBe(404);
    }
    const readers = await callAs(test, tutor, 'GET', `${base}/class-notices/${message.id}/readers?unread=true`);
    expect(readers.body).toMatchObject({ total: inside.length - 1, notice: { read: 1, people: inside.length } });
    const reminded = await callAs(test, tutor, 'POST', `${base}/class-notices/${message.id}/remind`);
    expect(reminded.body.unread).toBe(inside.length - 1);
    expect(reminded.body.text).toContain('第一次研讨安排');
    expect(reminded.body.text).not.toContain(`${reader.name}、`);
    const again = await callAs(test, other, 'GET', `${my}/messages`);
    expect(again.body.rows[0]).toMatchObject({ id: message.id, reminded: true, readAt: null });
    const day = await callAs(test, tutor, 'GET', `${base}/tutor-day`);
    expect(day.body).toMatchObject({ classes: [{ id: own, people: inside.length, unread: inside.length - 1 }] });
  });

  it('are withdrawn by their sender alone, and need a title and a text', async () => {
    const { scene, tutor, own, other, inside, base, my } = await aClassWithTutor();
    await callAs(test, tutor, 'POST', `${base}/class-notices`, { ...notice, classIds: [own] });
    const [row] = (await callAs(test, tutor, 'GET', `${base}/class-notices`)).body.rows;
    const second = await anAppointedTutor(test, scene, [other]);
    const foreign = await callAs(test, second.tutor, 'POST', `${base}/class-notices/${row.id}/withdraw`);
    expect(foreign.status).toBe(404);
    expect((await callAs(test, second.tutor, 'GET', `${base}/class-notices/${row.id}/readers`)).status).toBe(404);
    expect(
      (await callAs(test, second.tutor, 'POST', `${base}/class-notices`, { ...notice, classIds: [own] })).status,
    ).toBe(404);
    expect(
      (await callAs(test, scene.countyAdmin, 'POST', `${base}/class-notices`, { ...notice, classIds: [own] })).status,
    ).toBe(403);
    const empty = await callAs(test, tutor, 'POST', `${base}/class-notices`, { title: '', body: '', classIds: [own] });
    expect(empty.body.issues.map((issue: { path: string }) => issue.path)).toEqual(['title', 'body']);
    expect((await callAs(test, tutor, 'POST', `${base}/class-notices/${row.id}/withdraw`)).status).toBe(200);
    const reader = inside[0];
    if (reader) expect((await callAs(test, reader, 'GET', `${my}/messages`)).body.total).toBe(0);
  });

  it('need no reminder once everybody has read', async () => {
    const { tutor, own, inside, base, my } = await aClassWithTutor();
    await callAs(test, tutor, 'POST', `${base}/class-notices`, { ...notice, classIds: [own] });
    const [row] = (await callAs(test, tutor, 'GET', `${base}/class-notices`)).body.rows;
    for (const one of inside) await callAs(test, one, 'POST', `${my}/messages/${row.id}`);
    expect(await callAs(test, tutor, 'POST', `${base}/class-notices/${row.id}/remind`)).toMatchObject({
      status: 409,
      body: { code: 'teaching.allRead' },
    });
  });
});

it('tells one trainee what concerns her alone', async () => {
  const { scene, inside, my } = await aClassWithTutor();
  const [reader, other] = inside;
  if (!reader || !other) throw new Error('nobody in the class');
  await asSystem(test.app, systemScope('test'), 'test', (ctx) =>
    tellTrainees(ctx, scene.programId, [reader.personId], { kind: 'returned', title: '《教学反思》退回重做' }),
  );
  const mine = await callAs(test, reader, 'GET', `${my}/messages`);
  expect(mine.body).toMatchObject({ total: 1, unread: 1, rows: [{ kind: 'returned', title: '《教学反思》退回重做' }] });
  const id = mine.body.rows[0].id;
  expect((await callAs(test, other, 'POST', `${my}/messages/${id}`)).status).toBe(404);
  await callAs(test, reader, 'POST', `${my}/messages/${id}`);
  expect((await callAs(test, reader, 'GET', `${my}/messages`)).body.unread).toBe(0);
});

describe('workload', () => {
  it('counts what a tutor did, for the county and the provider, with an export', async () => {
    const { scene, tutor, own, inside, base } = await aClassWithTutor();
    await callAs(test, tutor, 'POST', `${base}/class-notices`, { ...notice, classIds: [own] });
    for (const reader of [scene.countyAdmin, scene.manager]) {
      const list = await callAs(test, reader, 'GET', `${base}/tutors`);
      expect(list.body).toMatchObject({
        total: 1,
        rows: [
          { name: tutor.name, classes: 1, people: inside.length, notices: 1, markedPercent: null, answerMinutes: null },
        ],
      });
    }
    const file = await test.server.inject({ url: `${base}/tutors/export`, headers: scene.manager.headers });
    expect(file.headers['content-type']).toContain('spreadsheetml');
    const finance = await aPerson(test, { role: 'providerFinance', org: scene.provider });
    expect((await callAs(test, finance, 'GET', `${base}/tutors`)).status).toBe(403);
  });
});
