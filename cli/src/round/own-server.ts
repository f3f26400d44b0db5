import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPreset } from '@yanxiu/domain/program/presets';
import type { RoundArguments } from './arguments.ts';

export interface RoundServer {
  readonly url: string;
  readonly loginsFile: string;
  readonly stop: () => Promise<void>;
}

/**
 * A server of the round's own, in a process of its own: demo mode, a free port, a temporary data folder with the
 * organisations and the preset alone, its clock at 09:00 on the day of the notice.
 */
export async function startOwnServer(args: RoundArguments): Promise<RoundServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yanxiu-round-'));
  const noticeDay = findPreset(args.program)?.settings.milestones.noticeIssuedOn ?? '';
  const seed = {
    preset: args.program,
    seed: args.seed,
    trainees: args.trainees,
    startAt: `${noticeDay}T09:00:00+08:00`,
  };
  const child = spawn(process.execPath, [fileURLToPath(new URL('./serve.ts', import.meta.url)), dataDir], {
    env: { ...process.env, YANXIU_DEMO_SEED: JSON.stringify(seed) },
    // the server ends when this pipe does: a round that is killed leaves nothing behind
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await endChild(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await readyUrl(child), loginsFile: join(dataDir, 'demo-logins.json'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-8000);
      const url = /^ready (http\S+)$/m.exec(said)?.[1];
      if (url) done(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => fail(new Error(`the server of the round ended with ${code}: ${said.slice(-1500)}`)));
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  await ended;
}
