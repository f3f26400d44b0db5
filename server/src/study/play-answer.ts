import { dayText } from '@yanxiu/domain/kernel/day';
import { hoursOfSeconds, hundredthsText } from '@yanxiu/domain/kernel/hours';
import { noteText } from '@yanxiu/domain/study/notes';
import type { Play, Played, PlayNote, PlayState } from '@yanxiu/domain/study/play';
import type { StudyRules } from '@yanxiu/domain/study/policy';
import { answerWithinSec } from '@yanxiu/domain/study/presence';
import { secondsOf } from '@yanxiu/domain/study/ranges';

export interface PlayAnswer {
  state: PlayState | 'takenOver';
  reason: string;
  acceptedSeq: number;
  earnedSec: number;
  lessonCreditedSec: number;
  lessonLengthSec: number;
  question: { id: string; prompt: string; choices: string[]; presses: number; answerWithinSec: number } | null;
  nextQuestionSec: number | null;
  totals: { creditedSec: number; hoursX100: number; todaySec: number; todayCapSec: number };
}

/** What a player is told; the right places of a question's answer stay here. */
export function playAnswer(
  spoken: {
    state: PlayState | 'takenOver';
    note: PlayNote | 'takenOver' | 'closed';
    earnedSec: number;
    overSec: number;
  },
  play: Play,
  rules: StudyRules,
  nowMs: number,
): PlayAnswer {
  const { asked } = play.presence;
  return {
    state: spoken.state,
    reason: spoken.note === 'none' ? '' : reasonText(spoken, play, rules, nowMs),
    acceptedSeq: play.seq,
    earnedSec: spoken.earnedSec,
    lessonCreditedSec: secondsOf(play.lesson.credited),
    lessonLengthSec: play.lengthSec,
    question: asked && spoken.state === 'paused' ? shownQuestion(play, nowMs) : null,
    nextQuestionSec: asked && !asked.question ? Math.max(1, Math.ceil((asked.waitUntilMs - nowMs) / 1000)) : null,
    totals: {
      creditedSec: play.totalSec,
      hoursX100: hoursOfSeconds(play.totalSec, rules.minutesPerHour),
      todaySec: play.daySec,
      todayCapSec: rules.dayCapSec,
    },
  };
}

function shownQuestion(play: Play, nowMs: number): PlayAnswer['question'] {
  const question = play.presence.asked?.question;
  if (!question) return null;
  const passedSec = Math.floor((nowMs - question.issuedAtMs) / 1000);
  return {
    id: question.id,
    prompt: question.prompt,
    choices: [...question.choices],
    presses: question.answer.length,
    answerWithinSec: Math.max(0, answerWithinSec - passedSec),
  };
}

function reasonText(
  spoken: Pick<Played, 'overSec'> & { note: PlayNote | 'takenOver' | 'closed' },
  play: Play,
  rules: StudyRules,
  nowMs: number,
): string {
  const waitUntilMs = play.presence.asked?.waitUntilMs ?? nowMs;
  return noteText(spoken.note, {
    minutes: Math.round(rules.bufferSec / 60),
    endsOn: dayText(rules.endsOn),
    dayCap: hundredthsText(hoursOfSeconds(rules.dayCapSec, rules.minutesPerHour)),
    seconds: spoken.note === 'answerWrong' ? Math.max(1, Math.ceil((waitUntilMs - nowMs) / 1000)) : spoken.overSec,
  });
}
