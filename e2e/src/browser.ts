import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

export type { Browser, Page, Route } from 'playwright-core';

const require = createRequire(import.meta.url);

/**
 * A real Chromium with Chinese fonts, both from the npm registry: the machine needs neither. Unpacks it at the first
 * call on a machine (some seconds, 200 MB in the temporary folder) and keeps it there. Its web security is untouched,
 * so tests of origins, cookies and the content policy prove what they say. Close it when done.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    env: {
      PATH: '/usr/bin:/bin',
      HOME: folder,
      TMPDIR: tmpdir(),
      LANG: 'zh_CN.UTF-8',
      TZ: 'Asia/Shanghai',
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: writeFontList(folder),
    },
    args: ['--font-render-hinting=none'],
  });
}

let unpacking: Promise<string> | undefined;

function unpacked(): Promise<string> {
  unpacking ??= unpack();
  return unpacking;
}

/** Unpacks beside the place and renames: who finds the folder finds it whole. */
async function unpack(): Promise<string> {
  const folder = join(tmpdir(), `yanxiu-chromium-${packageVersion()}-${process.getuid?.() ?? 0}`);
  if (isOurs(folder)) return folder;
  const draft = `${folder}.${randomBytes(6).toString('hex')}`;
  mkdirSync(draft, { mode: 0o700 });
  try {
    const program = fileURLToPath(new URL('unpack-chromium.ts', import.meta.url));
    await promisify(execFile)(process.execPath, [program], { env: { ...process.env, TMPDIR: draft } });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // another process may have been faster
    if (!isOurs(folder)) throw error;
  }
  return folder;
}

/** A folder of that name in the common temporary folder could be anyone's. */
function isOurs(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && stat.uid === process.getuid?.();
}

function packageVersion(): string {
  const file = join(dirname(dirname(require.resolve('@sparticuz/chromium'))), 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

/** Tells Chromium's font finder about the packages' fonts and nothing else: every machine draws alike. */
function writeFontList(folder: string): string {
  const packageFolder = (name: string) => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
  const folders = [
    ...['400Regular', '500Medium', '700Bold'].map((weight) => join(packageFolder('noto-sans-sc'), weight)),
    ...['400Regular', '700Bold'].map((weight) => join(packageFolder('noto-serif-sc'), weight)),
    join(packageFolder('noto-serif-jp'), '400Regular'),
  ];
  const prefer = (family: string, font: string) =>
    `<alias binding="strong"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  const list = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((path) => `<dir>${path.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>`).join('\n')}
<cachedir>${join(folder, 'font-cache')}</cachedir>
${['sans-serif', 'system-ui', 'monospace', 'PingFang SC', 'Microsoft YaHei'].map((name) => prefer(name, 'Noto Sans SC')).join('\n')}
${['serif', 'SimSun', 'FangSong'].map((name) => prefer(name, 'Noto Serif SC')).join('\n')}
</fontconfig>
`;
  // one file for each place of the packages: two clones may test at the same time
  const file = join(folder, `fonts-${createHash('sha256').update(list).digest('hex').slice(0, 12)}.conf`);
  writeFileSync(file, list);
  return file;
}
