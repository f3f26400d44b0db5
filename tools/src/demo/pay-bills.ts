import type { Actor } from '@yanxiu/domain/access/scope';
import { addDays } from '@yanxiu/domain/kernel/day';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { keepFile } from '@yanxiu/server/file/upload';
import { bookLine, bookOther, linkReversal, refundLine } from '@yanxiu/server/payment/book';
import { confirmBooking, undoBooking } from '@yanxiu/server/payment/end-booking';
import { importTask } from '@yanxiu/server/payment/import-statement';
import { moveRemittance, registerRemittance } from '@yanxiu/server/payment/remittance';
import { insertStatementFile } from '@yanxiu/server/payment/store/statement';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import type { Ctx } from '@yanxiu/server/platform/http/context';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { type Incident, type PayingUnit, type PlannedLine, planPayments } from '../generator/payment-plan.ts';
import { icbcStatement } from '../generator/statement.ts';
import { actAs, actorsAt, atInstant } from './act-as.ts';
import type { SeededProgram } from './seed-program.ts';
import { voucherPdf } from './voucher.ts';
import { demoSeed, type World } from './world.ts';

/** What can go wrong in a year of some 250 payments, and does in the demo. */
const incidents: Readonly<Record<Incident, number>> = { part: 3, double: 2, unreadable: 5, reversed: 2, countyPaid: 3 };

/** So many lines stay with the finance clerk as examples of what a person decides. */
const leftOpen = 6;

/** So many schools also say what they paid, with the bank's receipt. */
const registered = 12;
/** … and so many of those were ticked off by their county. */
const checked = 8;

interface Bill {
  readonly id: string;
  readonly schoolId: string;
  readonly schoolCode: string;
  readonly heads: number;
}

interface Money {
  readonly app: App;
  readonly programId: string;
  readonly lines: readonly PlannedLine[];
  readonly bills: ReadonlyMap<string, Bill>;
  readonly asker: Actor;
  readonly second: Actor;
}

/**
 * The unpaid bills of a program are paid: remittances registered, the bank's statement imported and matched by the
 * product's own use cases, exceptions booked by hand save some that stay open. Happens once a program: run again it only
 * finishes an import that was broken off.
 */
export async function payBills(app: App, world: World, program: SeededProgram, at: Date): Promise<void> {
  const then = atInstant(app, at);
  const { db } = app.database;
  const account = await accountOf(db, program);
  const [asker, second] = account ? await actorsAt(db, 'providerFinance', account.providerId) : [];
  const earlier = await findStatement(db, program);
  if (earlier) return earlier.state === 'matched' ? undefined : importStatement(then, earlier.id);
  const bills = await unpaidBills(db, program.id);
  if (!account || !asker || !second || bills.size === 0) return;
  const lines = linesOf(world, program, bills);
  const money: Money = { app: then, programId: program.id, lines, bills, asker, second };
  await registerSome(money);
  await importLines(money, account, statementName(program));
  await bookExceptions(money, account.id);
}

async function accountOf(db: Db, program: SeededProgram) {
  return db
    .selectFrom('bankAccount')
    .innerJoin('programAccount', 'programAccount.bankAccountId', 'bankAccount.id')
    .select(['bankAccount.id', 'bankAccount.providerId', 'bankAccount.accountNumber'])
    .where('programAccount.programId', '=', program.id)
    .executeTakeFirst();
}

async function unpaidBills(db: Db, programId: string): Promise<Map<string, Bill>> {
  const rows = await db
    .selectFrom('bill')
    .innerJoin('org', 'org.id', 'bill.schoolId')
    .select(['bill.id', 'bill.schoolId', 'org.schoolCode', 'bill.heads'])
    .where('bill.programId', '=', programId)
    .where('bill.allocatedFen', '=', 0)
    .where('bill.heads', '>', 0)
    .execute();
  return new Map(
    rows.flatMap(({ schoolCode, ...row }) => (schoolCode ? [[schoolCode, { ...row, schoolCode }] as const] : [])),
  );
}

function linesOf(world: World, program: SeededProgram, bills: ReadonlyMap<string, Bill>): PlannedLine[] {
  const { milestones, fee } = program.settings;
  const clerks = new Map(
    world.staff.flatMap((one) =>
      one.post.kind === 'school' && one.roles.includes('schoolAdmin') ? [[one.post.code, one] as const] : [],
    ),
  );
  const units = world.schools.flatMap((school): PayingUnit[] => {
    const bill = bills.get(school.code);
    const clerk = clerks.get(school.code);
    return bill ? [{ school, heads: bill.heads, liaison: { name: clerk?.name ?? '', phone: clerk?.phone ?? '' } }] : [];
  });
  const fromOn = addDays(milestones.rosterDueOn, 1);
  const toOn = addDays(milestones.remittanceDueOn, -1);
  return planPayments(units, { seed: demoSeed + program.settings.year, feeFen: fee.feeFen, fromOn, toOn, incidents });
}

/** Some schools write down what they paid, with its receipt. */
async function registerSome({ app, programId, lines, bills }: Money): Promise<void> {
  const plain = lines.filter((line) => line.scenario === 'plain' && line.payerAccount !== '').slice(0, registered);
  // paid from somebody's own card without a word: the bank line stays open, and the receipt is what tells
  const unclear = lines.filter((line) => line.scenario === 'unreadable').slice(0, 1);
  for (const [at, line] of [...plain, ...unclear].entries()) {
    const [part] = line.allocations;
    const bill = part ? bills.get(part.unitCode) : undefined;
    const [actor] = bill ? await actorsAt(app.database.db, 'schoolFinance', bill.schoolId) : [];
    if (!part || !bill || !actor) continue;
    const { id } = await actAs(app, actor, 'payment.register', async (ctx) => {
      const { name } = await ctx.db
        .selectFrom('org')
        .select('name')
        .where('id', '=', bill.schoolId)
        .executeTakeFirstOrThrow();
      const bytes = voucherPdf('电子银行业务回单（演示）', [
        ['凭证号', line.voucherNumber],
        ['交易时间', line.at],
        ['付款户名', line.payerName],
        ['付款账号', line.payerAccount],
        ['金额', `${yuanText(line.amountFen)} 元`],
        // written on the paper by hand: the notice asks for it where the bank's field is too short
        ['备注', `${name}，${part.heads}人，全员培训费`],
      ]);
      const voucher = await keepFile(ctx, {
        name: '汇款回单.pdf',
        mediaType: 'application/pdf',
        purpose: 'evidence',
        bytes,
        orgId: bill.schoolId,
        programId,
      });
      return registerRemittance(ctx, {
        programId,
        billId: bill.id,
        payerName: line.payerName,
        payerAccount: line.payerAccount,
        payerBank: '中国工商银行',
        bankSerial: line.voucherNumber,
        paidOn: line.at.slice(0, 10),
        amountFen: line.amountFen,
        heads: part.heads,
        remark: line.remark,
        contactName: actor.name,
        voucherFileIds: [voucher.id],
      });
    });
    if (at < checked) await checkByCounty(app, { programId, id, schoolId: bill.schoolId });
  }
}

async function checkByCounty(app: App, one: { programId: string; id: string; schoolId: string }): Promise<void> {
  const { db } = app.database;
  const school = await db.selectFrom('org').select('parentId').where('id', '=', one.schoolId).executeTakeFirst();
  const [clerk] = school?.parentId ? await actorsAt(db, 'countyAdmin', school.parentId) : [];
  if (!clerk) return;
  const { programId, id } = one;
  await actAs(app, clerk, 'payment.check', (ctx) => moveRemittance(ctx, { programId, id, version: 1 }, 'check'));
}

const statementName = (program: SeededProgram) => `工行历史明细 ${program.code}.csv`;

async function findStatement(db: Db, program: SeededProgram) {
  return db
    .selectFrom('statementFile')
    .innerJoin('storedFile', 'storedFile.id', 'statementFile.fileId')
    .select(['statementFile.id', 'statementFile.state'])
    .where('storedFile.name', '=', statementName(program))
    .where('storedFile.programId', '=', program.id)
    .executeTakeFirst();
}

/** The file that the bank hands out, imported as the finance clerk would. */
async function importLines(money: Money, account: { id: string; accountNumber: string }, name: string): Promise<void> {
  const { app, asker, programId, lines } = money;
  const bytes = icbcStatement({ accountNumber: account.accountNumber, openingFen: 32_560_000 }, lines);
  const statementId = newId();
  await actAs(app, asker, 'payment.book', async (ctx) => {
    const orgId = asker.assignment?.orgId ?? null;
    const file = await keepFile(ctx, { name, mediaType: 'text/csv', purpose: 'sheet', bytes, orgId, programId });
    await insertStatementFile(ctx.db, {
      id: statementId,
      bankAccountId: account.id,
      fileId: file.id,
      personId: asker.personId,
      at: ctx.now,
    });
  });
  await importStatement(app, statementId);
}

async function importStatement(app: App, statementId: string): Promise<void> {
  await importTask.run(app, { statementId }, { id: statementId, report: async () => undefined });
}

/** What the engine left, booked by a person who knows the vouchers, the last few left as they are. */
async function bookExceptions(money: Money, accountId: string): Promise<void> {
  const open = await openLines(money.app.database.db, accountId);
  const truth = new Map(money.lines.map((line) => [line.voucherNumber, line]));
  // every kind of exception stays visible once before two of a kind do
  const kept = new Set<string>();
  const seen = new Set<string>();
  for (const line of open) {
    const scenario = truth.get(line.key)?.scenario ?? '';
    if (kept.size < leftOpen && scenario !== 'reversal' && scenario !== 'reversed' && !seen.has(scenario))
      kept.add(line.id);
    seen.add(scenario);
  }
  // the other double payments are refunded, so that a refund is seen too
  const done = ['reversal', 'reversed', 'double'];
  for (const line of open)
    if (kept.size < leftOpen && !done.includes(truth.get(line.key)?.scenario ?? '')) kept.add(line.id);
  // one of those that need a second person waits for her
  let isLeftWaiting = false;
  for (const line of open) {
    const planned = truth.get(line.key);
    if (!planned || kept.has(line.id)) continue;
    const booked = await bookOne(money, line, planned);
    if (booked?.state !== 'waiting') continue;
    if (isLeftWaiting) await confirmOne(money, booked);
    isLeftWaiting = true;
  }
}

interface OpenLine {
  readonly id: string;
  readonly key: string;
  readonly openFen: number;
  readonly reversesLineId: string | null;
}

/** Open lines of the account, the reversals first: what they take back is not to be booked. */
async function openLines(db: Db, accountId: string): Promise<OpenLine[]> {
  return db
    .selectFrom('bankLine')
    .leftJoin('bankLineProposal', 'bankLineProposal.bankLineId', 'bankLine.id')
    .select(['bankLine.id', 'bankLine.key', 'bankLine.openFen', 'bankLineProposal.reversesLineId'])
    .where('bankLine.bankAccountId', '=', accountId)
    .where('bankLine.openFen', '>', 0)
    .orderBy('bankLine.direction', 'desc')
    .orderBy('bankLine.at')
    .execute();
}

type Booked = { readonly bookingId: string; readonly state: 'waiting' | 'booked' };
type Reversal = OpenLine & { readonly reversesLineId: string };

async function bookOne(money: Money, line: OpenLine, planned: PlannedLine): Promise<Booked | null> {
  const now = await money.app.database.db
    .selectFrom('bankLine')
    .select('openFen')
    .where('id', '=', line.id)
    .executeTakeFirst();
  if (!now || now.openFen === 0) return null;
  return actAs(money.app, money.asker, 'payment.book', (ctx) =>
    bookBy(ctx, money, { ...line, openFen: now.openFen }, planned),
  );
}

async function confirmOne({ app, second }: Money, { bookingId }: Booked): Promise<void> {
  await actAs(app, second, 'payment.book', (ctx) => confirmBooking(ctx, { id: bookingId, version: 1 }));
}

async function bookBy(
  ctx: Ctx,
  { programId, bills }: Money,
  line: OpenLine,
  planned: PlannedLine,
): Promise<Booked | null> {
  const { id, reversesLineId } = line;
  if (planned.scenario === 'reversal') return reversesLineId ? linkBack(ctx, { ...line, reversesLineId }) : null;
  if (planned.scenario === 'otherBusiness' || planned.scenario === 'interest')
    return bookOther(ctx, { id, reason: '不是培训项目的款项' });
  const parts = planned.allocations.flatMap((part) => {
    const bill = bills.get(part.unitCode);
    return bill ? [{ programId, billId: bill.id, amountFen: part.amountFen }] : [];
  });
  if (parts.length > 0) return bookLine(ctx, { id, parts, exact: parts.length > 1, reason: '核对汇款凭据后认领' });
  if (planned.payerAccount === '') return null;
  return refundLine(ctx, { id, takeOff: [], fromOpenFen: line.openFen, programId, reason: '重复缴费，原路退回' });
}

/** A reversal that came after its payment was booked: the booking is undone, then both lines leave. */
async function linkBack(ctx: Ctx, { id, reversesLineId }: Reversal): Promise<Booked> {
  const booked = await ctx.db
    .selectFrom('booking')
    .select(['id', 'version'])
    .where('bankLineId', '=', reversesLineId)
    .where('state', '=', 'booked')
    .execute();
  for (const one of booked) await undoBooking(ctx, { ...one, reason: '银行已退汇' });
  return linkReversal(ctx, { id, originalId: reversesLineId, reason: '银行冲正' });
}
