import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { mayManageRole } from '@yanxiu/domain/access/grant';
import { roleNames } from '@yanxiu/domain/access/roles';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { type OfficeRow, pageOffices } from '../store/office.ts';
import { managerOf, momentOf } from './grant.ts';

type Input = Parsed<(typeof account.endpoints)['offices']>;

/** Who holds which role in the actor's reach, with what may be done about it now. */
export async function listOffices(ctx: Ctx, input: Input) {
  const { rows, total } = await pageOffices(
    ctx.db,
    ctx.scope,
    momentOf(ctx),
    { ...input, phoneIndexes: phoneIndexes(ctx, input.q) },
    input,
  );
  return { rows: rows.map((row) => describe(ctx, row)), total };
}

/** Blind indexes of a phone, or of its last four. */
function phoneIndexes(ctx: Ctx, q: string | undefined): string[] {
  const digits = (q ?? '').replace(/\s/g, '');
  if (!/^\d{4,11}$/.test(digits)) return [];
  return digits.length === 4 ? [ctx.app.vault.index('phoneTail', digits)] : [ctx.app.vault.index('phone', digits)];
}

function describe(ctx: Ctx, row: OfficeRow) {
  const own = row.personId === actorOf(ctx).personId;
  const why = reasonAgainst(ctx, row);
  const act = (name: string, refusal: string | null) =>
    refusal === null ? { act: name, allowed: true } : { act: name, allowed: false, reason: refusal };
  const mine = own && row.id === actorOf(ctx).assignment?.id;
  return {
    ...row,
    roleName: roleNames[row.role],
    allowed: [
      act('revoke', own ? refuseAccount('officeSelf').message : why),
      act('handOver', mine ? null : why),
      act('reset', row.activatedAt ? why : refuseAccount('officeActive').message),
      act('slip', row.activatedAt ? refuseAccount('alreadyActive').message : why),
    ],
  };
}

function reasonAgainst(ctx: Ctx, row: OfficeRow): string | null {
  if (row.state === 'ended') return refuseAccount('officeEnded').message;
  return mayManageRole(managerOf(ctx), row.role, row) ? null : refuseAccount('officeNotYours').message;
}
