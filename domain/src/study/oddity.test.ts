import { describe, expect, it } from 'vitest';
import { startPlay } from './fixture.ts';
import { odditiesOf } from './oddity.ts';
import { type Play, type PlayReport, type PlayRequest, takeRequest } from './play.ts';

const lengthSec = 2700;
const { play: fresh, rules, random } = startPlay({ lengthSec });

const report = (seq: number, fromSec: number, toSec: number): PlayReport => ({ seq, fromSec, toSec, rate: 1 });

/** What is odd about reports that come so many seconds after the play's last request. */
function oddAfter(play: Play, seconds: number, ...reports: PlayReport[]) {
  const request: PlayRequest = { reports, answer: null };
  const nowMs = play.lastAtMs + seconds * 1000;
  const played = takeRequest(play, request, rules, nowMs, random);
  return { odd: odditiesOf(play, request, played, nowMs), play: played.play };
}

describe('what a page does', () => {
  it('is not odd: playing on, kept reports, seeking back, sending again what got no answer', () => {
    const first = oddAfter(fresh, 15, report(1, 0, 15));
    const kept = oddAfter(
      first.play,
      300,
      ...Array.from({ length: 20 }, (_, at) => report(at + 2, 15 + at * 15, 30 + at * 15)),
    );
    const back = oddAfter(kept.play, 15, report(22, 0, 15));
    const again = oddAfter(back.play, 5, report(22, 0, 15));
    expect([first.odd, kept.odd, back.odd, again.odd]).toEqual([[], [], [], []]);
  });

  it('is not odd: the end after more than half of the lesson', () => {
    const seen = { ...fresh, lesson: { watched: [[0, 1400] as const], credited: [] } };
    expect(oddAfter(seen, 15, report(1, lengthSec - 15, lengthSec)).odd).toEqual([]);
  });
});

describe('what is odd', () => {
  it('the end with less than half seen, once a lesson', () => {
    const jumped = oddAfter(fresh, 15, report(1, 0, 15), report(2, lengthSec - 15, lengthSec));
    expect(jumped.odd).toEqual([{ kind: 'jump', times: 1, seconds: lengthSec - 30 }]);
    expect(oddAfter(jumped.play, 15, report(3, lengthSec - 15, lengthSec)).odd).toEqual([]);
  });

  it('positions that the lesson does not have; a rounded end is none', () => {
    expect(oddAfter(fresh, 15, report(1, 2900, 3000)).odd).toEqual([{ kind: 'beyondEnd', times: 1, seconds: 0 }]);
    const seen = { ...fresh, lesson: { watched: [[0, 2690] as const], credited: [] } };
    expect(oddAfter(seen, 15, report(1, 2690, 2701)).odd).toEqual([]);
  });

  it('old seconds faster than any player shows them', () => {
    const first = oddAfter(fresh, 300, report(1, 0, 300));
    const again = oddAfter(first.play, 10, report(2, 0, 300));
    expect(again.odd).toEqual([{ kind: 'repeat', times: 1, seconds: 300 }]);
  });

  it('playing on for a minute past a question, and a wrong answer', () => {
    const asked = oddAfter({ ...fresh, presence: { ...fresh.presence, leftSec: 10 } }, 15, report(1, 0, 15)).play;
    const held = oddAfter(asked, 30, report(2, 15, 45));
    const late = oddAfter(held.play, 60, report(3, 45, 105));
    expect([held.odd, late.odd]).toEqual([[], [{ kind: 'unanswered', times: 1, seconds: 60 }]]);
    const question = asked.presence.asked?.question;
    const answer = { questionId: question?.id ?? '', choices: [((question?.answer[0] ?? 0) + 1) % 6] };
    const request = { reports: [], answer };
    const played = takeRequest(asked, request, rules, asked.lastAtMs + 5000, random);
    expect(odditiesOf(asked, request, played, asked.lastAtMs + 5000)).toEqual([
      { kind: 'wrongAnswer', times: 1, seconds: 0 },
    ]);
  });
});
