import { transferRemark } from '@yanxiu/domain/payment/transfer-remark';
import { listContacts } from '../org/store.ts';
import type { Ctx } from '../platform/http/context.ts';
import { maskPhone } from '../platform/vault/vault.ts';
import type { programOf } from './bill-entries.ts';
import type { BillRow } from './store/bill.ts';
import { listPlaces } from './store/bill-entry.ts';

/**
 * The remark to be copied onto the transfer. The contact's phone is whole for the unit that pays and for the bureau above
 * it, since the notice asks for it; masked for everybody else.
 */
export async function remarkOf(
  ctx: Ctx,
  program: Awaited<ReturnType<typeof programOf>>,
  bill: BillRow,
  whole: boolean,
): Promise<string> {
  const [places, contacts] = await Promise.all([
    listPlaces(ctx.db, bill.schoolPath),
    listContacts(ctx.db, bill.schoolId),
  ]);
  const place = (kind: string) => places.find((one) => one.kind === kind)?.name ?? '';
  const contact = ['finance', 'liaison', 'head'].flatMap((duty) => contacts.filter((one) => one.duty === duty))[0];
  const phone = contact?.phoneCipher ? ctx.app.vault.open(contact.phoneCipher) : '';
  return transferRemark(program.settings.remarkTemplate, {
    code: bill.code,
    city: place('city'),
    county: place('county'),
    school: bill.registeredName ?? bill.schoolName,
    heads: bill.heads,
    contact: contact?.name ?? '',
    phone: whole ? phone : maskPhone(phone),
  });
}

/** Is the reader of the unit itself, or of the bureau that pays for it? */
export function paysFor(ctx: Ctx, bill: Pick<BillRow, 'schoolId' | 'payerId'>): boolean {
  const orgId = ctx.actor?.assignment?.orgId;
  return orgId !== undefined && (orgId === bill.schoolId || orgId === bill.payerId);
}
