import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import { levelsFor, type WorkLevel } from '@yanxiu/domain/teaching/work/nomination';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { sql } from 'kysely';
import { recommendations } from '../data/essay.ts';
import type { SeededProgram } from './seed-program.ts';
import type { SeededPiece } from './seed-work.ts';
import { morning } from './trainee.ts';

/** Who acts for an author's school, county and city. */
interface Offices {
  readonly personId: string;
  readonly orgPath: string;
  readonly parentKind: string;
  readonly publisherKind: string;
  readonly school: string | null;
  readonly county: string | null;
  readonly city: string | null;
}

async function listOffices(db: Db, programId: string, personIds: readonly string[]): Promise<Offices[]> {
  const holder = (role: string) => sql`(select held.person_id from role_assignment held join org on org.id = held.org_id
    where held.role = ${role} and held.ended_at is null and held.class_id is null and trainee.org_path like org.path || '%'
      and held.person_id <> trainee.person_id order by held.id limit 1)`;
  const { rows } = await sql<Offices>`
    select trainee.person_id, trainee.org_path, parent.kind as parent_kind, publisher.kind as publisher_kind,
      ${holder('schoolAdmin')} as school, ${holder('countyAdmin')} as county, ${holder('cityAdmin')} as city
    from trainee
    join org unit on unit.id = trainee.school_id
    join org parent on parent.id = unit.parent_id
    join program on program.id = trainee.program_id
    join org publisher on publisher.id = program.publisher_id
    where trainee.program_id = ${programId} and trainee.person_id = any(${[...personIds]}::uuid[])`.execute(db);
  return rows;
}

/** So many works are in the gallery. */
const publicWorks = 4;

/** Excellent pieces on their way: some at the school, some further up with each level's comment, the first in the gallery. */
export async function seedWorks(db: Db, program: SeededProgram, pieces: readonly SeededPiece[]): Promise<void> {
  const offices = new Map(
    (
      await listOffices(
        db,
        program.id,
        pieces.map((piece) => piece.personId),
      )
    ).map((one) => [one.personId, one]),
  );
  const open = new Set(pieces.filter((piece) => piece.mayPublish).slice(0, publicWorks));
  const seeded = pieces.flatMap((piece, at) => {
    const office = offices.get(piece.personId);
    return office && piece.markedAt ? [workOf(program, piece, office, { at, isPublic: open.has(piece) })] : [];
  });
  await bulkInsert(
    db,
    'work',
    seeded.map(({ work }) => work),
  );
  await bulkInsert(
    db,
    'workEvent',
    seeded.flatMap(({ events }) => events),
  );
}

const textOf = (texts: readonly string[], at: number) => texts[at % texts.length] ?? '';

function workOf(
  program: SeededProgram,
  piece: SeededPiece,
  office: Offices,
  { at, isPublic }: { at: number; isPublic: boolean },
) {
  const levels = levelsFor(office.parentKind, office.publisherKind);
  // in turn at the school, at the next level, at the highest
  const reached = isPublic ? levels.length - 1 : Math.min(at % 3, levels.length - 1);
  const level = levels[reached] ?? 'school';
  const markedOn = dayOf(piece.markedAt ?? morning(program.settings.milestones.studyEndsOn));
  const id = newId();
  const happened = (of: WorkLevel | 'class', act: string, byPerson: string | null, comment: string, days: number) =>
    byPerson === null
      ? []
      : [
          {
            programId: program.id,
            workId: id,
            id: newId(),
            at: morning(addDays(markedOn, days)),
            byPerson,
            level: of,
            act,
            comment,
          },
        ];
  const isAside = !isPublic && at % 7 === 5 && office[level] !== null;
  const climbed = levels.slice(0, reached).flatMap((of, step) => {
    const texts = of === 'school' ? recommendations.school : recommendations.county;
    return happened(of, 'recommend', office[of], textOf(texts, at + step), 3 * (step + 1));
  });
  const publisher = isPublic ? office[level] : null;
  const publishedOn = addDays(markedOn, 12);
  return {
    work: {
      programId: program.id,
      id,
      pieceId: piece.id,
      personId: piece.personId,
      orgPath: office.orgPath,
      level,
      state: isAside ? 'setAside' : 'waiting',
      setAsideReason: isAside ? recommendations.setAside[0] : '',
      publishedAt: publisher ? morning(publishedOn) : null,
      publishedBy: publisher,
      publishedLevel: publisher && level !== 'school' ? level : null,
      createdAt: piece.markedAt,
    },
    events: [
      ...happened('class', 'nominate', piece.markedBy, piece.comment, 0),
      ...climbed,
      ...(isAside ? happened(level, 'setAside', office[level], recommendations.setAside[0], 10) : []),
      ...(publisher ? happened(level, 'publish', publisher, textOf(recommendations.publish, at), 12) : []),
    ],
  };
}
