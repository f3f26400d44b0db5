import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Role, roleNames, roles } from '@yanxiu/domain/access/roles';

interface KeptLogin {
  readonly phone: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly { role: Role; org: string }[];
}

/** One log-in of each role of the demo, as lines to print; the rest is in the file that the last line names. */
export function demoLoginLines(dataDir: string): string[] {
  const file = join(dataDir, 'demo-logins.json');
  if (!existsSync(file)) return [];
  const logins = JSON.parse(readFileSync(file, 'utf8')) as KeptLogin[];
  const lines = roles.flatMap((role) => {
    const login =
      logins.find((one) => one.roles.length === 1 && one.roles[0]?.role === role) ??
      logins.find((one) => one.roles.some((held) => held.role === role));
    const org = login?.roles.find((held) => held.role === role)?.org ?? '';
    return login ? [`  ${roleNames[role].padEnd(8, '　')} ${login.phone}  ${org} ${login.name}`] : [];
  });
  return [`演示登录（密码都是 ${logins[0]?.password ?? ''}）：`, ...lines, `全部演示账号见 ${file}`];
}
