import { dayOf } from '@yanxiu/domain/kernel/day';
import { noteText } from '@yanxiu/domain/study/notes';
import type { App } from '../platform/http/app-parts.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { endedOf } from './ended.ts';
import type { PlayAnswer } from './play-answer.ts';
import { keptRules } from './rules.ts';
import type { EndedKey, EndedSession } from './store/ended.ts';

/** The answer to a report of a session that is not the trainee's open one; a stranger's or an unknown one is not found. */
export async function lookUpWhyNot(app: App, { programId, personId, sessionId }: EndedKey): Promise<PlayAnswer> {
  const found = await endedOf(app).find({ programId, personId, sessionId });
  return sayWhyNot(app, programId, orNotFound(found));
}

/** The session is not the one that counts: another window has taken over, or it has ended. */
export async function sayWhyNot(app: App, programId: string, ended: EndedSession): Promise<PlayAnswer> {
  const rules = await keptRules(app, programId);
  const state = ended.endedBy === 'takenOver' ? 'takenOver' : 'ended';
  const note = ended.endedBy === 'takenOver' ? 'takenOver' : ended.endedBy === 'silent' ? 'silent' : 'closed';
  return {
    state,
    reason: noteText(note, { minutes: Math.round(rules.bufferSec / 60) }),
    acceptedSeq: 0,
    earnedSec: 0,
    lessonCreditedSec: ended.lessonCreditedSec ?? 0,
    lessonLengthSec: ended.lengthSec,
    question: null,
    nextQuestionSec: null,
    totals: {
      creditedSec: ended.creditedSec,
      hoursX100: ended.hoursX100,
      todaySec: ended.day === dayOf(app.clock.now()) ? ended.daySec : 0,
      todayCapSec: rules.dayCapSec,
    },
  };
}
