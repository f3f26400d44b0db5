import type { AssignmentRules } from '@yanxiu/domain/course/work-rules';
import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import { rubricScore } from '@yanxiu/domain/teaching/work/piece-score';
import { peerComments } from '../data/essay.ts';
import type { Random } from '../generator/random.ts';
import type { Member } from './seed-work.ts';
import { morning } from './trainee.ts';

interface Reviewed {
  readonly programId: string;
  readonly id: string;
  readonly personId: string;
  readonly lessonId: string;
  readonly state: string;
  readonly handedInAt: Date;
}

/** Of so many given reviews one is still to be written. */
const openIn = 4;

/** Everybody who handed in was given the next classmates' pieces; most of the reviews are written. */
export function reviewPieces(
  pieces: readonly Reviewed[],
  members: readonly Member[],
  { rubric, peerCount }: AssignmentRules,
  random: Random,
) {
  const classOf = new Map(members.map((member) => [member.personId, member.classId]));
  const classes = Map.groupBy(
    pieces.filter((piece) => piece.state !== 'returned'),
    (piece) => classOf.get(piece.personId),
  );
  return [...classes.values()].flatMap((own) =>
    own.flatMap(({ programId, personId, lessonId }, at) =>
      Array.from({ length: Math.min(peerCount, own.length - 1) }, (_, turn) => {
        const piece = own[(at + turn + 1) % own.length];
        const givenAt = morning(addDays(dayOf(piece?.handedInAt ?? morning('2021-01-01')), 1));
        const points = rubric.map((line) => Math.round((line.points * random.int(70, 100)) / 100));
        const isOpen = (at + turn) % openIn === 0;
        const said = isOpen
          ? { doneAt: null, points: null, scoreX100: null, comment: '' }
          : {
              doneAt: givenAt,
              points,
              scoreX100: rubricScore(rubric, points),
              comment: peerComments[(at + turn * 2 + random.int(0, 1)) % peerComments.length],
            };
        return { programId, pieceId: piece?.id ?? '', reviewerId: personId, lessonId, givenAt, ...said };
      }),
    ),
  );
}
