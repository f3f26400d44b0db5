/** A money world, to be killed and shown in a browser; run by money-server.ts with the names of its schools. */
import { serveTestWorld, type WorldSite } from '../../platform/testing/serve-test-world.ts';
import { billsOf, type ServedWorld } from './money-server.ts';
import { aBill, aLiaison, aMoneyWorld } from './money-world.ts';

await serveTestWorld(fill);

/** Each school owes for `headsOf` teachers and has a liaison whose phone statements can name. */
async function fill(test: WorldSite): Promise<ServedWorld> {
  const [, , schoolNames = '[]'] = process.argv.slice(2);
  const world = await aMoneyWorld(test, { schools: JSON.parse(schoolNames) as string[] });
  const bills: ServedWorld['bills'][number][] = [];
  for (const [at, school] of world.schools.entries()) {
    const { heads, phone } = billsOf(at);
    await aLiaison(test, school, '张三', phone);
    bills.push({ id: await aBill(test, world, school, heads), schoolName: school.name, heads, phone });
  }
  const { accountId, accountNumber, programId, finance, second } = world;
  return { accountId, accountNumber, programId, bills, finance, second };
}
