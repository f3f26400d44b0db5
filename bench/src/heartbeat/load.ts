/**
 * The load generator, in a process of its own: keeps so many connections busy, one request each at a time, each in turn
 * for another player, and counts what was acknowledged. Plain sockets: a client library would cost more than the server.
 */
import { connect, type Socket } from 'node:net';
import type { Player } from './seed.ts';

export interface LoadOrder {
  readonly port: number;
  readonly players: readonly Player[];
  /** Where each player stands: the last sequence number sent. */
  readonly seqs: readonly number[];
  readonly connections: number;
  readonly seconds: number;
  /** Each connection sends one request so often; 0: the next as soon as the last is answered. */
  readonly everyMs: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly refused: number;
  readonly counting: number;
  readonly seqs: readonly number[];
  /** The highest sequence number that the server has acknowledged, for each player. */
  readonly acked: readonly number[];
}

const reportSec = 15;

process.on('message', (order: LoadOrder) => void run(order).then((result) => process.send?.(result)));

class Tally {
  readonly latencies: number[] = [];
  refused = 0;
  counting = 0;
  readonly seqs: number[];
  readonly acked: number[];

  constructor(seqs: readonly number[]) {
    this.seqs = [...seqs];
    this.acked = [...seqs];
  }
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const tally = new Tally(order.seqs);
  const startedAt = performance.now();
  const until = startedAt + order.seconds * 1000;
  const lanes = Array.from({ length: order.connections }, (_, at) => lane(order, tally, at, until));
  await Promise.all(lanes);
  const seconds = (performance.now() - startedAt) / 1000;
  const sorted = tally.latencies.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return {
    requests: sorted.length,
    seconds,
    p50: at(0.5),
    p99: at(0.99),
    refused: tally.refused,
    counting: tally.counting,
    seqs: tally.seqs,
    acked: tally.acked,
  };
}

/** One connection: its players are those whose number leaves the same rest, so that no player is in two at once. */
function lane(order: LoadOrder, tally: Tally, first: number, until: number): Promise<void> {
  return new Promise((done) => {
    const socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true });
    let player = first % order.players.length;
    let sentAt = 0;
    let buffered = Buffer.alloc(0);
    const next = () => {
      if (performance.now() >= until) {
        socket.destroy();
        return done();
      }
      player += order.connections;
      if (player >= order.players.length) player = first % order.players.length;
      sentAt = performance.now();
      send(socket, order, tally, player);
    };
    socket.on('connect', () => setTimeout(next, Math.random() * order.everyMs));
    socket.on('data', (chunk) => {
      buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
      const answer = readAnswer(buffered);
      if (!answer) return;
      buffered = Buffer.alloc(0);
      tally.latencies.push(performance.now() - sentAt);
      note(tally, player, answer);
      const restMs = order.everyMs - (performance.now() - sentAt);
      if (restMs > 0) setTimeout(next, restMs);
      else next();
    });
    // a server that is killed in the middle: what was not acknowledged does not count
    socket.on('error', () => done());
    socket.on('close', () => done());
  });
}

function send(socket: Socket, order: LoadOrder, tally: Tally, at: number): void {
  const player = order.players[at];
  if (!player) return;
  const seq = (tally.seqs[at] ?? 0) + 1;
  tally.seqs[at] = seq;
  const fromSec = (seq - 1) * reportSec;
  const body = `{"programId":"${player.programId}","sessionId":"${player.sessionId}","reports":[{"seq":${seq},"fromSec":${fromSec},"toSec":${fromSec + reportSec},"rate":1}]}`;
  socket.write(
    `POST /api/study/reports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nCookie: ${player.cookie}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
}

function readAnswer(bytes: Buffer): string | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (bytes.length < headEnd + 4 + length) return null;
  return head.slice(9, 12) + bytes.toString('latin1', headEnd + 4, headEnd + 4 + length);
}

function note(tally: Tally, player: number, answer: string): void {
  if (!answer.startsWith('200')) {
    tally.refused += 1;
    return;
  }
  if (answer.includes('"state":"counting"')) tally.counting += 1;
  const seq = tally.seqs[player] ?? 0;
  if (answer.includes(`"acceptedSeq":${seq},`)) tally.acked[player] = seq;
}

// the bench was ended: nobody waits for an answer any more
process.on('disconnect', () => process.exit());
