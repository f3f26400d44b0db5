import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const notOurs = new Set(['node_modules', 'dist', 'data', 'generated', '.git']);

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesBelow(path, ending);
    return ending.test(entry.name) ? [path] : [];
  });
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = filesBelow('.', /\.md$/);
const sources = filesBelow('.', /\.(?:tsx?|sql|md)$/);

/** Targets of a page's links and pictures, without what is elsewhere on the net or on the same page. */
function linksOf(page: string): string[] {
  return [...read(page).matchAll(/(?:\]\(|src=")([^)"\s]+)[)"]/g)]
    .map((match) => (match[1] ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

/** Paths that a page names in backquotes: they begin with a workspace or `docs`; patterns (`<feature>`, `*`) are none. */
function namedPathsOf(page: string): string[] {
  return [...read(page).matchAll(/`((?:domain|contract|server|ui|office|learner|cli|tools|e2e|bench|docs)\/[^`\s]*)`/g)]
    .map((match) => (match[1] ?? '').replace(/:\d+$/, ''))
    .filter((path) => !/[<>*…{}]/.test(path));
}

describe('documents', () => {
  it('link to what is there', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((target) => !existsSync(resolve(root, dirname(page), target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name files and folders that are there', () => {
    const broken = pages.flatMap((page) =>
      namedPathsOf(page)
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page}: ${path}`),
    );
    expect(broken).toEqual([]);
  });

  it('hold every section of the rules that code cites', () => {
    const sections = new Set([...read('docs/rules.md').matchAll(/^## §(\d+) /gm)].map((match) => match[1]));
    const broken = sources.flatMap((file) =>
      [...read(file).matchAll(/[Rr]ules §[\d., §–-]*/g)]
        .flatMap((match) => match[0].match(/\d+/g) ?? [])
        .filter((section) => !sections.has(section))
        .map((section) => `${file}: §${section}`),
    );
    expect(sections.size).toBe(12);
    expect(broken).toEqual([]);
  });
});
