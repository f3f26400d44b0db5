import { essay } from '@yanxiu/server/teaching/work/work-fixture';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClassVisit, oneClass, type Person, visitClasses } from './class-visit.ts';
import { scene } from './journey/stage.ts';
import { phone } from './visitor.ts';

let visit: ClassVisit;
beforeAll(async () => {
  visit = await visitClasses();
}, 180_000);
afterAll(() => visit?.end());

let acting: Person | null = null;
const pieces = 20;
/** What each grade's key gives: 95, 85, 75 and 60 of a hundred, each line of the rubric rounded by itself. */
const scoreOfKey: Readonly<Record<string, number>> = { '1': 9500, '2': 8500, '3': 7500, '4': 6000 };
const keyAt = (at: number) => String((at % 4) + 1);

test('twenty pieces are marked by the keyboard alone, two keys each', { timeout: 180_000 }, async () => {
  const { programId, assignmentId, trainees } = visit.server.world;
  const own = `/api/my/programs/${programId}/assignments/${assignmentId}`;
  for (const [at, trainee] of trainees.slice(0, pieces).entries()) {
    await visit.server.ask(trainee, 'POST', `${own}/hand-in`, {
      text: essay(at),
      fileIds: [],
      version: 0,
      mayPublish: true,
    });
  }
  const tutor = await oneClass(visit.server);
  acting = tutor;
  await scene(visit.stage, { who: '辅导教师' }, async (page) => {
    await visit.enter(page, tutor);
    await page.goto('/office/marking');
    await page.getByText(`还有 ${pieces} 份等待批改`).waitFor();
    await page.getByRole('button', { name: /领取最多/ }).press('Enter');
    for (let at = 0; at < pieces; at += 1) {
      await page.getByText(`手上 ${pieces - at} 份`).waitFor();
      const work = page.getByRole('region', { name: '所选作业' });
      await work.getByText(essay(at)).waitFor();
      await page.keyboard.press(keyAt(at));
      await work.getByText(`合计 ${(scoreOfKey[keyAt(at)] ?? 0) / 100} / 100`).waitFor();
      await page.keyboard.press('Enter');
    }
    await page.getByText('手上没有要批改的作业').waitFor();
  });
  for (const [at, trainee] of trainees.slice(0, pieces).entries()) {
    const { state, judgement } = await visit.server.ask<{ state: string; judgement: { scoreX100: number } }>(
      trainee,
      'GET',
      own,
    );
    expect([state, judgement.scoreX100]).toEqual(['marked', scoreOfKey[keyAt(at)]]);
  }
  expect(visit.stage.watch.problems).toEqual([]);
});

test('a teacher writes on her phone, the draft keeps itself, and she takes back and hands in', {
  timeout: 120_000,
}, async () => {
  const { programId, assignmentId, trainees } = visit.server.world;
  const writer = trainees.at(-1);
  if (!writer) throw new Error('nobody');
  const own = `/api/my/programs/${programId}/assignments/${assignmentId}`;
  const asWriter = (doing: (page: Page) => Promise<void>) =>
    scene(visit.stage, { who: '老师', size: phone }, async (page) => {
      await visit.enter(page, writer);
      await page.goto(`/learner/lessons/${assignmentId}`);
      await doing(page);
    });
  await asWriter(async (page) => {
    await page.getByLabel('正文').fill(essay(90));
    await page.getByText('草稿已保存').waitFor();
  });
  // another phone goes on where the first has stopped
  await asWriter(async (page) => {
    await page.getByText(`${essay(90).length} 字，至少 20 字`).waitFor();
    await page.getByLabel(/同意署名公开展示/).check();
    await page.getByRole('button', { name: '提交作业' }).click();
    await page.getByText(/已提交，等待辅导教师批改/).waitFor();
    await page.getByRole('button', { name: '撤回修改' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回修改' }).click();
    await page.getByLabel('正文').fill(`${essay(90)}${essay(91)}`);
    await page.getByRole('button', { name: '提交作业' }).click();
    await page.getByText(/已提交，等待辅导教师批改/).waitFor();
  });
  const { state, text, mayPublish } = await visit.server.ask<{ state: string; text: string; mayPublish: boolean }>(
    writer,
    'GET',
    own,
  );
  expect([state, text, mayPublish]).toEqual(['handedIn', `${essay(90)}${essay(91)}`, true]);
  expect(visit.stage.watch.problems).toEqual([]);
});

/** A discussion beside the assignment, written by the provider. */
async function aDiscussion(): Promise<string> {
  const { manager } = visit.server.world;
  const { rows } = await visit.server.ask<{ rows: { id: string }[] }>(manager, 'GET', '/api/courses');
  const course = `/api/courses/${rows[0]?.id}`;
  const { units } = await visit.server.ask<{ units: { id: string }[] }>(manager, 'GET', course);
  const lesson = { unitId: units[0]?.id, kind: 'discussion', title: '说说课堂提问' };
  const { id } = await visit.server.ask<{ id: string }>(manager, 'POST', `${course}/lessons`, lesson);
  await scene(visit.stage, { who: '课程编辑' }, async (page) => {
    await visit.enter(page, manager);
    await page.goto(`/office/courses/${rows[0]?.id}/lessons/${id}`);
    await page.getByLabel('话题').fill('您怎样让不举手的学生也开口？');
    await page.getByRole('button', { name: '保存讨论' }).click();
    await page.getByText('每天前 3 条计分').waitFor();
  });
  return id;
}

test('a class talks: points, a reply, a report, and the tutor’s 精华 and removal that its author reads', {
  timeout: 120_000,
}, async () => {
  const [author, mate] = visit.server.world.trainees;
  if (!author || !mate) throw new Error('nobody');
  const lessonId = await aDiscussion();
  const onPhone = (who: Person, doing: (page: Page) => Promise<void>) =>
    scene(visit.stage, { who: '老师', size: phone }, async (page) => {
      await visit.enter(page, who);
      await page.goto(`/learner/lessons/${lessonId}`);
      await doing(page);
    });
  const said = '我先让同桌互相说一遍，再请他们推荐对方来说，慢慢地不举手的孩子也愿意开口了。';
  await onPhone(author, async (page) => {
    await page.getByRole('textbox', { name: '发言' }).fill(said);
    await page.getByRole('button', { name: '发言', exact: true }).click();
    await page.getByText('已发出，得 30 分。').waitFor();
  });
  await onPhone(mate, async (page) => {
    await page.getByText(said).waitFor();
    await page.getByRole('button', { name: '回复', exact: true }).click();
    await page.getByRole('textbox', { name: '回复' }).fill('这个办法我明天就试。');
    await page.getByRole('button', { name: '回复', exact: true }).last().click();
    await page.getByText('已发出，得 10 分。').waitFor();
    await page.getByRole('button', { name: '举报' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '照搬别人的内容' }).click();
    await form.getByRole('button', { name: '举报', exact: true }).click();
    await page.getByRole('button', { name: '已举报' }).waitFor();
  });
  await scene(visit.stage, { who: '辅导教师' }, async (page) => {
    await visit.enter(page, acting ?? { headers: { cookie: '' } });
    await page.goto('/office/posts');
    await page.locator('.post-state', { hasText: '被举报' }).getByText('照搬别人的内容').waitFor();
    await page.getByRole('button', { name: /移除/ }).first().click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '照搬他人内容' }).click();
    await form.getByRole('button', { name: '移除' }).last().click();
    await page.locator('.post-state', { hasText: '已移除' }).getByText('照搬他人内容').waitFor();
  });
  await onPhone(author, async (page) => {
    await page.getByText('辅导教师移除了这条发言：照搬他人内容').waitFor();
    await page.getByText('得 0 分（已收回）').waitFor();
  });
  expect(visit.stage.watch.problems).toEqual([]);
});
