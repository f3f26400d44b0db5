import type { invoice } from '@yanxiu/contract/invoice';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { mayRole } from '@yanxiu/domain/access/roles';
import { refuseInvoice } from '@yanxiu/domain/invoice/refusals';
import { checkTitle, type InvoiceTitle } from '@yanxiu/domain/invoice/title';
import { getOrg, getOrgPlain } from '../org/store.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import { findTitle, saveTitle } from './store/invoice.ts';

type Endpoints = typeof invoice.endpoints;

/** A unit's title with what is wrong or odd about it; its own data are offered while nothing was entered. */
export async function showTitle(ctx: Ctx, input: { schoolId: string }): Promise<Answer<Endpoints['title']>> {
  const unit = await getOrg(ctx.db, ctx.scope, input.schoolId);
  const row = await findTitle(ctx.db, unit.id);
  const registeredName = unit.registeredName ?? unit.name;
  const suggested: InvoiceTitle = {
    name: registeredName,
    uscc: unit.uscc ?? '',
    address: '',
    phone: '',
    bankName: '',
    bankAccount: '',
    email: '',
    delivery: 'pickup',
  };
  const assignment = ctx.actor?.assignment;
  const mayEdit = assignment?.orgId === unit.id && mayRole(assignment.role, 'invoice.request');
  const verdict = row ? checkTitle(row, registeredName) : { problems: [], warnings: [] };
  return {
    schoolName: unit.name,
    registeredName,
    title: row,
    suggested,
    problems: [...verdict.problems],
    warnings: [...verdict.warnings],
    version: row?.version ?? 0,
    mayEdit,
  };
}

export async function setTitle(ctx: Ctx, input: Parsed<Endpoints['setTitle']>): Promise<Answer<Endpoints['setTitle']>> {
  const { schoolId, version, ...title } = input;
  const actor = actorOf(ctx);
  const unit = await getOrg(ctx.db, ctx.scope, schoolId);
  if (actor.assignment?.orgId !== unit.id) throw new RefusalError(refuseInvoice('notOfUnit'));
  const { problems, warnings } = checkTitle(title, unit.registeredName ?? unit.name);
  if (problems[0]) throw new RefusalError(refuseInvoice('titleBad', { first: problems[0] }));
  const before = await findTitle(ctx.db, unit.id);
  const saved = await saveTitle(ctx.db, unit.id, version, title, { updatedBy: actor.personId, updatedAt: ctx.now });
  if (!saved) throw new RefusalError(refuseInvoice('changed'));
  ctx.audit({ action: 'invoice.setTitle', subject: ['org', unit.id], before, after: title });
  return { version: version + 1, warnings: [...warnings] };
}

/** The title to be printed on an invoice of this unit; refused while it is missing or wrong. */
export async function usableTitle(ctx: Ctx, orgId: string): Promise<InvoiceTitle> {
  const unit = await getOrgPlain(ctx.db, orgId);
  const row = await findTitle(ctx.db, orgId);
  if (!row) throw new RefusalError(refuseInvoice('titleMissing', { school: unit.name }));
  const { name, uscc, address, phone, bankName, bankAccount, email, delivery } = row;
  const title = { name, uscc, address, phone, bankName, bankAccount, email, delivery };
  const [problem] = checkTitle(title, unit.registeredName ?? unit.name).problems;
  if (problem) throw new RefusalError(refuseInvoice('titleBad', { first: problem }));
  return title;
}
