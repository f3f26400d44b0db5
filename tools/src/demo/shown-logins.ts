import { type Role, roles } from '@yanxiu/domain/access/roles';
import type { Db } from '@yanxiu/server/platform/db/database';
import { sql } from 'kysely';
import type { SeededLogin } from './seed-staff.ts';

/** A log-in worth trying first: which program it shows, and as whom. */
export interface ShownLogin {
  readonly program: string;
  readonly role: Role;
  readonly phone: string;
}

/**
 * One log-in of each role for each program of the demo, with something to see: units of the program's own region and
 * provider, the tutor with the most to mark. Who works for the whole province stands under no program (`''`).
 */
export async function shownLogins(db: Db, logins: readonly SeededLogin[]): Promise<ShownLogin[]> {
  const whole = pick('', logins, ['operator', 'auditor', 'provinceAdmin'], () => true);
  const programs = await db.selectFrom('program').select(['id', 'name']).where('state', '=', 'published').execute();
  const shown = [...whole];
  for (const program of programs) {
    const units = await unitsOf(db, program.id);
    const tutors = await busyTutors(db, program.id);
    const busyFirst = [...logins].sort((a, b) => (tutors.get(b.name) ?? 0) - (tutors.get(a.name) ?? 0));
    const rest = roles.filter((role) => role !== 'tutor' && !whole.some((one) => one.role === role));
    shown.push(...pick(program.name, logins, rest, (org) => units.has(org)));
    shown.push(...pick(program.name, busyFirst, ['tutor'], (org) => units.has(org)));
  }
  return shown;
}

function pick(
  program: string,
  logins: readonly SeededLogin[],
  wanted: readonly Role[],
  at: (org: string) => boolean,
): ShownLogin[] {
  return wanted.flatMap((role) => {
    const holders = logins.filter((login) => login.roles.some((held) => held.role === role && at(held.org)));
    const best = holders.find((login) => login.roles.length === 1) ?? holders[0];
    return best ? [{ program, role, phone: best.phone }] : [];
  });
}

/** The names of the publisher, what lies under it and above it, and the provider. */
async function unitsOf(db: Db, programId: string): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select org.name from program
    join org publisher on publisher.id = program.publisher_id
    join org on starts_with(org.path, publisher.path) or starts_with(publisher.path, org.path)
      or org.id = program.provider_id
    where program.id = ${programId}`.execute(db);
  return new Set(rows.map((row) => row.name));
}

/** Name → how many pieces wait in her classes. Names are told apart by the caller's units. */
async function busyTutors(db: Db, programId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; waiting: number }>`
    select person.name, count(*)::int as waiting from class_tutor tutor
    join person on person.id = tutor.person_id
    join trainee on trainee.program_id = tutor.program_id and trainee.class_id = tutor.class_id
    join assignment_piece piece on piece.program_id = trainee.program_id and piece.person_id = trainee.person_id
      and piece.state = 'handedIn'
    where tutor.program_id = ${programId} and tutor.ended_at is null
    group by person.name order by waiting desc limit 5`.execute(db);
  return new Map(rows.map((row) => [row.name, row.waiting]));
}
