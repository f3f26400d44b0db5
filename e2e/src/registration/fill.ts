import { makeWorld, type Person } from '@yanxiu/tools/demo/world';
import { rosterFile, rosterRows, rosterTitles } from '@yanxiu/tools/generator/roster-file';
import { beginning, type Cast, gatherCast, names } from '../journey/cast.ts';
import { act, dialog, openMenu, type Stage } from '../journey/stage.ts';
import type { Beginning } from '../product.ts';

/** As in the other journey, with more teachers at its school: five people have something happen to them. */
export const registrationBeginning: Beginning = { ...beginning, trainees: 300 };

/** The cast of the journey; the roster file has one phone that lost its last digit. */
export interface RegistrationCast extends Cast {
  readonly broken: Person;
  readonly returned: Person;
  readonly leaving: Person;
  readonly bySlip: Person;
}

const phoneColumn = 4;

export async function gatherRegistrationCast(): Promise<RegistrationCast> {
  const cast = await gatherCast(registrationBeginning);
  const [, bySlip, broken] = cast.teachers;
  const [returned, leaving] = cast.teachers.slice(-2);
  if (!bySlip || !broken || !returned || !leaving || cast.teachers.length < 5)
    throw new Error('the school is too small');
  const world = makeWorld(beginning.seed, { region: 'yangcheng', trainees: registrationBeginning.trainees });
  const school = world.schools.find((one) => one.name === names.school);
  if (!school) throw new Error(`the world has no ${names.school}`);
  const rows = rosterRows(school, world.schools, world.people).map((row) =>
    row.map((text, column) => (column === phoneColumn && text === broken.phone ? text.slice(0, -1) : text)),
  );
  const roster = await rosterFile({
    title: rosterTitles.yangcheng,
    unitName: school.name,
    filledOn: '2021-10-22',
    rows,
  });
  return { ...cast, roster, broken, returned, leaving, bySlip };
}

/** The clerk uploads her workbook, is told which cell is wrong, mends it on the page and imports every row. */
export async function importAndMend(stage: Stage, { roster, broken, teachers }: RegistrationCast): Promise<void> {
  await act(stage, 'schoolAdmin', names.school, async (page) => {
    await openMenu(page, '名单');
    await page.getByLabel('参训名单').setInputFiles({
      name: `${names.school} 参训名单.xlsx`,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(roster),
    });
    await page.getByRole('heading', { level: 1, name: '核对上传的名单' }).waitFor();
    await page.getByText('错误 1', { exact: true }).waitFor();
    await page.getByText(/^E 列：手机号/).waitFor();
    await page.getByRole('button', { name: `改正${broken.name}` }).click();
    const mending = dialog(page);
    await mending.getByLabel('手机号', { exact: true }).fill(broken.phone);
    await mending.getByRole('button', { name: '保存并核对' }).click();
    await page.getByText('错误 0', { exact: true }).waitFor();
    await page.getByRole('button', { name: `导入 ${teachers.length} 行` }).click();
    await page.getByText(`已导入：新增 ${teachers.length} 人`).waitFor();
    await page.getByRole('heading', { level: 1, name: '名单' }).waitFor();
  });
}

/** The one figure that is typed, then to the principal. */
export async function submitToPrincipal(stage: Stage, { staffCount }: Cast): Promise<void> {
  await act(stage, 'schoolAdmin', names.school, async (page) => {
    await openMenu(page, '名单');
    const staff = page.getByLabel('在职专任教师数');
    await staff.fill(String(staffCount));
    await staff.press('Enter');
    await page.getByText('已保存在职专任教师数').waitFor();
    await page.getByRole('button', { name: '提交校长确认' }).click();
    await page.getByText('已提交，等待校长确认').waitFor();
  });
}

/** The clerk reads why her roster came back, mends the row in place and hands it in again. */
export async function mendAndResubmit(stage: Stage, { returned }: RegistrationCast): Promise<void> {
  await act(stage, 'schoolAdmin', names.school, async (page) => {
    await openMenu(page, '名单');
    await page.getByText('名单已退回，请按要求修改后重新提交').waitFor();
    await page.getByText(`退回：${returnReasons.row}`).waitFor();
    await page.getByRole('button', { name: `修改${returned.name}` }).click();
    const remark = page.getByLabel('备注', { exact: true });
    await remark.fill('大班班主任');
    await remark.press('Enter');
    await page.getByText('已保存', { exact: true }).waitFor();
    await page.getByRole('button', { name: '提交校长确认' }).click();
    await page.getByText('已提交，等待校长确认').waitFor();
  });
}

export const returnReasons = { whole: '有一位教师的任教情况没有写清，请补充', row: '备注里请写明所带班级' } as const;
