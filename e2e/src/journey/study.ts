import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { phone } from '../visitor.ts';
import { type Cast, names } from './cast.ts';
import { act, openMenu, passSeconds, type Stage, scene } from './stage.ts';

const password = 'qiu-tian-de-xiao-lu-7';

/** Something a teacher does on her phone, logged in with the password that she has chosen. */
export async function asTeacher<T>(stage: Stage, cast: Cast, doing: (page: Page) => Promise<T>): Promise<T> {
  return scene(stage, { who: '参训教师', size: phone }, async (page) => {
    await page.goto('/learner/login');
    await page.getByLabel('手机号或登录号').fill(teacherOf(cast).phone);
    await page.getByRole('textbox', { name: '密码' }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `${teacherOf(cast).name}老师` }).waitFor();
    return doing(page);
  });
}

export function teacherOf({ teachers }: Cast) {
  const [teacher] = teachers;
  if (!teacher) throw new Error('the roster is empty');
  return teacher;
}

/** First log-in on the phone: a code by SMS, a password of her own, a look at the particulars. */
export async function activate(stage: Stage, cast: Cast): Promise<void> {
  const teacher = teacherOf(cast);
  await scene(stage, { who: '参训教师', size: phone }, async (page) => {
    await page.goto('/learner/');
    await page.getByRole('link', { name: '去激活账号' }).click();
    await page.getByRole('heading', { level: 1, name: '激活账号' }).waitFor();
    await page.getByLabel('手机号', { exact: true }).fill(teacher.phone);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByText(/验证码已发往登记的手机/).waitFor();
    await page.getByLabel('短信验证码').fill(await readCode(stage, teacher.phone));
    await page.getByLabel('设置密码').fill(password);
    await page.getByLabel('我已阅读并同意个人信息处理说明').check();
    await page.getByRole('button', { name: '激活并登录' }).click();
    await page.waitForURL(/\/me\/info/);
    await page.getByRole('main').getByText(teacher.name).first().waitFor();
  });
}

/** There is no phone in a test: the operator reads the outbox on the screen. */
async function readCode(stage: Stage, phoneNumber: string): Promise<string> {
  return act(stage, 'operator', names.province, async (page) => {
    await openMenu(page, '短信发件箱');
    const row = page
      .getByRole('row')
      .filter({ hasText: phoneNumber.slice(-4) })
      .filter({ hasText: '验证码' });
    const text = await row.first().innerText();
    const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
    assert.ok(code, `no code in “${text}”`);
    return code;
  });
}

/** She sees her course and plays its first lesson: real frames of a real video, while product time passes with it. */
export async function playLesson(stage: Stage, cast: Cast): Promise<void> {
  await asTeacher(stage, cast, async (page) => {
    const hours = page.getByRole('region', { name: '我的学时' });
    await hours.getByText('0 / 50 学时').waitFor();
    await page.getByRole('link', { name: '开始学习' }).click();
    await page.getByRole('button', { name: /开始学习|播放|继续学习/ }).click();
    await page.getByText('计时中', { exact: true }).waitFor();
    // sixteen seconds of the lesson go by in one: the server's clock, moved on alongside, still decides what counts
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.playbackRate = 16;
    });
    for (let second = 0; second < 4; second += 1) {
      await page.waitForTimeout(1000);
      await passSeconds(stage, 15);
    }
    assert.ok(await page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime > 30));
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause());
    await page.getByText('已暂停', { exact: true }).waitFor();
    await page.getByRole('link', { name: '全部课程' }).or(page.locator('.page-back')).first().click();
    await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '学习' }).click();
    await hours.getByText(/0\.0[1-9] \/ 50 学时/).waitFor();
  });
}
