import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { findBarriers } from './journey/accessibility.ts';
import { beginning, type Cast, gatherCast } from './journey/cast.ts';
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

test('from the roster to the certificate, each step by its own role', { timeout: 180_000 }, async () => {
  await setWeights(stage);
  await submitRoster(stage, cast);
  await confirmRoster(stage);
  await lockRoster(stage);
  await advanceTo(stage, '2021-11-08');
  await activate(stage, cast);
  await playLesson(stage, cast);
  await recordActivity(stage);
  await confirmActivity(stage);
  await approveActivity(stage);
  await recordLecture(stage, cast);
  await giveMarks(stage, cast);
  expect(stage.watch.problems).toEqual([]);
});

test('the main pages have no barrier that axe finds', { timeout: 180_000 }, async () => {
  expect(await findBarriers(stage, cast)).toEqual([]);
});
