import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { org } from '@yanxiu/contract/org';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import { refuseOrg } from '@yanxiu/domain/org/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { getOrg, listContacts, replaceContacts } from './store.ts';

/** Replaces the contacts of a unit (附件 4); a phone left empty keeps the one that was there for the same name. */
export async function setContacts(ctx: Ctx, input: Parsed<typeof org.endpoints.setContacts>) {
  const unit = await getOrg(ctx.db, ctx.scope, input.id);
  const before = await listContacts(ctx.db, unit.id);
  const rows = input.contacts.map((contact) => {
    const old = before.find((row) => row.duty === contact.duty && row.name === contact.name);
    const { phone, ...rest } = contact;
    if (!phone) return { ...rest, phoneCipher: old?.phoneCipher ?? null, phoneMask: old?.phoneMask ?? '' };
    const checked = checkPhone(phone);
    if (checked.state === 'invalid') throw new RefusalError(refuseOrg('badPhone', { phone }));
    const kept = ctx.app.vault.protect('phone', checked.normalised);
    return { ...rest, phoneCipher: kept.cipher, phoneMask: kept.mask };
  });
  await replaceContacts(ctx.db, unit.id, rows, ctx.now);
  ctx.audit({
    action: 'org.setContacts',
    subject: ['org', unit.id],
    before: before.map(({ duty, name, phoneMask }) => ({ duty, name, phoneMask })),
    after: rows.map(({ duty, name, phoneMask }) => ({ duty, name, phoneMask })),
  });
  return { ok: true as const };
}
