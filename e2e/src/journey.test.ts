import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { findBarriers } from './journey/accessibility.ts';
import { approveScores, computeScores, postScores } from './journey/assessment.ts';
import { beginning, type Cast, gatherCast } from './journey/cast.ts';
import { takeCertificate, verifyCertificate } from './journey/certificate.ts';
import { closeDay } from './journey/closing.ts';
import { deliverInvoices, findMail, issue, redLetter, takeInvoices } from './journey/invoice.ts';
import {
  askInvoice,
  checkRemittance,
  confirmBooking,
  exportInvoices,
  importStatement,
  registerRemittance,
} from './journey/money.ts';
import { confirmRoster, lockRoster, setWeights, submitRoster } from './journey/registration.ts';
import { approveActivity, confirmActivity, giveMarks, recordActivity, recordLecture } from './journey/school-based.ts';
import { advanceTo, type Stage } from './journey/stage.ts';
import { activate, playLesson } from './journey/study.ts';
import { startProduct } from './product.ts';
import { Watch } from './visitor.ts';

let stage: Stage;
let cast: Cast;
beforeAll(async () => {
  const [product, browser, gathered] = await Promise.all([startProduct(beginning), launchBrowser(), gatherCast()]);
  stage = { product, browser, watch: new Watch() };
  cast = gathered;
}, 180_000);
afterAll(async () => {
  await stage?.browser.close();
  await stage?.product.stop();
});

test('from the roster to the certificate, each step by its own role', { timeout: 300_000 }, async () => {
  await setWeights(stage);
  await submitRoster(stage, cast);
  await confirmRoster(stage);
  await lockRoster(stage);
  await advanceTo(stage, '2021-11-08');
  const transfer = await registerRemittance(stage, cast);
  await checkRemittance(stage);
  await importStatement(stage, transfer);
  await confirmBooking(stage);
  await askInvoice(stage, cast);
  const issued = await issue(await exportInvoices(stage));
  await takeInvoices(stage, issued);
  await deliverInvoices(stage, issued);
  await findMail(stage);
  await redLetter(stage, issued);
  await closeDay(stage, cast);
  await activate(stage, cast);
  await playLesson(stage, cast);
  await recordActivity(stage);
  await confirmActivity(stage);
  await approveActivity(stage);
  await recordLecture(stage, cast);
  await giveMarks(stage, cast);
  await advanceTo(stage, '2022-05-05');
  await computeScores(stage);
  await postScores(stage);
  await advanceTo(stage, '2022-05-10');
  await approveScores(stage);
  const { address } = await takeCertificate(stage, cast);
  await verifyCertificate(stage, cast, address);
  expect(stage.watch.problems).toEqual([]);
});

test('the main pages have no barrier that axe finds', { timeout: 180_000 }, async () => {
  expect(await findBarriers(stage, cast)).toEqual([]);
  expect(stage.watch.problems).toEqual([]);
});
