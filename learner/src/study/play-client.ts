import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { isApiError } from '@yanxiu/ui/api-error';

type Opened = OutputOf<'study.open'>;
type Answer = OutputOf<'study.report'>;
export type Question = NonNullable<Answer['question']>;
export type Report = InputOf<'study.report'>['reports'][number];
type ReportInput = Omit<InputOf<'study.report'>, 'programId'>;

/** What the client needs of the world; a test gives its own. */
export interface PlayDoor {
  readonly open: () => Promise<Opened>;
  readonly report: (input: ReportInput) => Promise<Answer>;
  /** Sends without waiting, while the page is being left. */
  readonly leave: (input: ReportInput) => void;
  readonly nowMs: () => number;
  /** Keeps what has not been sent, so that it outlives the page; null when there is nothing left. */
  readonly keep: (kept: KeptReports | null) => void;
}

/** Reports of a session that could not be sent yet. */
export interface KeptReports {
  readonly sessionId: string;
  readonly reports: readonly Report[];
  readonly lastAcceptedMs: number;
}

export type PlayPhase =
  | 'closed'
  | 'opening'
  | 'counting'
  | 'paused'
  | 'takenOver'
  | 'ended'
  | 'capped'
  | 'offline'
  | 'refused';

export interface PlayView {
  readonly phase: PlayPhase;
  /** A sentence of the server (or about the network); empty when there is nothing to say. */
  readonly reason: string;
  readonly question: Question | null;
  /** Until when an answer is in time, by this machine's clock. */
  readonly questionUntilMs: number;
  /** After a wrong answer: when the next question comes, by this machine's clock. */
  readonly nextQuestionMs: number | null;
  readonly lessonCreditedSec: number | null;
  readonly totals: Answer['totals'] | null;
  readonly earnedSec: number;
}

export const reportEveryMs = 15_000;
/** The rule's ten minutes, less what a request may take on its way. */
export const bufferMs = 570_000;
const mostPerRequest = 40;
const longestReportSec = 300;

const offlineWords = '网络没有连上，学习记录先存在本机，连上后自动补送。断开超过 10 分钟的部分不能计入。';

export const closedView: PlayView = {
  phase: 'closed',
  reason: '',
  question: null,
  questionUntilMs: 0,
  nextQuestionMs: null,
  lessonCreditedSec: null,
  totals: null,
  earnedSec: 0,
};

/**
 * The learner's side of the study protocol (docs/study-protocol.md): opens a session, gathers what is played into
 * reports, sends them every 15 s, keeps them while the network is away, and tells the page what counts and why.
 */
export class PlayClient {
  readonly #door: PlayDoor;
  readonly #onChange: (view: PlayView) => void;
  #view = closedView;
  #sessionId: string | null = null;
  #seq = 0;
  #pending: Report[] = [];
  #current: { fromSec: number; toSec: number; rate: number; atMs: number } | null = null;
  #lastFlushMs = 0;
  #lastAcceptedMs = 0;
  #inFlight: Promise<void> | null = null;

  constructor(door: PlayDoor, onChange: (view: PlayView) => void) {
    this.#door = door;
    this.#onChange = onChange;
  }

  /** Whether what is played now can count, or could once the network is back. */
  get isOpen(): boolean {
    return this.#sessionId !== null;
  }

  /** Opens a session, or goes on with the one that is still alive. Another window's session ends with it. */
  async start(): Promise<void> {
    if (this.#view.phase === 'opening') return;
    if (this.#sessionId !== null && this.#door.nowMs() - this.#lastAcceptedMs < bufferMs) return;
    this.#show({ phase: 'opening', reason: '' });
    try {
      const opened = await this.#door.open();
      this.#sessionId = opened.sessionId;
      this.#seq = opened.acceptedSeq;
      this.#pending = [];
      this.#current = null;
      this.#lastFlushMs = this.#door.nowMs();
      this.#take(opened);
    } catch (error) {
      this.#sessionId = null;
      const words = isApiError(error) ? error.message : '计时没有打开，请稍后重试。';
      this.#show({ phase: isApiError(error) && error.status !== 0 ? 'refused' : 'closed', reason: words });
    }
  }

  /** The player (or the reader's clock) stands at this second. */
  at(positionSec: number, rate: number): void {
    if (this.#sessionId === null) return;
    const nowMs = this.#door.nowMs();
    const position = Math.floor(positionSec);
    const current = this.#current;
    const reachSec = current ? current.toSec + ((nowMs - current.atMs) / 1000) * rate + 2 : 0;
    const goesOn = current && position >= current.toSec && position <= reachSec && rate === current.rate;
    if (!current || !goesOn || position - current.fromSec >= longestReportSec) {
      this.#close();
      this.#current = { fromSec: position, toSec: position, rate, atMs: nowMs };
    } else {
      this.#current = { ...current, toSec: position, atMs: nowMs };
    }
    if (nowMs - this.#lastFlushMs >= reportEveryMs) void this.flush();
  }

  /** The player stopped, jumped or ended: what was played goes out now. */
  stop(positionSec?: number): void {
    if (positionSec !== undefined && this.#current)
      this.#current = { ...this.#current, toSec: Math.max(this.#current.toSec, positionSec) };
    this.#close();
    if (this.#pending.length > 0) void this.flush();
  }

  /** Sends what is there, or an empty request to ask how things stand; an answer waits for the request before it. */
  async flush(answer?: { questionId: string; choices: number[] }): Promise<void> {
    if (this.#inFlight) {
      if (!answer) return;
      await this.#inFlight;
    }
    const sessionId = this.#sessionId;
    if (sessionId === null) return;
    this.#closeForReport();
    this.#lastFlushMs = this.#door.nowMs();
    const sent = this.#send(sessionId, answer);
    this.#inFlight = sent;
    await sent;
    this.#inFlight = null;
    // a backlog goes on at once, and so does what was stopped while the request was on its way
    const waiting = this.#pending.length;
    if (this.#view.phase === 'counting' && waiting > 0 && (this.#current === null || waiting >= mostPerRequest))
      void this.flush();
  }

  async #send(sessionId: string, answer: { questionId: string; choices: number[] } | undefined): Promise<void> {
    const reports = this.#pending.slice(0, mostPerRequest);
    try {
      const said = await this.#door.report({ sessionId, reports, ...(answer ? { answer } : {}) });
      if (sessionId === this.#sessionId) this.#take(said);
    } catch (error) {
      if (sessionId === this.#sessionId) this.#missed(error);
    }
  }

  answer(choices: number[]): Promise<void> {
    const { question } = this.#view;
    return question ? this.flush({ questionId: question.id, choices }) : Promise.resolve();
  }

  /** The page is being left: the session ends with what was played. */
  leave(): void {
    if (this.#sessionId === null) return;
    this.#close();
    if (this.#view.phase === 'offline') this.#keep();
    this.#door.leave({ sessionId: this.#sessionId, reports: this.#pending.slice(0, mostPerRequest), closing: true });
    this.#forget();
    this.#view = closedView;
  }

  #take(said: Answer): void {
    this.#lastAcceptedMs = this.#door.nowMs();
    this.#pending = this.#pending.filter((report) => report.seq > said.acceptedSeq);
    if (said.state === 'takenOver' || said.state === 'ended') this.#forget();
    this.#keep();
    this.#show({
      phase: said.state,
      reason: said.reason,
      question: said.question,
      questionUntilMs: this.#lastAcceptedMs + (said.question?.answerWithinSec ?? 0) * 1000,
      nextQuestionMs: said.nextQuestionSec === null ? null : this.#lastAcceptedMs + said.nextQuestionSec * 1000,
      lessonCreditedSec: said.lessonCreditedSec,
      totals: said.totals,
      earnedSec: said.earnedSec,
    });
  }

  #missed(error: unknown): void {
    const away = isApiError(error) && (error.status === 0 || error.status >= 500 || error.status === 429);
    if (away) {
      this.#keep();
      this.#show({ phase: 'offline', reason: offlineWords });
      return;
    }
    // after the next log-in what was played can still be sent
    if (isApiError(error) && error.status === 401) this.#keep();
    else this.#door.keep(null);
    this.#forget();
    this.#show({ phase: 'ended', reason: isApiError(error) ? error.message : '计时没有继续，请点“继续学习”。' });
  }

  #forget(): void {
    this.#sessionId = null;
    this.#pending = [];
    this.#current = null;
  }

  /** Ends the interval that is being played: the next position begins another. */
  #close(): void {
    this.#closeForReport();
    this.#current = null;
  }

  /** Puts what was played so far into a report; the interval goes on behind it. */
  #closeForReport(): void {
    const current = this.#current;
    if (!current || current.toSec <= current.fromSec) return;
    this.#seq += 1;
    this.#pending.push({ seq: this.#seq, fromSec: current.fromSec, toSec: current.toSec, rate: current.rate });
    this.#current = { ...current, fromSec: current.toSec };
  }

  #keep(): void {
    const sessionId = this.#sessionId;
    if (sessionId === null || this.#pending.length === 0) this.#door.keep(null);
    else this.#door.keep({ sessionId, reports: this.#pending, lastAcceptedMs: this.#lastAcceptedMs });
  }

  #show(change: Partial<PlayView>): void {
    this.#view = { ...this.#view, ...change };
    this.#onChange(this.#view);
  }
}
