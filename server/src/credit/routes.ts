import { credit } from '@yanxiu/contract/credit';
import { mayRole } from '@yanxiu/domain/access/roles';
import { cycleHoursX100, cycleOf } from '@yanxiu/domain/credit/cycle';
import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { hasLastWord } from '../assessment/sheet-facts.ts';
import { certificatesPerFile } from '../platform/documents/templates.ts';
import { nameConstraints } from '../platform/http/constraint.ts';
import { actorOf } from '../platform/http/context.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { serve } from '../platform/http/serve.ts';
import { getProgram } from '../program/store.ts';
import { onScoreCorrected, onScoresLocked } from './on-scores-locked.ts';
import { drawCertificate, heldBack, printCertificate, printUnit } from './print.ts';
import { revoke } from './revoke.ts';
import {
  findByToken,
  findCertificate,
  getCertificate,
  listOwnCertificates,
  listOwnEntries,
  listUnitCertificates,
  pageCertificates,
  pageLedger,
  pageUnits,
} from './store/read.ts';

nameConstraints({ certificate_is_not_revoked_by_oneself: '不能撤销本人的证书，请由另一位管理员处理。' });

export const creditFeature = serve(
  credit,
  {
    mine: async (ctx) => {
      const { personId } = actorOf(ctx);
      const entries = await listOwnEntries(ctx.db, personId);
      const certificates = await listOwnCertificates(ctx.db, personId);
      const cycle = cycleOf(Number(dayOf(ctx.now).slice(0, 4)));
      const counted = entries.filter(
        (entry) => entry.state === 'valid' && entry.year >= cycle.from && entry.year <= cycle.to,
      );
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
    myCertificate: async (ctx, input) => {
      const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
      return printCertificate(
        ctx,
        settings,
        await findCertificate(ctx.db, ctx.scope, input.programId, actorOf(ctx).personId),
      );
    },
    myPicture: async (ctx, input) => {
      const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
      return drawCertificate(
        ctx,
        settings,
        await findCertificate(ctx.db, ctx.scope, input.programId, actorOf(ctx).personId),
      );
    },
    certificates: async (ctx, input) => {
      const program = await getProgram(ctx.db, ctx.scope, input.programId);
      const { personId, assignment } = actorOf(ctx);
      const revokes = assignment !== null && mayRole(assignment.role, 'credit.certificate');
      const { rows, total } = await pageCertificates(ctx.db, ctx.scope, input);
      return {
        rows: rows.map((row) => ({
          ...row,
          totalX100: row.printed.totalX100,
          creditsX100: row.printed.creditsX100,
          heldBack: heldBack(program.settings, row)?.message ?? null,
          mayRevoke:
            revokes && row.revokedAt === null && row.personId !== personId && hasLastWord(ctx, program, row.parentKind),
        })),
        total,
      };
    },
    units: async (ctx, input) => {
      const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
      const { rows, total } = await pageUnits(ctx.db, ctx.scope, input);
      return {
        rows: rows.map(({ balanceFen, ...row }) => ({
          ...row,
          parts: Math.ceil(row.valid / certificatesPerFile),
          heldBack: heldBack(settings, { unitName: row.schoolName, balanceFen })?.message ?? null,
        })),
        total,
      };
    },
    printCertificates: async (ctx, input) => {
      const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
      const certificates = await listUnitCertificates(ctx.db, ctx.scope, input.programId, input.schoolId);
      return printUnit(ctx, settings, certificates, input.part);
    },
    certificate: async (ctx, input) => {
      const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
      return printCertificate(ctx, settings, await getCertificate(ctx.db, ctx.scope, input.programId, input.personId));
    },
    revoke,
    ledger: async (ctx, input) => {
      await getProgram(ctx.db, ctx.scope, input.programId);
      return pageLedger(ctx.db, ctx.scope, input);
    },
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
