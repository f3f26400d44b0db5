import { strict as assert } from 'node:assert';
import { pdfText } from '@yanxiu/server/platform/documents/pdf-text';
import { names } from '../journey/cast.ts';
import { act, contentOf, openMenu, type Stage, scene } from '../journey/stage.ts';
import { phone } from '../visitor.ts';
import type { RegistrationCast } from './fill.ts';

/** The clerk prints the slip of one teacher; its code is read off the paper. */
export async function printSlip(stage: Stage, { bySlip }: RegistrationCast): Promise<string> {
  return act(stage, 'schoolAdmin', names.school, async (page) => {
    await openMenu(page, '账号');
    const printed = page.waitForEvent('download');
    await page.getByRole('button', { name: `账号条${bySlip.name}` }).click();
    const text = pdfText(await contentOf(await printed)).join('\n');
    assert.ok(text.includes(bySlip.name), `no ${bySlip.name} in “${text}”`);
    const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0];
    assert.ok(code, `no code in “${text}”`);
    return code;
  });
}

/** Who gets no SMS: login, the slip's code and the last six of the document number. */
export async function activateBySlip(stage: Stage, { bySlip }: RegistrationCast, code: string): Promise<void> {
  await scene(stage, { who: '参训教师', size: phone }, async (page) => {
    await page.goto('/learner/activate');
    await page.getByRole('button', { name: '用学校账号条' }).click();
    await page.getByLabel('手机号或登录号').fill(bySlip.phone);
    await page.getByLabel('激活码').fill(code);
    await page.getByLabel('证件号码后六位').fill(bySlip.documentNumber.slice(-6));
    await page.getByLabel('设置密码').fill('shan-po-shang-de-yang-8');
    await page.getByLabel('我已阅读并同意个人信息处理说明').check();
    await page.getByRole('button', { name: '激活并登录' }).click();
    await page.waitForURL(/\/me\/info/);
    await page.getByRole('main').getByText(bySlip.name).first().waitFor();
  });
}
