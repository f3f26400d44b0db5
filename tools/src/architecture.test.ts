import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { features } from '@yanxiu/contract/index';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Workspace → the workspaces it may import. The web takes the contract by type only. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  contract: ['domain'],
  server: ['contract', 'domain'],
  ui: ['contract', 'domain'],
  office: ['ui', 'contract', 'domain'],
  learner: ['ui', 'contract', 'domain'],
  cli: ['server', 'contract', 'domain', 'tools'],
  tools: ['server', 'contract', 'domain', 'e2e'],
  e2e: ['tools', 'server', 'contract', 'domain'],
  bench: ['server', 'tools', 'contract', 'domain'],
};

/** A feature imports only features before it: the contract's list is the one order. */
const featureOrder = features.map(({ name }) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
const forbiddenNames = /^(utils?|helpers?|types?|service|manager)\.tsx?$/;

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : filesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const files = Object.keys(mayImport).flatMap((workspace) => filesBelow(`${workspace}/src`));
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const target = place(file, match[2] ?? '');
    return target ? [{ file, target, typeOnly: match[1] !== undefined }] : [];
  });
}

/** `workspace/src/…` of what is imported, or null for a package. */
function place(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(file), specifier));
  const own = /^@yanxiu\/([a-z0-9]+)\/(.+)$/.exec(specifier);
  return own ? `${own[1]}/src/${own[2]}` : null;
}

const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file);
const workspaceOf = (path: string) => path.split('/')[0] ?? '';
const featureOf = (path: string) => {
  const [, , folder = ''] = path.split('/');
  return featureOrder.indexOf(folder.replace(/\.tsx?$/, ''));
};

describe('architecture', () => {
  it('workspaces import in one direction', () => {
    const broken = imports
      .filter(({ file, target }) => workspaceOf(file) !== workspaceOf(target) && !isTest(file))
      .filter(({ file, target }) => !mayImport[workspaceOf(file)]?.includes(workspaceOf(target)));
    expect(broken).toEqual([]);
  });

  it('the web takes the contract by type only, and no zod through the domain', () => {
    const usesZod = new Set(files.filter((file) => /from 'zod'/.test(readFileSync(join(root, file), 'utf8'))));
    const broken = imports
      .filter(({ file, typeOnly }) => /^(ui|office|learner)\//.test(file) && !typeOnly)
      .filter(({ target }) => target.startsWith('contract/') || usesZod.has(`${target}.ts`));
    expect(broken).toEqual([]);
  });

  it('the domain imports zod and nothing else', () => {
    const broken = files
      .filter((file) => file.startsWith('domain/') && !isTest(file))
      .filter((file) =>
        [...readFileSync(join(root, file), 'utf8').matchAll(/from '([^']+)'/g)].some(
          ([, from = '']) => !/^(\.|zod$)/.test(from),
        ),
      );
    expect(broken).toEqual([]);
  });

  it.each(['domain', 'server', 'contract'])('in %s a feature imports only features before it', (workspace) => {
    const broken = imports
      .filter(
        ({ file, target }) => workspaceOf(file) === workspace && workspaceOf(target) === workspace && !isTest(file),
      )
      .filter(({ file, target }) => featureOf(file) >= 0 && featureOf(target) > featureOf(file));
    expect(broken).toEqual([]);
  });

  it('SQL is in stores, listeners and the platform alone: routes hold none', () => {
    const broken = files
      .filter((file) => /^server\/src\/[a-z-]+\/routes\.ts$/.test(file))
      .filter((file) =>
        /selectFrom\(|insertInto\(|updateTable\(|deleteFrom\(|sql`/.test(readFileSync(join(root, file), 'utf8')),
      );
    expect(broken).toEqual([]);
  });

  it('no file is longer than 400 lines, and none has a name that says nothing', () => {
    const sources = files.filter((file) => !/\/(data|generated)\//.test(file));
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401);
    const vague = sources.filter((file) => forbiddenNames.test(file.split('/').at(-1) ?? ''));
    expect([...long, ...vague]).toEqual([]);
  });
});
