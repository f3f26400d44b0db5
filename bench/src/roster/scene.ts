import { makeApp, makeServer, startJobs } from '@yanxiu/server/app';
import { DemoClock } from '@yanxiu/server/platform/clock/clock';
import { readKeyRing } from '@yanxiu/server/platform/config/key-file';
import type { DatabaseConnection } from '@yanxiu/server/platform/db/connection';
import { openDatabase } from '@yanxiu/server/platform/db/database';
import { anOrg, aPerson, type BuiltOrg } from '@yanxiu/server/platform/testing/builders';
import { aProgram } from '@yanxiu/server/platform/testing/program-builder';

/** The product with one county, one 中心校 that reports for 200 schools, and its clerk; asked as the browser would ask. */
export async function openScene(connection: DatabaseConnection, dataDir: string) {
  const clock = new DemoClock(new Date('2021-10-28T09:00:00+08:00'));
  const keyFile = `${dataDir}/key`;
  const app = makeApp({
    config: { mode: 'demo', host: '127.0.0.1', port: 0, dataDir, keyFile },
    database: openDatabase(connection),
    clock,
    keys: readKeyRing(keyFile),
  });
  await app.jobs.prepare();
  const server = await makeServer(app, { log: false });
  await startJobs(app);
  const site = { app, clock };
  const city = await anOrg(site, { kind: 'city' });
  const county = await anOrg(site, { kind: 'county', parent: city, name: '压测县' });
  const school = await anOrg(site, { kind: 'school', parent: county, name: '压测县城关镇中心学校' });
  const schools: BuiltOrg[] = [school];
  for (let at = 1; at <= 200; at += 1) {
    schools.push(
      await anOrg(site, { kind: 'school', parent: county, name: `压测县第${at}小学`, reportsThrough: school }),
    );
  }
  const program = await aProgram(site, { publisher: county });
  const clerk = await aPerson(site, { role: 'schoolAdmin', org: school });
  const base = `/api/programs/${program.id}/registrations/${school.id}`;
  const ask = async <T>(method: 'GET' | 'POST', url: string, payload?: object | Buffer): Promise<T> => {
    const answer = await server.inject({
      method,
      url,
      headers: {
        ...clerk.headers,
        ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(payload ? { payload } : {}),
    });
    if (answer.statusCode !== 200) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json() as T;
  };
  const close = async () => {
    await app.jobs.stop();
    await server.close();
    await app.database.close();
  };
  return { app, base, ask, close, county, school, schools };
}

export type RosterScene = Awaited<ReturnType<typeof openScene>>;
