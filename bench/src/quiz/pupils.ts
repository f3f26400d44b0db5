/** Everybody's quiz over HTTP, in a process of its own: so many at a time begin it, then so many at a time hand it in. */
import { Agent, request } from 'node:http';
import type { Player } from '../heartbeat/seed.ts';

export interface QuizOrder {
  readonly port: number;
  readonly players: readonly Player[];
  readonly lessonId: string;
  readonly connections: number;
  readonly rightWord: string;
  /** Submissions are spread evenly over so many seconds; 0: as fast as they are answered. */
  readonly overSec: number;
}

export interface Phase {
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly failed: number;
}

export interface QuizResult {
  readonly starts: Phase;
  readonly submissions: Phase;
  readonly right: number;
}

interface Shown {
  readonly id: string;
  readonly choices: readonly string[];
  readonly gaps: number;
}

interface Paper {
  readonly attemptId: string;
  readonly questions: readonly Shown[];
}

process.on('message', (order: QuizOrder) => void run(order).then((result) => process.send?.(result)));

async function run(order: QuizOrder): Promise<QuizResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const papers: (Paper | null)[] = [];
  const path = (player: Player) => `/api/programs/${player.programId}/study/lessons/${order.lessonId}/attempts`;
  const starts = await phase(order, 0, async (player, at) => {
    papers[at] = await post<Paper>(agent, order.port, path(player), player.cookie, {});
    return papers[at] !== null;
  });
  let right = 0;
  const submissions = await phase(order, order.overSec, async (player, at) => {
    const paper = papers[at];
    if (!paper) return false;
    const answers = paper.questions.map((one) => answerOf(one, order.rightWord));
    const url = `${path(player)}/${paper.attemptId}`;
    const outcome = await post<{ scoreX100: number }>(agent, order.port, url, player.cookie, { answers });
    if (outcome?.scoreX100 === 10_000) right += 1;
    return outcome !== null;
  });
  agent.destroy();
  return { starts, submissions, right };
}

const answerOf = ({ id, choices, gaps }: Shown, word: string) =>
  gaps > 0 ? { questionId: id, texts: [`${word}。`] } : { questionId: id, choices: [choices.indexOf(word)] };

/** Every player once, on so many lanes; a player's time is due at her even share of `overSec`. */
async function phase(
  { players, connections }: QuizOrder,
  overSec: number,
  work: (player: Player, at: number) => Promise<boolean>,
): Promise<Phase> {
  const startedAt = performance.now();
  const latencies: number[] = [];
  let failed = 0;
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < players.length; at = next++) {
      const player = players[at];
      if (!player) return;
      const waitMs = startedAt + (overSec * 1000 * at) / players.length - performance.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      const sentAt = performance.now();
      if (!(await work(player, at))) failed += 1;
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const sorted = latencies.sort((a, b) => a - b);
  const share = (of: number) => sorted[Math.floor((sorted.length - 1) * of)] ?? 0;
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, p50: share(0.5), p95: share(0.95), p99: share(0.99), failed };
}

function post<T>(agent: Agent, port: number, path: string, cookie: string, body: object): Promise<T | null> {
  return new Promise((resolve) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), cookie };
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => parts.push(chunk));
      answer.on('end', () =>
        resolve(answer.statusCode === 200 ? (JSON.parse(Buffer.concat(parts).toString('utf8')) as T) : null),
      );
    });
    sent.on('error', () => resolve(null));
    sent.end(text);
  });
}

// the bench was ended: nobody waits for an answer any more
process.on('disconnect', () => process.exit());
