import { consentVersion } from '@yanxiu/domain/access/consent';
import { addDays } from '@yanxiu/domain/kernel/day';
import type { Db } from '@yanxiu/server/platform/db/database';
import { sql } from 'kysely';
import { randomOf } from '../generator/random.ts';
import type { SeededProgram } from './seed-program.ts';
import { loadTrainees } from './simulate-load.ts';
import { morning } from './trainee.ts';
import { demoSeed } from './world.ts';

/** Those whose first log-in falls before a day's end have activated and logged in; who never comes has not. */
export async function logInTrainees(
  db: Db,
  program: SeededProgram,
  passwordHash: string,
  untilOn: string,
): Promise<void> {
  const { accountsReadyOn, firstLoginDueOn } = program.settings.milestones;
  const rows = (await loadTrainees(db, program)).flatMap((trainee) => {
    if (trainee.diligence === 'absent') return [];
    const day = addDays(accountsReadyOn, randomOf(demoSeed, `login/${program.code}/${trainee.key}`).int(0, 12));
    // stragglers aside, everybody comes before the day that the notice names
    const at = day > firstLoginDueOn && trainee.diligence === 'whole' ? firstLoginDueOn : day;
    return at <= untilOn ? [{ person_id: trainee.personId, at: morning(at).toISOString() }] : [];
  });
  const came = sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(person_id uuid, at timestamptz)`;
  await sql`update account a set password_hash = coalesce(a.password_hash, ${passwordHash}), activated_at = coalesce(a.activated_at, r.at),
    consent_version = coalesce(a.consent_version, ${consentVersion}), consent_at = coalesce(a.consent_at, r.at),
    last_login_at = greatest(a.last_login_at, r.at) from ${came} where a.person_id = r.person_id`.execute(db);
  await sql`update trainee t set first_login_at = r.at from ${came}
    where t.program_id = ${program.id} and t.person_id = r.person_id and t.first_login_at is null`.execute(db);
}
