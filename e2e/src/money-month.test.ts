import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import type { Cast } from './journey/cast.ts';
import { closeDay } from './journey/closing.ts';
import { deliverInvoices, findMail, issue, redLetter, takeInvoices } from './journey/invoice.ts';
import { takeJournal } from './journey/journal.ts';
import {
  askInvoice,
  checkRemittance,
  confirmBooking,
  exportInvoices,
  importStatement,
  registerRemittance,
} from './journey/money.ts';
import { gatherAt, xinzhou } from './journey/place.ts';
import { confirmRoster, submitRoster } from './journey/registration.ts';
import { advanceTo, type Stage } from './journey/stage.ts';
import { startProduct } from './product.ts';
import { Watch } from './visitor.ts';

let stage: Stage;
let cast: Cast;
beforeAll(async () => {
  const [product, browser, gathered] = await Promise.all([
    startProduct(xinzhou.beginning),
    launchBrowser(),
    gatherAt(xinzhou),
  ]);
  stage = { product, browser, watch: new Watch() };
  cast = gathered;
}, 180_000);
afterAll(async () => {
  await stage?.browser.close();
  await stage?.product.stop();
});

/** 忻州's notice: its own payee, a remark without the city, a city above the county, a public college as provider. */
test('the accountant’s month under the second notice, from the bank’s file to journal vouchers', {
  timeout: 240_000,
}, async () => {
  await submitRoster(stage, cast, xinzhou);
  await confirmRoster(stage, xinzhou);
  await advanceTo(stage, xinzhou.workOn);
  const transfer = await registerRemittance(stage, cast, xinzhou);
  await checkRemittance(stage, xinzhou);
  await importStatement(stage, transfer, xinzhou);
  await confirmBooking(stage, xinzhou);
  await askInvoice(stage, cast, xinzhou);
  const issued = await issue(await exportInvoices(stage, xinzhou));
  await takeInvoices(stage, issued, xinzhou);
  await deliverInvoices(stage, issued, xinzhou);
  await findMail(stage);
  await redLetter(stage, issued, xinzhou);
  await closeDay(stage, cast, xinzhou);
  await takeJournal(stage, cast, xinzhou);
  expect(stage.watch.problems).toEqual([]);
});
