import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { type ProgramSettings, type Stage, stageNames } from '@yanxiu/domain/program/policy';
import { registrationStateNames } from '@yanxiu/domain/registration/states';
import { renderPdf, type TemplateData } from '../platform/documents/render.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { getProgram } from '../program/store.ts';
import { contactSheet, headcountSheet, rosterSheet } from './form-sheets.ts';
import { textOf } from './judge-rows.ts';
import { printReceived } from './received-form.ts';
import { listEntries } from './store/entry.ts';
import { countForForm, type FormContact, listFormUnits } from './store/form.ts';
import { type CountedUnit, listUnits, type Program } from './store/unit.ts';
import { loadUnit } from './unit.ts';
import { viewOnce } from './view-once.ts';

type Endpoints = typeof registration.endpoints;
type FormKey = 'headcount' | 'roster' | 'contacts';

const labels: Readonly<Record<FormKey, string>> = { headcount: '附件1', roster: '附件2', contacts: '附件4' };
const untitled: Readonly<Record<FormKey, string>> = {
  headcount: '参训人数统计表',
  roster: '学员信息收集表',
  contacts: '工作联系人信息表',
};

/** 附件 1, 2 or 4 of one unit, generated live from its registration; the full numbers on it are logged. */
export async function printForm(ctx: Ctx, input: Parsed<Endpoints['form']>): Promise<FileAnswer> {
  const { program, row } = await loadUnit(ctx, input);
  const isDraft = row.state === 'draft' || row.state === 'returned';
  const frame = {
    unitName: row.schoolName,
    versionText: `名单第 ${Math.max(1, row.version)} 版，${registrationStateNames[row.state]}`,
    watermarkText: isDraft ? '草稿' : null,
    filledOn: row.submittedAt ? dayOf(row.submittedAt) : null,
  };
  await viewOnce(ctx, input, `registration.print.${input.form}`, `下载${labels[input.form]}`);
  const name = `${titleOf(program.settings, input.form)}（${row.schoolName}）`;
  if (input.form === 'roster') {
    const data = await rosterData(ctx, program, row, frame);
    return input.format === 'pdf' ? pdf(name, await renderPdf('rosterForm', data)) : rosterSheet(name, data);
  }
  return printOverUnits(ctx, program, [row], input.form, input.format, frame, name);
}

/** 附件 1 or 4 of all units in reach, with its 合计. */
export async function printRegionForm(ctx: Ctx, input: Parsed<Endpoints['regionForm']>): Promise<FileAnswer> {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const rows = await listUnits(ctx.db, ctx.scope, program, null);
  const unitName = actorOf(ctx).assignment?.orgName ?? '';
  if (input.form === 'received') return printReceived(ctx, program, rows, { unitName, format: input.format });
  const frame = { unitName, versionText: `截至 ${dayOf(ctx.now)}`, watermarkText: null, filledOn: null };
  const name = `${titleOf(program.settings, input.form)}（${unitName}汇总）`;
  const chosen = rows.filter((row) => row.headcount > 0 || input.form === 'contacts');
  const audited = { programId: program.id, schoolId: actorOf(ctx).assignment?.orgId ?? program.publisherId };
  await viewOnce(ctx, audited, `registration.printRegion.${input.form}`, `下载${labels[input.form]}汇总`);
  return printOverUnits(ctx, program, chosen, input.form, input.format, frame, name);
}

interface Frame {
  readonly unitName: string;
  readonly versionText: string;
  readonly watermarkText: string | null;
  readonly filledOn: string | null;
}

async function printOverUnits(
  ctx: Ctx,
  program: Program,
  rows: readonly CountedUnit[],
  form: 'headcount' | 'contacts',
  format: 'pdf' | 'xlsx',
  frame: Frame,
  name: string,
): Promise<FileAnswer> {
  if (form === 'contacts') {
    const data = await contactData(ctx, program, rows, frame);
    return format === 'pdf' ? pdf(name, await renderPdf('contactForm', data)) : contactSheet(name, data);
  }
  const data = await headcountData(ctx, program, rows, frame);
  return format === 'pdf' ? pdf(name, await renderPdf('headcountForm', data)) : headcountSheet(name, data);
}

function pdf(name: string, bytes: Uint8Array): FileAnswer {
  return { name: `${name}.pdf`, mediaType: 'application/pdf', bytes, inline: true };
}

function titleOf(settings: ProgramSettings, key: FormKey): string {
  return settings.forms.find((form) => form.key === key)?.title || `${settings.title}${untitled[key]}`;
}

function formFrame(ctx: Ctx, program: Program, key: FormKey, frame: Frame, filledByName: string | null) {
  const { contacts } = program.settings;
  const line = (people: readonly { unit: string; name: string; phone: string }[]) =>
    people.map(({ unit, name, phone }) => [unit, name, phone].filter(Boolean).join(' ')).join('；');
  return {
    printedAt: ctx.now,
    versionText: frame.versionText,
    watermarkText: frame.watermarkText,
    contacts: {
      managementText: line(contacts.management),
      guidanceText: line(contacts.guidance),
      executionText: line(contacts.execution),
      hotlineText: contacts.hotline || null,
    },
    signing: { unitName: frame.unitName, filledByName, filledOn: frame.filledOn },
    attachmentLabel: labels[key],
    title: titleOf(program.settings, key),
  };
}

async function rosterData(
  ctx: Ctx,
  program: Program,
  row: CountedUnit,
  frame: Frame,
): Promise<TemplateData<'rosterForm'>> {
  const entries = await listEntries(ctx.db, program.id, row.schoolId);
  const { contacts } = await listFormUnits(ctx.db, [row.schoolId]);
  const liaison = contacts.find((contact) => contact.duty === 'liaison');
  return {
    ...formFrame(ctx, program, 'roster', frame, liaison?.name ?? null),
    extraColumns: [],
    rows: entries.map((entry) => {
      const { idNumber, phone } = textOf(ctx.app.vault, entry);
      return {
        name: entry.name,
        stageText: entry.stage ? stageNames[entry.stage as Stage] : '',
        subjectText: entry.subject,
        phone,
        documentNumber: idNumber,
        countyName: entry.countyText,
        schoolName: entry.schoolText,
        remark: remarkOf(entry),
        extras: [],
      };
    }),
  };
}

/** The exempt stay listed, and the form says so. */
function remarkOf(entry: { remark: string; exemptState: string }): string {
  const exempt = entry.exemptState === 'approved' ? '免训' : entry.exemptState === 'asked' ? '申请免训' : '';
  return [entry.remark, exempt].filter(Boolean).join('；');
}

const noFigures = {
  senior: 0,
  vocational: 0,
  junior: 0,
  primary: 0,
  preschool: 0,
  special: 0,
  enrolled: 0,
  supporting: 0,
  seconded: 0,
  exempt: 0,
};

async function headcountData(
  ctx: Ctx,
  program: Program,
  rows: readonly CountedUnit[],
  frame: Frame,
): Promise<TemplateData<'headcountForm'>> {
  const ids = rows.map((row) => row.schoolId);
  const figures = await countForForm(ctx.db, program.id, ids);
  const { contacts, stages } = await listFormUnits(ctx.db, ids);
  const liaisonOf = (id: string) => contacts.find((contact) => contact.orgId === id && contact.duty === 'liaison');
  // a bureau's sum of a single unit is still filled in by the bureau
  const only = rows.length === 1 && rows[0]?.schoolName === frame.unitName ? rows[0] : null;
  return {
    ...formFrame(ctx, program, 'headcount', frame, only ? (liaisonOf(only.schoolId)?.name ?? null) : null),
    rows: rows.map((row) => {
      const one = figures.get(row.schoolId) ?? noFigures;
      const unit = stages.get(row.schoolId);
      const liaison = liaisonOf(row.schoolId);
      return {
        schoolName: row.schoolName,
        schoolKindText: kindText(unit?.stages ?? [], unit?.below ?? 0),
        inServiceCount: row.staffCount ?? 0,
        seniorCount: one.senior,
        vocationalCount: one.vocational,
        juniorCount: one.junior,
        primaryCount: one.primary,
        preschoolCount: one.preschool,
        specialCount: one.special,
        enrolledCount: one.enrolled,
        supportingCount: one.supporting,
        secondedCount: one.seconded,
        exemptCount: one.exempt,
        exemptNote: one.exempt > 0 ? '已在其他培训达到年度学时和学分' : '',
        dueFen: one.enrolled * program.settings.fee.feeFen,
        liaisonName: liaison?.name ?? '',
        liaisonPhone: phoneOf(ctx, liaison),
        remark: unit && unit.below > 0 ? `代报所属学校 ${unit.below} 所` : '',
      };
    }),
  };
}

function kindText(stages: readonly string[], below: number): string {
  if (below > 0) return '中心校';
  return stages.map((stage) => stageNames[stage as Stage] ?? '').join('、');
}

function phoneOf(ctx: Ctx, contact: FormContact | undefined): string {
  return contact?.phoneCipher ? ctx.app.vault.open(contact.phoneCipher) : '';
}

async function contactData(
  ctx: Ctx,
  program: Program,
  rows: readonly CountedUnit[],
  frame: Frame,
): Promise<TemplateData<'contactForm'>> {
  const { contacts } = await listFormUnits(
    ctx.db,
    rows.map((row) => row.schoolId),
  );
  return {
    ...formFrame(ctx, program, 'contacts', frame, null),
    rows: rows.map((row) => {
      const of = (duty: string) => contacts.find((contact) => contact.orgId === row.schoolId && contact.duty === duty);
      const head = of('head');
      const liaison = of('liaison');
      return {
        unitName: row.schoolName,
        headName: head?.name ?? '',
        headPostText: head?.title ?? '',
        headPhone: phoneOf(ctx, head),
        liaisonName: liaison?.name ?? '',
        liaisonPostText: liaison?.title ?? '',
        officePhone: liaison?.officePhone || head?.officePhone || '',
        liaisonPhone: phoneOf(ctx, liaison),
        email: liaison?.email ?? '',
        chatText: '',
        remark: '',
      };
    }),
  };
}
