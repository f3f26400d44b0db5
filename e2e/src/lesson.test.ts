import AxeBuilder from '@axe-core/playwright';
import { smallPdf } from '@yanxiu/server/platform/pdf/small-pdf';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClassVisit, oneClass, type Person, visitClasses } from './class-visit.ts';
import { scene } from './journey/stage.ts';
import { phone } from './visitor.ts';

let visit: ClassVisit;
let tutor: Person;
beforeAll(async () => {
  visit = await visitClasses();
}, 180_000);
afterAll(() => visit?.end());

/** Nothing stands between a page and who reads it otherwise (WCAG 2.1 A and AA). */
async function noFlaws(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target).join(' | ')}`)).toEqual([]);
}

interface Course {
  readonly id: string;
  readonly units: readonly { readonly id: string }[];
}

test('a PDF becomes a document that a phone reads, and a short answer goes from the phone to the tutor and back', {
  timeout: 180_000,
}, async () => {
  tutor = await oneClass(visit.server);
  const course = await theCourse();
  const documentId = await addLesson(course, 'document', '讲义');
  const quizId = await addLesson(course, 'quiz', '简答小测');
  await uploadPdf(course, documentId);
  await writeQuiz(course, quizId);
  await readOnPhone(documentId);
  await answerOnPhone(quizId);
  await mark();
  await seeScore(quizId);
  expect(visit.stage.watch.problems).toEqual([]);
});

async function theCourse(): Promise<Course> {
  const { manager } = visit.server.world;
  const { rows } = await visit.server.ask<{ rows: { id: string }[] }>(manager, 'GET', '/api/courses');
  return visit.server.ask<Course>(manager, 'GET', `/api/courses/${rows[0]?.id}`);
}

async function addLesson(course: Course, kind: string, title: string): Promise<string> {
  const wish = { unitId: course.units[0]?.id, kind, title };
  const url = `/api/courses/${course.id}/lessons`;
  return (await visit.server.ask<{ id: string }>(visit.server.world.manager, 'POST', url, wish)).id;
}

async function uploadPdf(course: Course, lessonId: string): Promise<void> {
  const buffer = smallPdf([{ lines: ['Ethics first', 'A teacher is a model.'] }, { lines: ['Home visits'] }]);
  await scene(visit.stage, { who: '承训机构' }, async (page) => {
    await visit.enter(page, visit.server.world.manager);
    await page.goto(`/office/courses/${course.id}/lessons/${lessonId}`);
    await page.getByText('用 PDF 生成各页').waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '讲义.pdf', mimeType: 'application/pdf', buffer });
    await page.getByRole('heading', { name: '第 1 页 Ethics first' }).waitFor();
    await page.getByRole('img', { name: 'Home visits' }).scrollIntoViewIfNeeded();
  });
}

/** By its form: the kind of question, and 要点 left out so that a tutor reads it. */
async function writeQuiz(course: Course, lessonId: string): Promise<void> {
  await scene(visit.stage, { who: '承训机构' }, async (page) => {
    await visit.enter(page, visit.server.world.manager);
    await page.goto(`/office/courses/${course.id}/lessons/${lessonId}`);
    await page.getByLabel('第 1 题类型').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '简答题' }).click();
    await page.getByLabel('第 1 题题干').fill('怎样做好家访？');
    await page.getByText('没有写要点：由班级辅导教师批阅').waitFor();
    await page.getByRole('button', { name: '保存测验' }).click();
    await page.getByText('由辅导教师批阅').waitFor();
  });
}

async function readOnPhone(lessonId: string): Promise<void> {
  await scene(visit.stage, { who: '学员', size: phone }, async (page) => {
    await visit.enter(page, trainee());
    await page.goto(`/learner/lessons/${lessonId}`);
    await page.getByText('计时中').waitFor();
    const picture = page.getByRole('img', { name: /A teacher is a model/ });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1080);
    await noFlaws(page);
    await page.getByRole('button', { name: '放大看', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '放大' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await page.getByText('目录和查找').click();
    await page.getByLabel('在文档里找').fill('home visits');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('button', { name: /第 2 页/ }).click();
    await page.getByRole('heading', { name: 'Home visits' }).waitFor();
  });
}

function trainee(): Person {
  const [first] = visit.server.world.trainees;
  if (!first) throw new Error('nobody learns here');
  return first;
}

async function answerOnPhone(lessonId: string): Promise<void> {
  await scene(visit.stage, { who: '学员', size: phone }, async (page) => {
    await visit.enter(page, trainee());
    await page.goto(`/learner/lessons/${lessonId}`);
    await page.getByText('由辅导教师批阅后出成绩').waitFor();
    await page.getByRole('button', { name: '开始答题' }).click();
    await page.getByLabel('您的回答').fill('事先约好，先听家长说，再一起想办法。');
    // what was typed outlasts a reload
    await page.reload();
    await page.getByRole('button', { name: '开始答题' }).click();
    expect(await page.getByLabel('您的回答').inputValue()).toContain('先听家长说');
    await page.getByRole('button', { name: '交卷' }).click();
    await page.getByText('1 道简答题由辅导教师批阅').waitFor();
    await noFlaws(page);
  });
}

async function mark(): Promise<void> {
  await scene(visit.stage, { who: '辅导教师' }, async (page) => {
    await visit.enter(page, tutor);
    await page.goto('/office/');
    await page.getByRole('link', { name: '1 道简答题待批阅' }).click();
    await page.getByText('先听家长说').waitFor();
    await noFlaws(page);
    await page.getByLabel(/的得分，满分 1/).fill('0.5');
    await page.getByLabel(/的得分，满分 1/).press('Enter');
    await page.getByText('已给分，试卷得 50 分').waitFor();
    await page.getByText('没有等待批阅的简答题').waitFor();
  });
}

async function seeScore(lessonId: string): Promise<void> {
  await scene(visit.stage, { who: '学员', size: phone }, async (page) => {
    await visit.enter(page, trainee());
    await page.goto(`/learner/lessons/${lessonId}`);
    await page.getByText('得 0.5 分，满分 1 分').waitFor();
    await page.getByRole('button', { name: /再做一次/ }).waitFor();
  });
}
