import { credit } from '@yanxiu/contract/credit';
import { cycleHoursX100, cycleOf } from '@yanxiu/domain/credit/cycle';
import { refuseCredit } from '@yanxiu/domain/credit/refusals';
import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { actorOf } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { serve } from '../platform/http/serve.ts';
import { onScoreCorrected, onScoresLocked } from './on-scores-locked.ts';
import { printCertificate, printUnit } from './print.ts';
import { revokeCertificate, revokeEntries } from './store/award.ts';
import {
  findByToken, findCertificate, getCertificate, listOwnCertificates, listOwnEntries, listUnitCertificates, pageCertificates, pageLedger,
} from './store/read.ts';

export const creditFeature = serve(
  credit,
  {
    mine: async (ctx) => {
      const { personId } = actorOf(ctx);
      const entries = await listOwnEntries(ctx.db, personId);
      const certificates = await listOwnCertificates(ctx.db, personId);
      const cycle = cycleOf(Number(dayOf(ctx.now).slice(0, 4)));
      const counted = entries.filter((entry) => entry.state === 'valid' && entry.year >= cycle.from && entry.year <= cycle.to);
      return {
        cycle: {
          ...cycle,
          hoursX100: counted.reduce((sum, entry) => sum + entry.hoursX100, 0),
          creditsX100: counted.reduce((sum, entry) => sum + entry.creditsX100, 0),
          hoursTargetX100: cycleHoursX100,
        },
        entries,
        certificates: certificates.map((one) => ({ ...one, revoked: one.revokedAt !== null })),
      };
    },
    myCertificate: async (ctx, input) =>
      printCertificate(ctx, await findCertificate(ctx.db, ctx.scope, input.programId, actorOf(ctx).personId)),
    certificates: async (ctx, input) => {
      const { rows, total } = await pageCertificates(ctx.db, ctx.scope, input);
      return { rows: rows.map((row) => ({ ...row, totalX100: row.printed.totalX100, creditsX100: row.printed.creditsX100 })), total };
    },
    printCertificates: async (ctx, input) => {
      const certificates = await listUnitCertificates(ctx.db, ctx.scope, input.programId, input.schoolId);
      return printUnit(ctx, certificates, input.part);
    },
    certificate: async (ctx, input) => printCertificate(ctx, await getCertificate(ctx.db, ctx.scope, input.programId, input.personId)),
    revoke: async (ctx, input) => {
      const before = await getCertificate(ctx.db, ctx.scope, input.programId, input.personId);
      if (before.revokedAt) throw new RefusalError(refuseCredit('alreadyRevoked'));
      const by = actorOf(ctx).personId;
      await revokeCertificate(ctx.db, input.programId, input.personId, { revokedAt: ctx.now, revokedReason: input.reason, revokedBy: by });
      await revokeEntries(ctx.db, input.programId, input.personId);
      ctx.audit({
        action: 'credit.revoke',
        subject: ['certificate', before.number],
        programId: input.programId,
        before: { number: before.number },
        reason: input.reason,
      });
      return { ok: true as const };
    },
    ledger: (ctx, input) => pageLedger(ctx.db, ctx.scope, input),
    verify: async (ctx, input) => {
      const found = orNotFound(await findByToken(ctx.db, input.token));
      const { startOn, endOn, ...printed } = found.printed;
      return {
        ...printed,
        state: found.revokedAt ? ('revoked' as const) : ('valid' as const),
        number: found.number,
        period: `${dayText(startOn)}至${dayText(endOn)}`,
        issuedOn: found.issuedOn,
      };
    },
  },
  { listeners: [onScoresLocked, onScoreCorrected] },
);
