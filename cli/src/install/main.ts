import { parseArgs } from 'node:util';
import { roleNames } from '@yanxiu/domain/access/roles';
import { makeApp } from '@yanxiu/server/app';
import { realClock } from '@yanxiu/server/platform/clock/clock';
import { type Config, isConfigError, readConfig } from '@yanxiu/server/platform/config/config';
import { readKeyRing } from '@yanxiu/server/platform/config/key-file';
import { openDatabase } from '@yanxiu/server/platform/db/database';
import { startEmbeddedDatabase } from '@yanxiu/server/platform/db/embedded';
import { claimInstallation, prepareDatabase } from '@yanxiu/server/platform/db/installation';
import { reachDatabase } from '@yanxiu/server/platform/db/reach';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { installHolder, installProvider, installRegion } from './install.ts';

const usage = `用法（与 npm run serve 用同样的环境变量；用自带数据库的，先停下服务）：
  npm run -s yanxiu -- install region
  npm run -s yanxiu -- install provider --name 承训机构全称 [--uscc 统一社会信用代码]
  npm run -s yanxiu -- install holder --unit 单位全称 --role 角色 --name 姓名 --phone 手机号
`;

type Install = (app: App) => Promise<string>;

/** `yanxiu install region|provider|holder`: what a new installation needs before its first log-in. 0 done, 2 refused, 64 usage. */
export async function run(args: string[]): Promise<number> {
  const install = readInstall(args);
  const config = readConfig(process.env, process.cwd());
  if (!install) return say(usage, 64);
  if (isConfigError(config)) return say(`${config.problems.join('\n')}\n`, 2);
  try {
    process.stdout.write(`${await withApp(config, install)}\n`);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!/\p{Script=Han}/u.test(message)) throw error;
    return say(`${message}\n`, 2);
  }
}

function say(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}

function readInstall([what, ...args]: string[]): Install | null {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args, options: { name: text, uscc: text, unit: text, role: text, phone: text } });
    const { name, uscc = '', unit, role, phone } = values;
    if (what === 'region') return async (app) => `已装入 ${await installRegion(app)} 个单位。`;
    if (what === 'provider' && name) {
      return async (app) => {
        await installProvider(app, { name, uscc });
        return `已添加承训机构“${name}”。`;
      };
    }
    if (what === 'holder' && unit && role && name && phone) return (app) => holder(app, { unit, role, name, phone });
  } catch {
    return null;
  }
  return null;
}

async function holder(app: App, wish: Parameters<typeof installHolder>[1]): Promise<string> {
  const given = await installHolder(app, wish);
  const what = `${wish.name}已是“${wish.unit}”的${roleNames[given.role]}。`;
  return given.opened ? `${what}请本人在登录页点“激活账号”，用手机号和验证码激活。` : `${what}用原来的账号登录即可。`;
}

async function withApp(config: Config, install: Install): Promise<string> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedDatabase({ dataDir: config.dataDir, log: () => undefined })
      : null;
  const connection = embedded?.connection ?? { connectionString: config.databaseUrl ?? '' };
  try {
    if (!embedded) await reachDatabase(connection);
    await prepareDatabase(connection, config.mode);
    const database = openDatabase(connection);
    try {
      await claimInstallation(database, config.mode);
      return await install(makeApp({ config, database, clock: realClock, keys: readKeyRing(config.keyFile) }));
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}
