import { ApiError } from '@yanxiu/ui/api-error';
import { describe, expect, it } from 'vitest';
import { type KeptReports, PlayClient, type PlayDoor, type PlayView, type Report } from './play-client.ts';

type Said = Awaited<ReturnType<PlayDoor['report']>>;

const totals = { creditedSec: 0, hoursX100: 0, todaySec: 0, todayCapSec: 21_600 };

function said(change: Partial<Said> = {}): Said {
  return {
    state: 'counting',
    reason: '',
    acceptedSeq: 0,
    earnedSec: 0,
    lessonCreditedSec: 0,
    lessonLengthSec: 2700,
    question: null,
    nextQuestionSec: null,
    totals,
    ...change,
  };
}

/** A network and a server's answers, as plain data: what was sent is kept, what is answered is set by the test. */
function world() {
  const sent: { sessionId: string; reports: readonly Report[]; answer?: unknown; closing?: unknown }[] = [];
  const left: typeof sent = [];
  const state = {
    nowMs: 1_000_000,
    online: true,
    sessions: 0,
    kept: null as KeptReports | null,
    next: {} as Partial<Said>,
  };
  const views: PlayView[] = [];
  const door: PlayDoor = {
    open: async () => {
      if (!state.online) throw new ApiError({ code: 'offline', status: 0, message: '没有连上服务器。' });
      state.sessions += 1;
      return { ...said(), sessionId: `s${state.sessions}`, positionSec: 0, watched: [], credited: [] };
    },
    report: async (input) => {
      if (!state.online) throw new ApiError({ code: 'offline', status: 0, message: '没有连上服务器。' });
      sent.push(input);
      const last = input.reports[input.reports.length - 1]?.seq ?? 0;
      return said({ acceptedSeq: last, ...state.next });
    },
    leave: (input) => void left.push(input),
    nowMs: () => state.nowMs,
    keep: (kept) => {
      state.kept = kept;
    },
  };
  const client = new PlayClient(door, (view) => views.push(view));
  /** Plays second by second, as a player tells its position. */
  const play = async (fromSec: number, seconds: number, rate = 1) => {
    for (let passed = 0; passed <= seconds; passed += 1) {
      client.at(fromSec + passed * rate, rate);
      if (passed < seconds) state.nowMs += 1000;
      await Promise.resolve();
    }
    await settle();
  };
  return { client, door, sent, left, state, views, play, view: () => views[views.length - 1] };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const spans = (reports: readonly Report[]) => reports.map(({ seq, fromSec, toSec }) => [seq, fromSec, toSec]);

describe('PlayClient', () => {
  it('reports every fifteen seconds, each second once', async () => {
    const { client, sent, play } = world();
    await client.start();
    await play(0, 40);
    client.stop();
    await settle();
    expect(sent.flatMap(({ reports }) => spans(reports))).toEqual([
      [1, 0, 15],
      [2, 15, 30],
      [3, 30, 40],
    ]);
  });

  it('begins another interval after a jump', async () => {
    const { client, sent, play } = world();
    await client.start();
    await play(0, 5);
    await play(600, 5);
    client.stop();
    await settle();
    expect(sent.flatMap(({ reports }) => spans(reports))).toEqual([
      [1, 0, 5],
      [2, 600, 605],
    ]);
  });

  it('counts nothing before a session is open', async () => {
    const { client, sent, play } = world();
    await play(0, 20);
    client.stop();
    await settle();
    expect(sent).toEqual([]);
  });

  it('keeps reports while the network is away and sends them in order later', async () => {
    const { client, sent, play, state, view } = world();
    await client.start();
    await play(0, 15);
    state.online = false;
    await play(15, 45);
    expect(view()?.phase).toBe('offline');
    expect(state.kept?.reports.length).toBeGreaterThan(1);
    state.online = true;
    await client.flush();
    const seconds = sent
      .flatMap(({ reports }) => reports)
      .reduce((sum, { fromSec, toSec }) => sum + toSec - fromSec, 0);
    expect(seconds).toBe(60);
    expect(view()?.phase).toBe('counting');
    expect(state.kept).toBeNull();
  });

  it('stops at a take-over and says why; continuing opens a new session', async () => {
    const { client, play, state, view, sent } = world();
    await client.start();
    state.next = { state: 'takenOver', reason: '您在另一个窗口开始了学习。' };
    await play(0, 15);
    expect(view()).toMatchObject({ phase: 'takenOver', reason: '您在另一个窗口开始了学习。' });
    expect(client.isOpen).toBe(false);
    const before = sent.length;
    await play(15, 30);
    expect(sent.length).toBe(before);
    state.next = {};
    await client.start();
    expect(state.sessions).toBe(2);
    await play(45, 15);
    expect(sent[sent.length - 1]).toMatchObject({ sessionId: 's2', reports: [{ seq: 1, fromSec: 45, toSec: 60 }] });
  });

  it('sends an answer at once, after a request that is on its way', async () => {
    const { client, play, state, sent, view } = world();
    await client.start();
    const question = {
      id: 'q1',
      prompt: '请点一下“苹果”。',
      choices: ['苹果', '火车'],
      presses: 1,
      answerWithinSec: 60,
    };
    state.next = { state: 'paused', question };
    await play(0, 15);
    expect(view()?.question).toEqual(question);
    state.next = {};
    await Promise.all([client.flush(), client.answer([0])]);
    expect(sent[sent.length - 1]?.answer).toEqual({ questionId: 'q1', choices: [0] });
    expect(view()).toMatchObject({ phase: 'counting', question: null });
  });

  it('opens a new session after ten silent minutes, and goes on with the old one before', async () => {
    const { client, state } = world();
    await client.start();
    state.nowMs += 500_000;
    await client.start();
    expect(state.sessions).toBe(1);
    state.nowMs += 100_000;
    await client.start();
    expect(state.sessions).toBe(2);
  });

  it('ends the session when the page is left, with what was played', async () => {
    const { client, play, left } = world();
    await client.start();
    await play(0, 7);
    client.leave();
    client.leave();
    expect(left).toEqual([{ sessionId: 's1', reports: [{ seq: 1, fromSec: 0, toSec: 7, rate: 1 }], closing: true }]);
  });

  it('never claims more than the rule takes in one report', async () => {
    const { client, play, state, sent } = world();
    await client.start();
    state.online = false;
    await play(0, 590, 2);
    state.online = true;
    await client.flush();
    await settle();
    for (const { fromSec, toSec } of sent.flatMap(({ reports }) => reports))
      expect(toSec - fromSec).toBeLessThanOrEqual(300);
    for (const { reports } of sent) expect(reports.length).toBeLessThanOrEqual(40);
  });
});
