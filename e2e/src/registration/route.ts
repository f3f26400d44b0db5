import { makeWorld, type Person } from '@yanxiu/tools/demo/world';
import { rosterFile, rosterPeople, rosterRows, rosterTitles } from '@yanxiu/tools/generator/roster-file';
import type { Page } from 'playwright-core';
import type { Cast } from '../journey/cast.ts';
import { xinzhou } from '../journey/place.ts';
import { act, dialog, openMenu, type Stage, search } from '../journey/stage.ts';

/** 忻州 goes school → county → city; a city-direct school has no county between. */
export const route = {
  city: '忻州市',
  county: '五台县',
  countySchool: '五台县幼儿园',
  directSchool: '忻州市幼儿园',
  lateSchool: '五台县实验小学校',
  /** The day after the last one for rosters (忻教发〔2020〕98号 附件2 二.3). */
  lateOn: '2020-12-05',
} as const;

/** Two rosters that both list one teacher: the county's kindergarten as its own, the city's as lent to it. */
export interface RouteCast {
  readonly ofCounty: Cast;
  readonly ofCity: Cast;
  readonly lent: Person;
}

const remarkColumn = 8;

export async function gatherRouteCast(): Promise<RouteCast> {
  const { seed, trainees } = xinzhou.beginning;
  const world = makeWorld(seed, { region: 'xinzhou', trainees });
  const schoolOf = (name: string) => {
    const school = world.schools.find((one) => one.name === name);
    if (!school) throw new Error(`the world has no ${name}`);
    return school;
  };
  const [home, away] = [schoolOf(route.countySchool), schoolOf(route.directSchool)];
  const lent = rosterPeople(home, world.schools, world.people).find((person) => person.personType === 'regular');
  if (!lent) throw new Error('nobody can be lent');
  const moved = { ...lent, schoolCode: away.code };
  const lists = [
    { school: home, people: world.people },
    { school: away, people: [...world.people.filter((one) => one !== lent), moved] },
  ];
  const [ofCounty, ofCity] = await Promise.all(
    lists.map(async ({ school, people }) => {
      const rows = rosterRows(school, world.schools, people);
      for (const row of rows) {
        if (school === away && row.includes(lent.documentNumber)) row[remarkColumn] = `借调，编制单位：${home.name}`;
      }
      const roster = await rosterFile({
        title: rosterTitles.xinzhou,
        unitName: school.name,
        filledOn: '2020-11-23',
        rows,
      });
      return { teachers: rosterPeople(school, world.schools, people), staffCount: rows.length + 2, roster };
    }),
  );
  if (!ofCounty || !ofCity) throw new Error('no rosters');
  return { ofCounty, ofCity, lent };
}

const papers = {
  asks: { title: '关于做好2020年全市教师全员培训组织工作的通知', number: '忻教函〔2020〕12号', copiesTo: '市财政局' },
  plan: { number: '五教函〔2020〕4号', words: '县教育局成立领导小组。' },
} as const;

async function issue(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByRole('button', { name: '印发', exact: true }).click();
  const confirming = dialog(page);
  await confirming.getByLabel(`请输入“${number}”以确认`).fill(number);
  await confirming.getByRole('button', { name: '印发', exact: true }).click();
  await page.getByText('已印发', { exact: true }).first().waitFor();
}

/** The city writes that every county hands in its 实施计划, and who gets a copy. */
export async function askForPlans(stage: Stage): Promise<void> {
  const { title, number, copiesTo } = papers.asks;
  await act(stage, 'cityAdmin', route.city, async (page) => {
    await openMenu(page, '通知');
    await page.getByRole('link', { name: '起草通知' }).click();
    await page.getByLabel('标题', { exact: true }).fill(title);
    await page.getByLabel('发文字号').fill(number);
    await page.getByLabel('抄送单位').fill(copiesTo);
    await page.getByRole('textbox', { name: '正文' }).fill('请各县（市、区）制定实施计划。');
    await page.getByLabel('要求下一级教育局上交实施计划').check();
    await page.getByLabel('实施计划上交截止').fill('2020-12-10');
    await issue(page, number);
    await page.getByText(`抄送：${copiesTo}。`).waitFor();
  });
}

export async function handInPlan(stage: Stage): Promise<void> {
  await act(stage, 'countyAdmin', route.county, async (page) => {
    await openMenu(page, '通知');
    await page.getByRole('link', { name: papers.asks.title, exact: true }).click();
    await page.getByRole('button', { name: '签收', exact: true }).click();
    await page.getByText('已为本单位签收').waitFor();
    await page.getByRole('link', { name: '上交实施计划' }).click();
    await page.getByLabel('发文字号').fill(papers.plan.number);
    await page.getByRole('textbox', { name: '正文' }).fill(papers.plan.words);
    await issue(page, papers.plan.number);
  });
}

/** The city sees which county has signed and handed in its plan, and reads it. */
export async function seePlan(stage: Stage): Promise<void> {
  await act(stage, 'cityAdmin', route.city, async (page) => {
    await openMenu(page, '通知');
    await page.getByRole('link', { name: papers.asks.title, exact: true }).first().click();
    await page.getByText(/签收情况（1 \/ \d+ 个单位，实施计划 1 \/ \d+ 个/).waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: route.county })
      .getByRole('link', { name: / 上交$/ })
      .click();
    await page.getByText(papers.plan.words).waitFor();
  });
}

/** The county is not the last: it passes the roster on. */
export async function passOn(stage: Stage): Promise<void> {
  await act(stage, 'countyAdmin', route.county, async (page) => {
    await openMenu(page, '名单');
    await search(page, route.countySchool);
    await page.getByRole('link', { name: route.countySchool, exact: true }).click();
    await page.getByRole('button', { name: '通过，报送上一级' }).click();
    await page.getByText('已通过，报送上一级').waitFor();
  });
}

/** Both sides stand in the city's reach alone: it says who registers the teacher, then locks both rosters. */
export async function settleAndLock(stage: Stage, { lent }: RouteCast): Promise<void> {
  await act(stage, 'cityAdmin', route.city, async (page) => {
    await openMenu(page, '重复上报');
    const row = page.getByRole('row').filter({ hasText: lent.name });
    await row.getByText('现工作单位').waitFor();
    await row.getByRole('button', { name: new RegExp(`^由${route.directSchool}上报`) }).click();
    const reason = dialog(page);
    await reason.getByRole('button', { name: '借调到现工作单位' }).click();
    await reason.getByRole('button', { name: '裁定' }).click();
    await page.getByText('没有重复上报的人员').waitFor();
    for (const school of [route.countySchool, route.directSchool]) {
      await openMenu(page, '名单');
      await search(page, school);
      await page.getByRole('link', { name: school, exact: true }).click();
      await page.getByRole('button', { name: '通过并锁定' }).click();
      await page.getByText('已锁定，账号随即开通').first().waitFor();
      await page.locator('.state-tag', { hasText: '已锁定' }).first().waitFor();
    }
  });
}

/** The home school reads who left its roster and why, and has one head less to pay for. */
export async function readRuling(stage: Stage, { lent, ofCounty }: RouteCast): Promise<void> {
  await act(stage, 'schoolAdmin', route.countySchool, async (page) => {
    await openMenu(page, '名单');
    await page.getByText(`参训人员（${ofCounty.teachers.length - 1} 人）`).waitFor();
    await page.getByRole('tab', { name: '办理经过' }).click();
    await page.getByText(`${lent.name}由“${route.directSchool}”上报：借调到现工作单位`).first().waitFor();
  });
}

/** Too late: the school asks for three days more and sees what stands in the way until then. */
export async function askExtension(stage: Stage): Promise<void> {
  await act(stage, 'schoolAdmin', route.lateSchool, async (page) => {
    await openMenu(page, '名单');
    await page.getByText('名单上报已于 2020年12月4日 截止', { exact: true }).waitFor();
    await page.getByRole('button', { name: '申请延期' }).click();
    const asking = dialog(page);
    await asking.getByLabel('原因').fill('停电停网三天，名单还没有核对完');
    await asking.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('已申请延期到 2020年12月8日：停电停网三天，名单还没有核对完').waitFor();
  });
}

export async function grantExtension(stage: Stage): Promise<void> {
  await act(stage, 'countyAdmin', route.county, async (page) => {
    await openMenu(page, '名单');
    await search(page, route.lateSchool);
    await page.getByRole('link', { name: route.lateSchool, exact: true }).click();
    await page.getByRole('button', { name: '审核延期申请' }).click();
    await dialog(page).getByRole('button', { name: '同意延期' }).click();
    await page.getByText('已办理').waitFor();
    await page.getByText('名单上报已于 2020年12月4日 截止', { exact: true }).waitFor({ state: 'detached' });
  });
}
