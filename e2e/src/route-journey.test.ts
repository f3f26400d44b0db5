import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { xinzhou } from './journey/place.ts';
import { confirmRoster, submitRoster } from './journey/registration.ts';
import { advanceTo, type Stage } from './journey/stage.ts';
import { startProduct } from './product.ts';
import {
  askExtension,
  askForPlans,
  gatherRouteCast,
  grantExtension,
  handInPlan,
  passOn,
  type RouteCast,
  readRuling,
  route,
  seePlan,
  settleAndLock,
} from './registration/route.ts';
import { Watch } from './visitor.ts';

let stage: Stage;
let cast: RouteCast;
beforeAll(async () => {
  const [product, browser, gathered] = await Promise.all([
    startProduct(xinzhou.beginning),
    launchBrowser(),
    gatherRouteCast(),
  ]);
  stage = { product, browser, watch: new Watch() };
  cast = gathered;
}, 180_000);
afterAll(async () => {
  await stage?.browser.close();
  await stage?.product.stop();
});

test('忻州: a plan asked for and handed in, by county and city, a city-direct school, one teacher on two rosters, a late school', {
  timeout: 120_000,
}, async () => {
  const [countySchool, directSchool] = [{ school: route.countySchool }, { school: route.directSchool }];
  await askForPlans(stage);
  await handInPlan(stage);
  await seePlan(stage);
  await submitRoster(stage, cast.ofCounty, countySchool);
  await confirmRoster(stage, countySchool);
  await submitRoster(stage, cast.ofCity, directSchool);
  await confirmRoster(stage, directSchool);
  await passOn(stage);
  await settleAndLock(stage, cast);
  await readRuling(stage, cast);
  await advanceTo(stage, route.lateOn);
  await askExtension(stage);
  await grantExtension(stage);
  expect(stage.watch.problems).toEqual([]);
});
