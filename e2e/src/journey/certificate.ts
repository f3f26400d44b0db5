import { strict as assert } from 'node:assert';
import { pdfText } from '@yanxiu/server/platform/documents/pdf-text';
import type { Page } from 'playwright-core';
import { phone } from '../visitor.ts';
import { type Cast, names } from './cast.ts';
import { contentOf, type Stage, scene } from './stage.ts';
import { asTeacher, teacherOf } from './study.ts';

/** The teacher reads on her phone how her score came about, sees her credits and takes her certificate. */
export async function takeCertificate(stage: Stage, cast: Cast): Promise<{ address: string }> {
  return asTeacher(stage, cast, async (page) => {
    await page.getByRole('link', { name: /看每一分怎么来的/ }).click();
    await page.getByRole('heading', { level: 1, name: '我的成绩' }).waitFor();
    const credits = await readScore(page);
    await page.goBack();
    await page.getByRole('link', { name: /证书已发放/ }).click();
    await page.getByRole('heading', { level: 1, name: '学分和证书' }).waitFor();
    await page
      .getByRole('region', { name: /年周期/ })
      .getByText(`${credits} 学分`)
      .waitFor();
    const paper = page.getByRole('region', { name: `${names.program}证书` });
    const number = /证书编号 (\S+)/.exec(await paper.innerText())?.[1] ?? '';
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      paper.getByRole('button', { name: '下载证书（PDF）' }).click(),
    ]);
    const pdf = await contentOf(file);
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    const printed = pdfText(pdf).join('');
    for (const said of [teacherOf(cast).name, names.program, number]) assert.ok(said && printed.includes(said), said);
    const address = await paper.getByRole('link', { name: '打开查验页' }).getAttribute('href');
    assert.ok(address);
    return { address };
  });
}

/** Every part says how it came about, and the sum that is written out comes to the total; gives the credits. */
async function readScore(page: Page): Promise<string> {
  for (const part of ['网络研修', '校本研修', '研修活动', '线下授课']) {
    const reasons = await page
      .getByRole('region', { name: part, exact: true })
      .locator('.score-items .muted')
      .allInnerTexts();
    assert.ok(reasons.length > 0 && reasons.every((words) => /\d/.test(words)), `${part}: ${reasons}`);
  }
  const total = await page.getByRole('region', { name: '总分', exact: true }).innerText();
  const credits = /已认定 (\S+) 学分/.exec(total)?.[1] ?? '';
  const sum = await page.getByRole('region', { name: '总分怎么算' }).innerText();
  const terms = [...sum.matchAll(/([\d.]+) × (\d+)%/g)].map(([, score, percent]) => Number(score) * Number(percent));
  const said = /= ([\d.]+)/.exec(sum)?.[1] ?? '';
  assert.equal(terms.length, 4);
  assert.ok(Math.abs(terms.reduce((one, other) => one + other) / 100 - Number(said)) <= 0.005, sum);
  assert.ok(said !== '' && total.includes(said), total);
  return credits;
}

/** Somebody to whom the address was sent, logged in nowhere, sees that the certificate is valid. */
export async function verifyCertificate(stage: Stage, cast: Cast, address: string): Promise<void> {
  await scene(stage, { who: '查验人', size: phone }, async (page) => {
    await page.goto(address);
    await page.getByText('证书有效', { exact: true }).waitFor();
    await page.getByText(teacherOf(cast).name, { exact: true }).waitFor();
  });
}
