import { randomBytes } from 'node:crypto';
import { systemScope } from '@yanxiu/domain/access/scope';
import { certificateNumber } from '@yanxiu/domain/credit/certificate-number';
import { dayOf } from '@yanxiu/domain/kernel/day';
import type { Ctx } from '../platform/http/context.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import {
  type AwardRow,
  findIssued,
  insertCertificates,
  insertEntries,
  issueSerials,
  listAwardRows,
  type NewCertificate,
  type NewEntry,
  type Printed,
  reinstate,
  reprint,
  revokeCertificate,
  sumOfProgram,
} from './store/award.ts';

type Program = Awaited<ReturnType<typeof getProgram>>;

/**
 * Awards the locked scores of the named units, or of the whole program: hours as done and confirmed whatever the score, credits only with a pass (rules §9),
 * and a numbered certificate for everyone who passed. An unpaid fee holds back no entry and no number; where the program
 * says so it holds back the print.
 */
export async function awardScores(ctx: Ctx, programId: string, schoolIds?: readonly string[]): Promise<void> {
  const program = await getProgram(ctx.db, systemScope('award credits'), programId);
  const rows = await listAwardRows(ctx.db, programId, schoolIds ? { schoolIds } : {});
  const earned = rows.filter((row) => row.onlineHoursX100 + row.schoolBasedHoursX100 + row.creditsX100 > 0);
  await insertEntries(
    ctx.db,
    earned.map((row) => entryOf(ctx, program, row, 'program', row)),
  );
  const passed = rows.filter((row) => row.passed);
  await issue(ctx, program, passed);
  ctx.audit({
    action: 'credit.award',
    subject: ['program', programId],
    programId,
    after: { schoolIds: schoolIds ?? null, entries: earned.length, certificates: passed.length },
  });
}

/** A corrected score moves the ledger by the difference, and the certificate follows it. */
export async function awardCorrection(ctx: Ctx, programId: string, personId: string, reason: string): Promise<void> {
  const program = await getProgram(ctx.db, systemScope('award a correction'), programId);
  const [row] = await listAwardRows(ctx.db, programId, { personId });
  if (!row) return;
  const issued = await findIssued(ctx.db, programId, personId);
  // what was revoked by decision stays revoked, whatever the score
  if (issued?.revokedCause === 'decision') return;
  const before = await sumOfProgram(ctx.db, programId, personId);
  const difference = {
    onlineHoursX100: row.onlineHoursX100 + row.schoolBasedHoursX100 - before.hoursX100,
    schoolBasedHoursX100: 0,
    creditsX100: row.creditsX100 - before.creditsX100,
  };
  if (difference.onlineHoursX100 !== 0 || difference.creditsX100 !== 0) {
    await insertEntries(ctx.db, [{ ...entryOf(ctx, program, row, 'correction', difference), reason }]);
  }
  if (!issued) {
    if (row.passed) await issue(ctx, program, [row]);
  } else if (row.passed) {
    await reprint(ctx.db, programId, personId, printedOf(program, row));
    await reinstate(ctx.db, programId, personId);
  } else if (!issued.revokedAt) {
    await revokeCertificate(ctx.db, programId, personId, {
      revokedAt: ctx.now,
      revokedReason: `成绩更正后未达标：${reason}`,
      revokedBy: ctx.actor?.personId ?? null,
      revokedCause: 'correction',
    });
  }
  ctx.audit({
    action: 'credit.correct',
    subject: ['person', personId],
    programId,
    before,
    after: { ...difference, passed: row.passed },
    reason,
  });
}

/** Numbered certificates with a token that cannot be guessed, in the order of the people's ids. */
async function issue(ctx: Ctx, program: Program, rows: readonly AwardRow[]): Promise<void> {
  if (rows.length === 0) return;
  const { numberPrefix } = program.settings.certificate;
  const first = await issueSerials(ctx.db, numberPrefix, rows.length);
  const certificates = rows.map(
    (row, index): NewCertificate => ({
      programId: program.id,
      personId: row.personId,
      number: certificateNumber(numberPrefix, first + index),
      token: randomBytes(18).toString('base64url'),
      issuedOn: dayOf(ctx.now),
      printed: printedOf(program, row),
    }),
  );
  await insertCertificates(ctx.db, certificates);
}

function entryOf(
  ctx: Ctx,
  program: Program,
  row: AwardRow,
  kind: 'program' | 'correction',
  amounts: Pick<AwardRow, 'onlineHoursX100' | 'schoolBasedHoursX100' | 'creditsX100'>,
): NewEntry {
  const id = newId();
  return {
    personId: row.personId,
    id,
    programId: program.id,
    number: `${program.settings.certificate.numberPrefix}-X-${id.slice(-12).toUpperCase()}`,
    year: program.year,
    kind,
    title: program.name,
    hoursX100: amounts.onlineHoursX100 + amounts.schoolBasedHoursX100,
    creditsX100: amounts.creditsX100,
    at: ctx.now,
    byPerson: ctx.actor?.personId ?? null,
    reason: '',
  };
}

function printedOf(program: Program, row: AwardRow): Printed {
  const { milestones, certificate } = program.settings;
  return {
    name: row.name,
    documentMask: row.documentMask,
    unit: row.unitName,
    program: program.name,
    startOn: milestones.studyStartsOn,
    endOn: milestones.studyEndsOn,
    onlineHoursX100: row.onlineHoursX100,
    schoolBasedHoursX100: row.schoolBasedHoursX100,
    totalX100: row.totalX100,
    creditsX100: row.creditsX100,
    issuer: certificate.issuer,
  };
}
