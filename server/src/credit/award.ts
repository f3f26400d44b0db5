import { randomBytes } from 'node:crypto';
import { systemScope } from '@yanxiu/domain/access/scope';
import { certificateNumber } from '@yanxiu/domain/credit/certificate-number';
import { dayOf } from '@yanxiu/domain/kernel/day';
import type { Ctx } from '../platform/http/context.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import {
  type AwardRow, insertCertificates, insertEntries, listAwardRows, lockLastSerial, type NewEntry, type Printed, reprint,
  revokeCertificate, sumOfProgram,
} from './store/award.ts';

type Program = Awaited<ReturnType<typeof getProgram>>;

/**
 * Awards a unit's locked scores: hours as done and confirmed whatever the score, credits only with a pass (rules §9), and
 * a numbered certificate for everyone who passed. It is not held back for an unpaid fee unless the program says so.
 */
export async function awardUnit(ctx: Ctx, programId: string, schoolId: string): Promise<void> {
  const program = await getProgram(ctx.db, systemScope('award credits'), programId);
  const rows = await listAwardRows(ctx.db, programId, { schoolId });
  await insertEntries(ctx.db, rows.map((row) => entryOf(ctx, program, row, 'program', row)));
  const last = await lockLastSerial(ctx.db, programId);
  const passed = rows.filter((row) => row.passed);
  const { numberPrefix } = program.settings.certificate;
  await insertCertificates(
    ctx.db,
    passed.map((row, index) => ({
      programId,
      personId: row.personId,
      number: certificateNumber(numberPrefix, last + index + 1),
      token: randomBytes(18).toString('base64url'),
      issuedOn: dayOf(ctx.now),
      printed: printedOf(program, row),
    })),
  );
  ctx.audit({ action: 'credit.award', subject: ['scoreSheet', schoolId], programId, after: { entries: rows.length, certificates: passed.length } });
}

/** A corrected score moves the ledger by the difference, and the certificate follows it. */
export async function awardCorrection(ctx: Ctx, programId: string, personId: string, reason: string): Promise<void> {
  const program = await getProgram(ctx.db, systemScope('award a correction'), programId);
  const [row] = await listAwardRows(ctx.db, programId, { personId });
  if (!row) return;
  const before = await sumOfProgram(ctx.db, programId, personId);
  const difference = {
    onlineHoursX100: row.onlineHoursX100 + row.schoolBasedHoursX100 - before.hoursX100,
    schoolBasedHoursX100: 0,
    creditsX100: row.creditsX100 - before.creditsX100,
  };
  if (difference.onlineHoursX100 !== 0 || difference.creditsX100 !== 0) {
    await insertEntries(ctx.db, [{ ...entryOf(ctx, program, row, 'correction', difference), reason }]);
  }
  const had = await reprint(ctx.db, programId, personId, printedOf(program, row));
  if (had && !row.passed) {
    await revokeCertificate(ctx.db, programId, personId, { revokedAt: ctx.now, revokedReason: `成绩更正后未达标：${reason}`, revokedBy: ctx.actor?.personId ?? null });
  }
  if (!had && row.passed) {
    const last = await lockLastSerial(ctx.db, programId);
    await insertCertificates(ctx.db, [
      {
        programId,
        personId,
        number: certificateNumber(program.settings.certificate.numberPrefix, last + 1),
        token: randomBytes(18).toString('base64url'),
        issuedOn: dayOf(ctx.now),
        printed: printedOf(program, row),
      },
    ]);
  }
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
