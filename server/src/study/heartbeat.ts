import { randomInt } from 'node:crypto';
import { hoursOfSeconds } from '@yanxiu/domain/kernel/hours';
import { answerMs } from '@yanxiu/domain/study/answer-time';
import { type Oddity, odditiesOf } from '@yanxiu/domain/study/oddity';
import { type Played, type PlayRequest, takeRequest } from '@yanxiu/domain/study/play';
import type { StudyRules } from '@yanxiu/domain/study/policy';
import type { App } from '../platform/http/app-parts.ts';
import { evidenceOf } from './evidence.ts';
import { type PlayAnswer, playAnswer } from './play-answer.ts';
import { PlayMemory } from './play-memory.ts';
import { rulesNow } from './rules.ts';
import { type AnswerTime, addAnswerTimes } from './store/answer-time.ts';
import {
  endPlays,
  keepDays,
  lockPlays,
  type OpenPlay,
  type PlayKey,
  type PlayWrite,
  runWith,
  savePlays,
} from './store/play.ts';
import { lookUpWhyNot } from './why-not.ts';

export interface Heartbeat extends PlayRequest, PlayKey {
  readonly sessionId: string;
  readonly closing: boolean;
}

interface Waiting {
  /** Of the trainee in her program. */
  readonly key: string;
  readonly beat: Heartbeat;
  readonly rules: StudyRules;
  readonly resolve: (answer: PlayAnswer | Promise<PlayAnswer>) => void;
  readonly reject: (error: unknown) => void;
}

/** The requests of one trainee in a batch, in the order in which they came. */
interface Group {
  readonly key: string;
  readonly requests: Waiting[];
}

/** Requests that come within this time share one transaction: a thousand commits a second would be the limit otherwise. */
const gatherMs = 10;
const largestBatch = 500;
/** While one batch waits for the disk the next is under way; a trainee is never in two at once. */
const mostUnderWay = 2;

/** A number of 32 random bits from 0 up to, not including, 1: questions and their times must not be foreseen. */
export const secureRandom = (): number => randomInt(0x1_0000_0000) / 0x1_0000_0000;

/**
 * Gathers the reports of all players for a few milliseconds and writes them in one statement; a request is answered
 * after its commit. What this server remembers of a session spares the read; the write holds only where nobody else has
 * written since, the others are read under lock and taken again.
 */
export class HeartbeatBatcher {
  readonly #app: App;
  readonly #memory = new PlayMemory();
  readonly #underWay = new Set<string>();
  #waiting: Waiting[] = [];
  #batches = 0;
  #timer = false;

  constructor(app: App) {
    this.#app = app;
  }

  /** The answer to a request, after its commit; where its session is not the trainee's open one, why not. */
  take(beat: Heartbeat): Promise<PlayAnswer> {
    const rules = rulesNow(this.#app, beat.programId);
    return rules instanceof Promise ? rules.then((loaded) => this.#queue(beat, loaded)) : this.#queue(beat, rules);
  }

  #queue(beat: Heartbeat, rules: StudyRules): Promise<PlayAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key: keyOf(beat), beat, rules, resolve, reject });
      this.#wake();
    });
  }

  #wake(): void {
    if (this.#timer || this.#batches >= mostUnderWay) return;
    this.#timer = true;
    setTimeout(() => {
      this.#timer = false;
      void this.#run();
    }, gatherMs);
  }

  async #run(): Promise<void> {
    this.#batches += 1;
    for (let groups = this.#nextBatch(); groups.length > 0; groups = this.#nextBatch()) {
      for (const { key } of groups) this.#underWay.add(key);
      if (this.#waiting.length > 0) this.#wake();
      try {
        const left = await this.#takeRemembered(groups);
        if (left.length > 0) await this.#takeLocked(left);
      } catch (error) {
        for (const group of groups) reject(group, error);
      }
      for (const { key } of groups) this.#underWay.delete(key);
    }
    this.#batches -= 1;
  }

  /** The requests that came first, by trainee, without those whose earlier ones are still under way. */
  #nextBatch(): Group[] {
    const groups = new Map<string, Group>();
    const rest: Waiting[] = [];
    let at = 0;
    for (; at < this.#waiting.length && groups.size < largestBatch; at += 1) {
      const waiting = this.#waiting[at];
      if (!waiting) continue;
      if (this.#underWay.has(waiting.key)) {
        rest.push(waiting);
        continue;
      }
      const group = groups.get(waiting.key);
      if (group) group.requests.push(waiting);
      else groups.set(waiting.key, { key: waiting.key, requests: [waiting] });
    }
    this.#waiting = rest.concat(this.#waiting.slice(at));
    // the order in which rows are locked, the same in every server
    return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Takes the sessions that are remembered; returns the groups that must be read, or that end a session or a day. */
  async #takeRemembered(groups: readonly Group[]): Promise<Group[]> {
    const nowMs = this.#app.clock.now().getTime();
    const left: Group[] = [];
    const taken: Taken[] = [];
    const writes: PlayWrite[] = [];
    for (const group of groups) {
      const open = this.#memory.find(group.key);
      const one = open && takeGroup(open, group, nowMs);
      if (one?.write && isPlain(one)) {
        taken.push(one);
        writes.push(one.write);
      } else left.push(group);
    }
    if (writes.length === 0) return left;
    const lapsed = await savePlays(this.#app.database.pool, writes, nowMs).catch((error: unknown) =>
      noneOf(writes, error),
    );
    for (const [at, one] of taken.entries()) {
      if (!lapsed?.has(at)) {
        this.#finish(one);
        continue;
      }
      this.#memory.forget(one.group.key);
      left.push(one.group);
    }
    return left;
  }

  /** Takes sessions under lock; when data of one trainee is at fault the others are taken without her. */
  async #takeLocked(groups: readonly Group[]): Promise<void> {
    const ordered = [...groups].sort((a, b) => (a.key < b.key ? -1 : 1));
    try {
      await this.#commit(ordered);
    } catch (error) {
      if (!isOfData(error)) throw error;
      for (const group of ordered) await this.#commit([group]).catch((own: unknown) => reject(group, own));
    }
  }

  async #commit(groups: readonly Group[]): Promise<void> {
    const client = await this.#app.database.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const done = await takeUnderLock(client, groups, this.#app.clock.now().getTime());
      await client.query('commit');
      for (const one of done) this.#finish(one);
    } catch (error) {
      broken = await client.query('rollback').then(
        () => undefined,
        (second: unknown) => (second instanceof Error ? second : new Error(String(second))),
      );
      throw error;
    } finally {
      client.release(broken);
    }
  }

  #finish({ group, write, endedBy, answers, times, odd }: Taken): void {
    // of use to people only, and after the commit: nobody waits for it, and a crash may lose the last of it
    if (times.length > 0) void addAnswerTimes(this.#app.database.pool, times).catch(() => undefined);
    for (const { beat, oddity } of odd) evidenceOf(this.#app).note(beat, oddity.kind, oddity.times, oddity.seconds);
    if (write && !endedBy) this.#memory.keep(group.key, afterWrite(write));
    else this.#memory.forget(group.key);
    for (const [at, { beat, resolve }] of group.requests.entries())
      resolve(answers[at] ?? lookUpWhyNot(this.#app, beat));
  }
}

function afterWrite({ open, play }: PlayWrite): OpenPlay {
  const { active, lessonId, personId, programId, rev, sessionId } = open;
  return { programId, personId, sessionId, lessonId, active, rev: rev + 1, play };
}

function reject({ requests }: Group, error: unknown): void {
  for (const waiting of requests) waiting.reject(error);
}

/** SQLSTATE classes of a bad value, a broken constraint, a deadlock; anything else (no database) concerns all alike. */
function isOfData(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^(22|23|40)/.test(String(error.code));
}

/** A statement that failed over its data has written nothing: everybody in it is taken again under lock. */
function noneOf(writes: readonly PlayWrite[], error: unknown): ReadonlySet<number> {
  if (isOfData(error)) return new Set(writes.keys());
  throw error;
}

const keyOf = ({ programId, personId }: PlayKey) => `${programId}/${personId}`;

/** What the rule has made of a trainee's requests, not yet written. */
interface Taken {
  readonly group: Group;
  readonly write: PlayWrite | null;
  readonly endedBy: 'closed' | 'silent' | null;
  /** To each request in turn; null where the session is not the open one. */
  readonly answers: readonly (PlayAnswer | null)[];
  readonly times: readonly AnswerTime[];
  readonly odd: readonly { readonly beat: Heartbeat; readonly oddity: Oddity }[];
}

/** Neither a session nor a day ends with it: one statement writes it all. */
function isPlain({ write, endedBy }: Taken): boolean {
  return endedBy === null && write?.play.day === write?.open.play.day;
}

/** Takes a trainee's requests one after another; those of another session than the open one are left to the caller. */
function takeGroup(open: OpenPlay, group: Group, nowMs: number): Taken {
  let play = open.play;
  let endedBy: Taken['endedBy'] = null;
  let positionSec: number | null = null;
  let minutesPerHour = 45;
  const answers: (PlayAnswer | null)[] = [];
  const times: AnswerTime[] = [];
  const odd: { beat: Heartbeat; oddity: Oddity }[] = [];
  for (const { beat, rules } of group.requests) {
    if (beat.sessionId !== open.sessionId || endedBy) {
      answers.push(null);
      continue;
    }
    const played = open.active ? takeRequest(play, beat, rules, nowMs, secureRandom) : leftOut(open);
    const ms = beat.answer ? answerMs(play.presence, played.play.presence, nowMs) : null;
    if (ms !== null) times.push({ programId: open.programId, personId: open.personId, ms });
    for (const oddity of odditiesOf(play, beat, played, nowMs)) odd.push({ beat, oddity });
    const last = beat.reports.at(-1);
    if (last && played.play !== play) positionSec = Math.min(last.toSec, play.lengthSec);
    play = played.play;
    minutesPerHour = rules.minutesPerHour;
    if (played.state === 'ended') endedBy = played.note === 'silent' ? 'silent' : 'closed';
    else if (beat.closing) endedBy = 'closed';
    answers.push(playAnswer(played, play, rules, nowMs));
  }
  const write =
    play === open.play ? null : { open, play, hoursX100: hoursOfSeconds(play.totalSec, minutesPerHour), positionSec };
  return { group, write, endedBy, answers, times, odd };
}

function leftOut({ play }: OpenPlay): Played {
  return { play, state: 'ended', note: 'notEnrolled', earnedSec: 0, overSec: 0 };
}

async function takeUnderLock(
  client: Parameters<typeof lockPlays>[0],
  groups: readonly Group[],
  nowMs: number,
): Promise<Taken[]> {
  const keys = groups.flatMap(({ requests: [first] }) => (first ? [first.beat] : []));
  const opens = new Map((await lockPlays(client, keys)).map((open) => [keyOf(open), open]));
  const done = groups.map((group) => {
    const open = opens.get(group.key);
    return open ? takeGroup(open, group, nowMs) : noSession(group);
  });
  const writes = done.flatMap(({ write }) => (write ? [write] : []));
  if (writes.length > 0) await savePlays(client, writes, nowMs);
  const overDays = writes.filter(({ open, play }) => open.play.day !== play.day);
  await keepDays(
    runWith(client),
    overDays.map(({ open }) => ({ ...open, day: open.play.day, daySec: open.play.daySec })),
  );
  const ends = done.flatMap(({ group, endedBy }) => {
    const [first] = group.requests;
    return first && endedBy ? [{ ...first.beat, endedBy }] : [];
  });
  await endPlays(runWith(client), ends);
  return done;
}

function noSession(group: Group): Taken {
  return { group, write: null, endedBy: null, answers: [], times: [], odd: [] };
}

const batchers = new WeakMap<App, HeartbeatBatcher>();

export function batcherOf(app: App): HeartbeatBatcher {
  let batcher = batchers.get(app);
  if (!batcher) {
    batcher = new HeartbeatBatcher(app);
    batchers.set(app, batcher);
  }
  return batcher;
}
