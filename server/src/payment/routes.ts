import { payment } from '@yanxiu/contract/payment';
import { paymentConstraints } from '@yanxiu/domain/payment/refusals';
import { refundStateNames } from '@yanxiu/domain/payment/states';
import { nameConstraints } from '../platform/http/constraint.ts';
import { actorOf } from '../platform/http/context.ts';
import { ownTransaction, serve } from '../platform/http/serve.ts';
import { bookLine, bookOther, carryOutRefunds, linkReversal, refundLine } from './book.ts';
import { closePeriod, listClosings, showBalance } from './close-period.ts';
import { confirmBooking, returnBooking, undoBooking } from './end-booking.ts';
import { exportBalance } from './export-balance.ts';
import { exportBills, exportRemittances } from './export-bills.ts';
import { exportLedger } from './export-journal.ts';
import { exportLines, exportRefunds } from './export-ledger.ts';
import { importStatement, importTask, previewStatement } from './import-statement.ts';
import { setJournalSetting, showJournalSetting } from './journal-setting.ts';
import { rematch, rematchTask } from './match-account.ts';
import { programListeners } from './on-program.ts';
import { registrationListeners } from './on-registration.ts';
import { printPaymentNotice } from './payment-notice.ts';
import { readListFileForLine, readListForLine } from './read-list.ts';
import { remindUnpaid } from './remind-unpaid.ts';
import { checkRemittances, describeRemittance, moveRemittance, registerRemittance } from './remittance.ts';
import { previewBillChange, showBill } from './show-bill.ts';
import { describeBooking, findBillsForLine, showLine } from './show-line.ts';
import { getAccount, listAccounts } from './store/account.ts';
import { pageBills, sumBills } from './store/bill.ts';
import { pageBookings, pageRefunds } from './store/booking.ts';
import { pageLines } from './store/line.ts';
import { pagePayers, revokePayer } from './store/payer.ts';
import { pageRemittances } from './store/remittance.ts';
import { pageStatementFiles } from './store/statement.ts';
import { takeOverPayment } from './take-over.ts';
import { exportThreeWay, showThreeWay, showThreeWayRegions } from './three-way.ts';

nameConstraints(paymentConstraints);

type Gap = { kind: 'balance' | 'unreadable' | 'unverifiable'; line: number; message: string };

export const paymentFeature = serve(
  payment,
  {
    bills: (ctx, input) => pageBills(ctx.db, ctx.scope, input),
    exportBills,
    bill: showBill,
    paymentNotice: printPaymentNotice,
    takeOver: takeOverPayment,
    remind: remindUnpaid,
    totals: async (ctx, input) => {
      const rows = await sumBills(ctx.db, ctx.scope, input);
      const sums = [
        'bills',
        'heads',
        'paidHeads',
        'owedFen',
        'allocatedFen',
        'invoicedFen',
        'unpaidFen',
        'overFen',
        'settledBills',
      ] as const;
      const totals = Object.fromEntries(sums.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]));
      return {
        rows: rows.map(({ nodeId, nodeName, ...row }) => ({ ...row, id: nodeId, name: nodeName ?? '' })),
        totals,
      };
    },
    previewChange: ownTransaction(previewBillChange),
    registerRemittance,
    remittances: async (ctx, input) => {
      const { rows, total, totals } = await pageRemittances(ctx.db, ctx.scope, input);
      return { rows: rows.map((row) => describeRemittance(ctx, row)), total, totals };
    },
    exportRemittances,
    withdrawRemittance: (ctx, input) => moveRemittance(ctx, input, 'withdraw'),
    checkRemittance: (ctx, input) => moveRemittance(ctx, input, 'check'),
    checkRemittances,
    returnRemittance: (ctx, input) => moveRemittance(ctx, input, 'return'),
    noteRemittance: (ctx, input) => moveRemittance(ctx, input, 'providerCheck'),
    accounts: (ctx) => listAccounts(ctx.db, ctx.scope),
    previewStatement: ownTransaction(previewStatement),
    importStatement,
    rematch,
    statements: async (ctx, input) => {
      await getAccount(ctx.db, ctx.scope, input.bankAccountId);
      const { rows, total } = await pageStatementFiles(ctx.db, ctx.scope, input);
      return { rows: rows.map((row) => ({ ...row, gaps: row.gaps as unknown as Gap[] })), total };
    },
    lines: async (ctx, input) => {
      await getAccount(ctx.db, ctx.scope, input.bankAccountId);
      return pageLines(ctx.db, ctx.scope, input);
    },
    exportLines,
    line: showLine,
    findBills: findBillsForLine,
    readList: ownTransaction(readListForLine),
    readListFile: ownTransaction(readListFileForLine),
    book: bookLine,
    bookOther,
    refund: refundLine,
    carryOut: carryOutRefunds,
    linkReversal,
    confirmBooking,
    returnBooking,
    undoBooking,
    waiting: async (ctx, input) => {
      await getAccount(ctx.db, ctx.scope, input.bankAccountId);
      const { rows, total } = await pageBookings(ctx.db, ctx.scope, input);
      return { rows: rows.map((row) => ({ ...row, ...describeBooking(ctx, row) })), total };
    },
    refunds: async (ctx, input) => {
      await getAccount(ctx.db, ctx.scope, input.bankAccountId);
      const { rows, total } = await pageRefunds(ctx.db, ctx.scope, input);
      return { rows: rows.map((row) => ({ ...row, stateName: refundStateNames[row.state] })), total };
    },
    exportRefunds,
    knownPayers: (ctx, input) => pagePayers(ctx.db, ctx.scope, input),
    forgetPayer: async (ctx, input) => {
      const row = await revokePayer(ctx.db, ctx.scope, input.id, ctx.now, actorOf(ctx).personId);
      ctx.audit({
        action: 'payment.forgetPayer',
        subject: ['knownPayer', input.id],
        before: { account: row.account, school: row.schoolName },
      });
      return { ok: true as const };
    },
    balance: showBalance,
    exportBalance,
    close: closePeriod,
    closings: listClosings,
    exportLedger,
    threeWay: showThreeWay,
    threeWayRegions: showThreeWayRegions,
    exportThreeWay,
    journalSetting: showJournalSetting,
    setJournalSetting,
  },
  { listeners: [...programListeners, ...registrationListeners], jobs: [importTask, rematchTask] },
);
