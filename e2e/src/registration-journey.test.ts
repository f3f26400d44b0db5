import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { confirmRoster, lockRoster } from './journey/registration.ts';
import type { Stage } from './journey/stage.ts';
import { activate } from './journey/study.ts';
import { startProduct } from './product.ts';
import { approveChange, askRemoval, seeRemoval } from './registration/change.ts';
import {
  gatherRegistrationCast,
  importAndMend,
  mendAndResubmit,
  type RegistrationCast,
  registrationBeginning,
  submitToPrincipal,
} from './registration/fill.ts';
import { returnRoster } from './registration/review.ts';
import { activateBySlip, printSlip } from './registration/slip.ts';
import { Watch } from './visitor.ts';

let stage: Stage;
let cast: RegistrationCast;
beforeAll(async () => {
  const [product, browser, gathered] = await Promise.all([
    startProduct(registrationBeginning),
    launchBrowser(),
    gatherRegistrationCast(),
  ]);
  stage = { product, browser, watch: new Watch() };
  cast = gathered;
}, 180_000);
afterAll(async () => {
  await stage?.browser.close();
  await stage?.product.stop();
});

test('from the uploaded file to both ways of activation, each step by its own role', { timeout: 120_000 }, async () => {
  await importAndMend(stage, cast);
  await submitToPrincipal(stage, cast);
  await confirmRoster(stage);
  await returnRoster(stage, cast);
  await mendAndResubmit(stage, cast);
  await confirmRoster(stage);
  await lockRoster(stage);
  await askRemoval(stage, cast);
  await approveChange(stage, cast);
  await seeRemoval(stage, cast);
  await activate(stage, cast);
  await activateBySlip(stage, cast, await printSlip(stage, cast));
  expect(stage.watch.problems).toEqual([]);
});
