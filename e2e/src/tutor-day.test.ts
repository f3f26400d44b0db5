import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actingAgain, type ClassVisit, type Person, visitClasses } from './class-visit.ts';
import { contentOf, dialog, openMenu, scene } from './journey/stage.ts';
import { phone } from './visitor.ts';

let visit: ClassVisit;
beforeAll(async () => {
  visit = await visitClasses();
}, 180_000);
afterAll(() => visit?.end());

const noticeTitle = '本周请交教学反思';

test('classes are formed, a tutor is appointed, and her day goes from the notice to the marked work', {
  timeout: 180_000,
}, async () => {
  await formClasses();
  await appointTutor();
  const { reader, writer } = await classmates();
  await handIn(writer);
  await sendNotice();
  await readNotice(reader);
  await markAndRemind();
  await publishBriefing();
  await readBriefing(reader);
  expect(visit.stage.watch.problems).toEqual([]);
});

async function formClasses(): Promise<void> {
  await scene(visit.stage, { who: '承训机构' }, async (page) => {
    await visit.enter(page, visit.server.world.manager);
    await page.goto('/office/classes');
    await page.getByText('还没有编班').waitFor();
    await page.getByRole('button', { name: '编班', exact: true }).click();
    await page.getByText(/应参训 24 人.*编成 2 个班/).waitFor();
    await page.getByRole('button', { name: '确认编班' }).click();
    await page.getByText('编班已完成').waitFor();
    await page.getByRole('link', { name: '查看班级' }).click();
    await page.getByText('2 个班还没有辅导教师').waitFor();
  });
}

/** The county names somebody by phone. */
async function appointTutor(): Promise<void> {
  const { countyAdmin, tutor } = visit.server.world;
  await scene(visit.stage, { who: '县' }, async (page) => {
    await visit.enter(page, countyAdmin);
    await page.goto('/office/classes');
    await page
      .getByRole('link', { name: /小学语文1班$/ })
      .first()
      .click();
    await page.getByRole('button', { name: '任命', exact: true }).click();
    const form = dialog(page);
    await form.getByLabel('或填写姓名').fill(tutor.name);
    await form.getByLabel('手机号').fill(tutor.phone);
    await form.getByRole('button', { name: '任命', exact: true }).click();
    await page.getByText('已任命 1 个班').waitFor();
    await page.getByRole('cell', { name: tutor.name, exact: true }).waitFor();
  });
}

/** Two people of the first class. */
async function classmates(): Promise<{ reader: Person; writer: Person }> {
  const { programId, manager, trainees } = visit.server.world;
  const list = await visit.server.ask<{ rows: { id: string }[] }>(manager, 'GET', `/api/programs/${programId}/classes`);
  const url = `/api/programs/${programId}/classes/${list.rows[0]?.id}/people?size=50`;
  const { rows } = await visit.server.ask<{ rows: { personId: string }[] }>(manager, 'GET', url);
  const members = new Set(rows.map((row) => row.personId));
  const [reader, writer] = trainees.filter((one) => members.has(one.personId));
  if (!reader || !writer) throw new Error('the class has fewer than two people');
  return { reader, writer };
}

async function handIn(writer: Person): Promise<void> {
  const { programId, assignmentId } = visit.server.world;
  const text = '这节课我把问题分成三层，先让学生说看到了什么，再说为什么，最后说自己会怎么做，效果比一问到底好。';
  const url = `/api/my/programs/${programId}/assignments/${assignmentId}`;
  await visit.server.ask(writer, 'POST', `${url}/hand-in`, { text, fileIds: [], version: 0, mayPublish: false });
}

/** A tutor logs in anew: her role was given while she had none. */
async function asTutor<T>(doing: (page: Page) => Promise<T>): Promise<T> {
  return scene(visit.stage, { who: '辅导教师' }, async (page) => {
    await visit.enter(page, await tutorSession());
    await page.goto('/office/');
    return doing(page);
  });
}

let acting: Person | null = null;

async function tutorSession(): Promise<Person> {
  acting ??= await actingAgain(visit.server, visit.server.world.tutor);
  return acting;
}

async function sendNotice(): Promise<void> {
  await asTutor(async (page) => {
    await page.getByRole('link', { name: '1 份作业待批改' }).waitFor();
    await page.getByRole('link', { name: '发通知' }).click();
    await page.getByLabel('标题').fill(noticeTitle);
    await page.getByLabel('正文').fill('各位老师：\n请在周五以前交教学反思，有困难在研讨里说。');
    await page.getByRole('button', { name: '发出' }).click();
    await page.getByRole('link', { name: noticeTitle, exact: true }).waitFor();
    await page.getByText('0 / 12').waitFor();
  });
}

async function readNotice(reader: Person): Promise<void> {
  await scene(visit.stage, { who: '学员', size: phone }, async (page) => {
    await visit.enter(page, reader);
    await page.goto('/learner/');
    const tab = page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: /班级/ });
    await tab.getByText('1条未读').waitFor();
    await tab.click();
    await page.getByText('范辅导老师').waitFor();
    await page.getByRole('link', { name: new RegExp(noticeTitle) }).click();
    await page.getByText('请在周五以前交教学反思').waitFor();
    await page.getByText('1条未读').waitFor({ state: 'detached' });
  });
}

async function markAndRemind(): Promise<void> {
  await asTutor(async (page) => {
    await page.getByRole('link', { name: '1 份作业待批改' }).click();
    await page.getByRole('button', { name: /领取/ }).click();
    await page.getByRole('button', { name: '1 优' }).click();
    await page.getByRole('button', { name: /保存并看下一份/ }).click();
    await page.getByText('手上没有要批改的作业').waitFor();
    await openMenu(page, '班级通知');
    await page.getByText('1 / 12').waitFor();
    await page.getByRole('link', { name: noticeTitle, exact: true }).click();
    await page.getByRole('button', { name: '提醒没读的老师' }).click();
    await dialog(page).getByLabel('可以发到班级群的文字').waitFor();
    expect(await dialog(page).getByLabel('可以发到班级群的文字').inputValue()).toContain('11 位老师没有读');
  });
}

async function publishBriefing(): Promise<void> {
  await asTutor(async (page) => {
    await openMenu(page, '简报');
    await page.getByRole('link', { name: '写简报' }).click();
    await page.getByRole('heading', { level: 1, name: '写简报' }).waitFor();
    await page.getByLabel('标题').fill('第一周学习情况');
    await page.getByLabel('正文').fill('一、学习情况\n各位老师学习认真，作业已经批改。');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('研修简报').waitFor();
    await page.getByText('1 份，已批改 1 份').waitFor();
    const word = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载 Word' }).click();
    // a zip, as every .docx is
    expect((await contentOf(await word)).subarray(0, 2).toString()).toBe('PK');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await dialog(page)
      .getByRole('button', { name: /发\s?布/ })
      .click();
    await page.getByText('已发布，编为第 1 期').waitFor();
  });
}

async function readBriefing(reader: Person): Promise<void> {
  await scene(visit.stage, { who: '学员', size: phone }, async (page) => {
    await visit.enter(page, reader);
    await page.goto('/learner/messages');
    await page.getByRole('link', { name: /第一周学习情况/ }).click();
    await page.getByText('应参训').waitFor();
    await page.getByText('12 人', { exact: true }).waitFor();
  });
}
