import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { org } from '@yanxiu/contract/org';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import { refuseOrg } from '@yanxiu/domain/org/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { getOrg, listContacts, replaceContacts } from './store.ts';
import { insertPastContacts } from './store-history.ts';

const dutyNames = { head: '第一责任人', liaison: '责任人', finance: '财务联系人' } as const;

/**
 * Sets the contacts of a unit (附件 4): one a duty. A phone left empty keeps the one that was there for the same name; who
 * is followed by another stays in the unit's history with the day of the hand-over.
 */
export async function setContacts(ctx: Ctx, input: Parsed<typeof org.endpoints.setContacts>) {
  const unit = await getOrg(ctx.db, ctx.scope, input.id);
  const before = await listContacts(ctx.db, unit.id);
  const today = dayOf(ctx.now);
  const rows = input.contacts.map((contact) => {
    const holder = before.find((row) => row.duty === contact.duty);
    const old = holder?.name === contact.name ? holder : undefined;
    const { phone, sinceOn, ...rest } = contact;
    const since = old ? (sinceOn ?? old.sinceOn) : (sinceOn ?? today);
    if (since !== null && (since > today || (!old && since < (holder?.sinceOn ?? '')))) {
      throw new RefusalError(refuseOrg('contactDates', { duty: dutyNames[contact.duty], day: since }));
    }
    const kept = { ...rest, sinceOn: since };
    if (!phone) return { ...kept, phoneCipher: old?.phoneCipher ?? null, phoneMask: old?.phoneMask ?? '' };
    const checked = checkPhone(phone);
    if (checked.state === 'invalid') throw new RefusalError(refuseOrg('badPhone', { phone }));
    const sealed = ctx.app.vault.protect('phone', checked.normalised);
    return { ...kept, phoneCipher: sealed.cipher, phoneMask: sealed.mask };
  });
  const past = before.flatMap(({ duty, name, title, phoneMask, sinceOn }) => {
    const now = rows.find((row) => row.duty === duty);
    if (now?.name === name) return [];
    const untilOn = now?.sinceOn ?? today;
    return [{ orgId: unit.id, duty, name, title, phoneMask, sinceOn, untilOn, endedBy: actorOf(ctx).personId }];
  });
  await insertPastContacts(ctx.db, past);
  await replaceContacts(ctx.db, unit.id, rows, ctx.now);
  ctx.audit({
    action: 'org.setContacts',
    subject: ['org', unit.id],
    before: before.map(({ duty, name, phoneMask }) => ({ duty, name, phoneMask })),
    after: rows.map(({ duty, name, phoneMask }) => ({ duty, name, phoneMask })),
  });
  return { ok: true as const };
}
