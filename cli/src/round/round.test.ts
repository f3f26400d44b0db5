import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoSeed } from '@yanxiu/tools/demo/world';
import { afterAll, describe, expect, it } from 'vitest';
import { startOwnServer } from './own-server.ts';
import { differences } from './recompute.ts';
import { incidentNames } from './round.ts';
import type { Tally } from './tally.ts';

const bare = { url: null, loginsFile: null, outDir: null, json: true };
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yanxiu-round-test-'));
  folders.push(folder);
  return folder;
}

/** The command as a user gives it, in a process of its own. */
async function round(program: string, folder: string, more: string[]): Promise<{ code: number | null; tally: Tally }> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const args = ['round', '--program', program, '--json', '--out', folder, ...more];
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-4000);
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (out.trim() === '') throw new Error(`the round printed nothing: ${said}`);
  return { code, tally: JSON.parse(out) as Tally };
}

describe.each(['yangcheng-2021', 'xinzhou-2020'])('the year of %s with 200 trainees', (program) => {
  it('ends green through the public API alone', { timeout: 900_000 }, async () => {
    const folder = newFolder();
    const { code, tally } = await round(program, folder, ['--trainees', '200', '--seed', '7']);
    expect(tally.broken).toEqual([]);
    expect(code).toBe(0);
    expect(incidentNames.filter((name) => tally.incidents[name] < 1)).toEqual([]);
    const { due, byBand, passed, certificates, exempt, incidents, moneyFen: money } = tally;
    expect(exempt).toBe(incidents.exemption);
    expect(Object.values(byBand).reduce((sum, heads) => sum + heads, 0)).toBe(due);
    expect(byBand['0']).toBe(due - passed);
    expect(certificates).toBe(passed - incidents.revokedCertificate);
    expect(money.received).toBe(money.allocated + money.refunded + money.reversed + money.unallocated + money.other);
    expect(money.due).toBe(due * 12_000);
    expect(money.redLettered).toBeGreaterThan(0);
    expect(differences(folder)).toEqual([]);
  });
});

it('runs on a running server with a program of its own beside the first', { timeout: 900_000 }, async () => {
  const [program, trainees] = ['yangcheng-2021', 60] as const;
  const server = await startOwnServer({ ...bare, program, trainees, seed: demoSeed });
  try {
    const there = ['--url', server.url, '--logins', server.loginsFile];
    const folder = newFolder();
    const { code, tally } = await round(program, folder, ['--trainees', String(trainees), '--seed', '3', ...there]);
    expect(tally.broken).toEqual([]);
    expect(code).toBe(0);
    expect(tally.certificates).toBeGreaterThan(0);
    expect(differences(folder)).toEqual([]);
  } finally {
    await server.stop();
  }
});
