import { surveyPresets } from '@yanxiu/domain/teaching/work/survey-presets';
import { essay } from '@yanxiu/server/teaching/work/work-fixture';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClassVisit, oneClass, type Person, visitClasses } from './class-visit.ts';
import { advanceTo, dialog, scene } from './journey/stage.ts';
import { phone } from './visitor.ts';

let visit: ClassVisit;
beforeAll(async () => {
  visit = await visitClasses();
}, 180_000);
afterAll(() => visit?.end());

/** Of the program of 阳城县 2021: a day on which its survey is open, and the day after it has closed. */
const open = '2022-04-20';
const closed = '2022-06-01';
const added = '最想再听一次的课';
const remark = '晚上网络慢，视频希望再小一些';

const at = (person: Person, who: string, path: string, doing: (page: Page) => Promise<void>) =>
  scene(visit.stage, { who, ...(path.startsWith('/office') ? {} : { size: phone }) }, async (page) => {
    await visit.enter(page, person);
    await page.goto(path);
    await doing(page);
  });

// first: a piece may be handed in only while the study goes on, and time moves in the other
test('an excellent piece goes from the class up to the city and into the gallery', { timeout: 120_000 }, async () => {
  const { programId, assignmentId, schoolAdmin, countyAdmin, cityAdmin, trainees } = visit.server.world;
  const author = trainees.at(-1);
  if (!author) throw new Error('nobody');
  const own = `/api/my/programs/${programId}/assignments/${assignmentId}`;
  const piece = { text: essay(7), fileIds: [], version: 0, mayPublish: true };
  const tutor = await oneClass(visit.server);
  await visit.server.ask(author, 'POST', `${own}/hand-in`, piece);
  const pieces = `/api/programs/${programId}/pieces`;
  await visit.server.ask(tutor, 'POST', `${pieces}/take`, { count: 1 });
  const { rows } = await visit.server.ask<{ rows: { id: string }[] }>(tutor, 'GET', pieces);
  const judgement = { points: [38, 37, 19], comment: '写得实在', excellent: true };
  await visit.server.ask(tutor, 'POST', `${pieces}/${rows[0]?.id}/mark`, judgement);
  await step(schoolAdmin, '学校', '学校待处理', '向上推荐', '我校教研组推荐');
  await step(countyAdmin, '县', '县级待处理', '向上推荐', '做法可以推广');
  await step(cityAdmin, '市', '市级待处理', '公开展示', '值得一读');
  await at(author, '老师', '/gallery', async (page) => {
    await page.getByRole('link', { name: /教学反思/ }).click();
    for (const comment of ['写得实在', '我校教研组推荐', '做法可以推广', '值得一读'])
      await page.getByText(comment).waitFor();
  });
  expect(visit.stage.watch.problems).toEqual([]);
});

/** One level opens the work where it stands, and does its act with a comment. */
async function step(person: Person, who: string, state: string, act: string, comment: string): Promise<void> {
  await at(person, who, '/office/works', async (page) => {
    await page.getByText(state).waitFor();
    await page.getByRole('link', { name: '查看' }).click();
    await page.getByRole('button', { name: act, exact: true }).click();
    await dialog(page).getByLabel('意见').fill(comment);
    await dialog(page).getByRole('button', { name: act, exact: true }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByText(comment).waitFor();
  });
}

test('the provider writes the survey, teachers answer without a name, and the county reads the figures', {
  timeout: 120_000,
}, async () => {
  const { programId, manager, countyAdmin, trainees } = visit.server.world;
  await at(manager, '承训机构', '/office/survey/form', async (page) => {
    await page.getByRole('button', { name: '简短问卷' }).click();
    await page.getByText('已换成“简短问卷”的题目。').waitFor();
    await page.getByRole('button', { name: '添加一题' }).click();
    await page.getByLabel('第 6 题题目').fill(added);
    await page.getByLabel('第 6 题题型').click();
    await page.locator('.ant-select-item-option', { hasText: '填写' }).click();
    await page.getByRole('button', { name: '保存问卷' }).click();
    await page.getByText('问卷已保存').waitFor();
  });
  await advanceTo(visit.stage, open);
  const [teacher, ...others] = trainees;
  if (!teacher) throw new Error('nobody');
  await at(teacher, '老师', '/learner/tasks', answerOnPhone);
  // the phone's own answer is one of six
  const answers = { overall: 4, content: 4, hardest: 0, wanted: [0, 2] };
  for (const one of others.slice(0, 5))
    await visit.server.ask(one, 'POST', `/api/my/programs/${programId}/survey`, { version: 1, answers });
  await at(countyAdmin, '县', '/office/survey', async (page) => {
    await page.getByText('收到 6 份，应填 24 人').waitFor();
    await page.getByText('问卷还没有结束，结束后显示结果').waitFor();
    expect(await page.getByText(remark).count()).toBe(0);
  });
  await advanceTo(visit.stage, closed);
  await at(countyAdmin, '县', '/office/survey', async (page) => {
    await page.getByText('1. 总体满意').waitFor();
    await page.getByText('4.17').first().waitFor();
    await page.getByText('5 份，83.3%').first().waitFor();
    await page.getByText(remark).waitFor();
  });
  expect(visit.stage.watch.problems).toEqual([]);
});

async function answerOnPhone(page: Page): Promise<void> {
  const [, brief] = surveyPresets;
  await page.getByRole('link', { name: /匿名问卷/ }).click();
  await page
    .getByRole('group', { name: /总体满意/ })
    .getByText('非常同意')
    .click();
  await page
    .getByRole('group', { name: /课堂上用得上/ })
    .getByText('非常同意')
    .click();
  await page
    .getByRole('group', { name: /最大的困难/ })
    .getByText('网络慢或流量贵')
    .click();
  await page.getByRole('button', { name: '提交问卷' }).click();
  await page.getByText('第 4 题“明年希望多安排哪些内容”还没有选。').waitFor();
  // what was chosen outlives the page
  await page.reload();
  await page.getByText('选择题共 4 道，还有 1 道没有选。').waitFor();
  const wanted = page.getByRole('group', { name: /明年希望/ });
  for (const option of brief?.questions[3]?.options.slice(0, 2) ?? []) await wanted.getByText(option).click();
  await page.getByLabel(/最需要改进的一点/).fill(remark);
  await page.getByRole('button', { name: '提交问卷' }).click();
  await page.getByText('您已经交过问卷，谢谢您的意见。').waitFor();
}
