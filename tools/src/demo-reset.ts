/** `npm run demo:reset`: throws the demo's data folder away; the next start makes a new one. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isConfigError, readConfig } from '@yanxiu/server/platform/config/config';
import { openDatabase } from '@yanxiu/server/platform/db/database';
import { startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';

const config = readConfig({ ...process.env, YANXIU_MODE: 'demo' }, process.cwd());
if (isConfigError(config)) throw new Error(config.problems.join('\n'));

/** Only a folder that a demo made is thrown away: its database says so. */
async function isDemo(dataDir: string): Promise<boolean> {
  const embedded = await startEmbeddedDatabase({ dataDir, log: () => undefined });
  const database = openDatabase(embedded.connection, { max: 1 });
  try {
    const row = await database.db.selectFrom('installation').select('mode').executeTakeFirst();
    return row?.mode === 'demo';
  } catch {
    return !existsSync(join(dataDir, 'files'));
  } finally {
    await database.close();
    await embedded.stop();
  }
}

if (config.databaseUrl) {
  console.error('使用外部数据库（DATABASE_URL）时，请自行清空那个数据库，再运行 npm start。');
  process.exitCode = 1;
} else if (!existsSync(config.dataDir)) {
  console.error('还没有演示数据，直接运行 npm start 即可。');
} else if (existsSync(join(config.dataDir, 'demo-logins.json')) || (await isDemo(config.dataDir))) {
  rmSync(config.dataDir, { recursive: true, force: true });
  console.error('演示数据已清除。再次运行 npm start 会重新建立。');
} else {
  console.error(`${config.dataDir} 不是演示环境的数据文件夹，没有改动它。`);
  process.exitCode = 1;
}
