import type { Actor } from '@yanxiu/domain/access/scope';
import { batchTemplateV260401 } from '@yanxiu/domain/invoice/data/batch-template-v260401';
import { invoiceSerial } from '@yanxiu/domain/invoice/serial';
import { splitTax, type TaxSetting } from '@yanxiu/domain/invoice/tax';
import type { InvoiceTitle } from '@yanxiu/domain/invoice/title';
import { addDays } from '@yanxiu/domain/kernel/day';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { setSetting } from '@yanxiu/server/invoice/batch';
import { insertBatch } from '@yanxiu/server/invoice/store/batch';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { sql } from 'kysely';
import { actAs, actorsAt, atInstant } from './act-as.ts';
import type { SeededProgram } from './seed-program.ts';
import { morning } from './trainee.ts';
import { voucherPdf } from './voucher.ts';

/** Of every so many paid schools one hasn't asked for its invoice yet, and one waits for the tax bureau. */
const notAsked = 12;
const waiting = 15;
/** So many of those that were mailed bear the bureau's file; the others were fetched on paper. */
const mailed = 24;

/** A public college's training as the retrieved samples bear it. */
const setting: TaxSetting = {
  rateBp: 300,
  exempt: false,
  exemptReason: '',
  policy: '按3%简易征收',
  itemName: '*非学历教育服务*培训费',
  taxCode: '3070201020000000000',
  payeeName: '',
  reviewerName: '',
};

interface Paid {
  readonly billId: string;
  readonly schoolId: string;
  readonly payerId: string;
  readonly heads: number;
  readonly allocatedFen: number;
  readonly name: string;
  readonly uscc: string;
  readonly schoolCode: string;
  /** The school's own finance clerk, who asked. */
  readonly clerkId: string | null;
}

type State = 'requested' | 'exported' | 'issued' | 'delivered';

interface Planned extends Paid {
  readonly id: string;
  readonly state: State;
  readonly number: string | null;
  readonly fileId: string | null;
}

/**
 * Invoices of a paid year, as schools and the provider's accountant would have left them: most issued and handed over,
 * some waiting for the bureau, some not exported yet, some not asked for. Written in bulk; the database's own triggers
 * book them on the bills. Happens once a program.
 */
export async function seedInvoices(app: App, program: SeededProgram): Promise<void> {
  const { db } = app.database;
  const askedOn = addDays(program.settings.milestones.remittanceDueOn, 3);
  const provider = await providerOf(db, program.id);
  const [accountant] = provider ? await actorsAt(db, 'providerFinance', provider) : [];
  const paid = await paidBills(db, program.id);
  if (!provider || !accountant || paid.length === 0) return;
  const planned = paid.flatMap((one, at) => planOf(one, at));
  const then = atInstant(app, morning(askedOn));
  await actAs(then, accountant, 'invoice.issue', (ctx) => setSetting(ctx, { version: 0, setting }));
  await bulkInsert(
    db,
    'invoiceTitle',
    planned.map((one) => ({
      ...titleOf(one),
      schoolId: one.schoolId,
      updatedBy: one.clerkId ?? accountant.personId,
      updatedAt: morning(askedOn),
    })),
    { orIgnore: true },
  );
  await insertInvoices(app, { program, accountant, provider, askedOn }, planned);
}

async function providerOf(db: Db, programId: string): Promise<string | null> {
  const row = await db.selectFrom('program').select('providerId').where('id', '=', programId).executeTakeFirst();
  return row?.providerId ?? null;
}

/** Settled bills of schools with a tax number that nobody has asked an invoice for. */
async function paidBills(db: Db, programId: string): Promise<Paid[]> {
  const rows = await db
    .selectFrom('bill')
    .innerJoin('org', 'org.id', 'bill.schoolId')
    .select(['bill.id as billId', 'bill.schoolId', 'bill.payerId', 'bill.heads', 'bill.allocatedFen'])
    .select(['org.name', 'org.registeredName', 'org.uscc', 'org.schoolCode'])
    .select((eb) =>
      eb
        .selectFrom('roleAssignment')
        .select('personId')
        .whereRef('roleAssignment.orgId', '=', 'bill.payerId')
        .where('role', '=', 'schoolFinance')
        .where('endedAt', 'is', null)
        .limit(1)
        .as('clerkId'),
    )
    .where('bill.programId', '=', programId)
    .where('bill.balanceFen', '=', 0)
    .where('bill.allocatedFen', '>', 0)
    .where('bill.requestedFen', '=', 0)
    .orderBy('org.schoolCode')
    .execute();
  return rows.flatMap(({ registeredName, name, uscc, schoolCode, ...bill }) =>
    uscc && schoolCode ? [{ ...bill, name: registeredName ?? name, uscc, schoolCode }] : [],
  );
}

function planOf(paid: Paid, at: number): Planned[] {
  if (at % notAsked === notAsked - 1) return [];
  const state = stateAt(at);
  const isIssued = state === 'issued' || state === 'delivered';
  const number = isIssued ? `2514200000${String(at + 1).padStart(10, '0')}` : null;
  return [{ ...paid, id: newId(), state, number, fileId: isIssued && at < mailed ? newId() : null }];
}

function stateAt(at: number): State {
  if (at % waiting === waiting - 1) return 'exported';
  if (at % waiting === waiting - 2) return 'requested';
  return at % 6 === 5 ? 'issued' : 'delivered';
}

function titleOf({ name, uscc, schoolCode }: Paid): InvoiceTitle {
  const contact = { address: '', phone: '', bankName: '', bankAccount: '' };
  return { name, uscc, ...contact, email: `caiwu@${schoolCode}.example.cn`, delivery: 'email' };
}

interface Circumstances {
  readonly program: SeededProgram;
  readonly accountant: Actor;
  readonly provider: string;
  readonly askedOn: string;
}

async function insertInvoices(app: App, around: Circumstances, planned: readonly Planned[]): Promise<void> {
  const { db } = app.database;
  const { program, accountant, provider, askedOn } = around;
  const exported = planned.filter((one) => one.state !== 'requested');
  const batch = {
    id: newId(),
    providerId: provider,
    setting,
    template: batchTemplateV260401.version,
    count: exported.length,
    totalFen: exported.reduce((sum, one) => sum + one.allocatedFen, 0),
    personId: accountant.personId,
    at: morning(addDays(askedOn, 2)),
  };
  await insertBatch(db, batch);
  await insertFiles(app, around, planned);
  const serials = await nextSerials(db, planned.length);
  await bulkInsert(
    db,
    'invoice',
    planned.map((one, at) => invoiceRow(one, around, { serial: serials[at] ?? 0, batchId: batch.id })),
  );
  const entry = (kind: 'request' | 'issue', day: string) => (one: Planned) => ({
    programId: program.id,
    id: newId(),
    billId: one.billId,
    invoiceId: one.id,
    kind,
    amountFen: one.allocatedFen,
    taxFen: kind === 'issue' ? splitTax(one.allocatedFen, setting.rateBp).taxFen : 0,
    bookedOn: day,
    at: morning(day),
    personId: kind === 'request' ? (one.clerkId ?? accountant.personId) : accountant.personId,
  });
  await bulkInsert(db, 'billInvoiceEntry', planned.map(entry('request', askedOn)));
  const issued = planned.filter((one) => one.number !== null);
  await bulkInsert(db, 'billInvoiceEntry', issued.map(entry('issue', addDays(askedOn, 3))));
}

function invoiceRow(
  one: Planned,
  { program, accountant, askedOn }: Circumstances,
  of: { serial: number; batchId: string },
) {
  const { state, number, fileId, heads, allocatedFen: totalFen } = one;
  const isExported = state !== 'requested';
  const tax = isExported ? splitTax(totalFen, setting.rateBp) : { netFen: null, taxFen: null };
  const isMailed = state === 'delivered' && fileId !== null;
  return {
    programId: program.id,
    id: one.id,
    billId: one.billId,
    schoolId: one.schoolId,
    payerId: one.payerId,
    serial: invoiceSerial(of.serial),
    state,
    title: titleOf(one),
    totalFen,
    heads,
    rateBp: isExported ? setting.rateBp : null,
    ...tax,
    requestedBy: one.clerkId ?? accountant.personId,
    requestedAt: morning(askedOn),
    batchId: isExported ? of.batchId : null,
    number,
    issuedOn: number ? addDays(askedOn, 3) : null,
    fileIds: fileId ? [fileId] : [],
    deliveredHow: state === 'delivered' ? (isMailed ? 'email' : 'pickup') : null,
    deliveredTo: state === 'delivered' ? (isMailed ? titleOf(one).email : '学校财务') : null,
    deliveredAt: state === 'delivered' ? morning(addDays(askedOn, 5)) : null,
    version: { requested: 1, exported: 2, issued: 3, delivered: 4 }[state],
  };
}

async function nextSerials(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{
    n: number;
  }>`select nextval('invoice_serial') as n from generate_series(1, ${count})`.execute(db);
  return rows.map((row) => Number(row.n));
}

/** The bureau's files of some of the issued ones. */
async function insertFiles(app: App, { program, accountant, askedOn }: Circumstances, planned: readonly Planned[]) {
  const rows = await Promise.all(
    planned.flatMap(({ fileId, number, schoolId, name, uscc, allocatedFen }) => {
      if (fileId === null) return [];
      const bytes = voucherPdf('电子发票（演示）', [
        ['发票号码', number ?? ''],
        ['购买方', name],
        ['纳税人识别号', uscc],
        ['价税合计', `${yuanText(allocatedFen)} 元`],
      ]);
      const put = async () => ({
        id: fileId,
        sha256: await app.files.put(bytes),
        sizeBytes: bytes.length,
        mediaType: 'application/pdf',
        name: `dzfp_${number ?? ''}.pdf`,
        purpose: 'invoice',
        orgId: schoolId,
        programId: program.id,
        personId: accountant.personId,
        createdAt: morning(addDays(askedOn, 3)),
      });
      return [put()];
    }),
  );
  await bulkInsert(app.database.db, 'storedFile', rows);
}
