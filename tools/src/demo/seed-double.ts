import { checkDigitGb11643 } from '@yanxiu/domain/kernel/identity-number';
import { moveRows } from '@yanxiu/server/account/store/move-person';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { sql } from 'kysely';
import { sealed } from './sealed.ts';

/**
 * One teacher stands in the year before under a number with a slip of the pen: two records that support can merge. The
 * years that a city has finished are taken, and who wasn't in the younger one stays as she is.
 */
export async function seedDouble(app: App, presetCode: string): Promise<void> {
  const { db } = app.database;
  const { rows } = await sql<{ personId: string; younger: string; earlier: string; documentCipher: Buffer }>`
    select t.person_id, t.program_id as younger, e.program_id as earlier, p.document_cipher
    from program y join trainee t on t.program_id = y.id
    join trainee e on e.person_id = t.person_id and e.program_id <> y.id join person p on p.id = t.person_id
    where y.code = ${presetCode} and p.document_kind = 'id' and p.phone_index is not null
      and not exists (select 1 from role_assignment r where r.person_id = t.person_id and r.role <> 'trainee')
    order by p.name_key, p.id limit 1`.execute(db);
  const found = rows[0];
  if (!found) return;
  const document = sealed(app.vault, 'document', slipOf(app.vault.open(found.documentCipher)));
  const doubleId = newId();
  await sql`insert into person (id, name, name_key, sex, birth_on, document_kind, document_cipher, document_index,
      document_tail_index, document_mask, phone_cipher, phone_index, phone_tail_index, phone_mask, created_at)
    select ${doubleId}, name, name_key, sex, birth_on, document_kind, ${document.cipher}, ${document.index},
      ${document.tailIndex}, ${document.mask}, phone_cipher, phone_index, phone_tail_index, phone_mask, created_at
    from person where id = ${found.personId}`.execute(db);
  const programIds = [found.earlier];
  await moveRows(db, { fromId: found.personId, intoId: doubleId, programIds, stayIds: [found.younger] });
}

/** Another person's valid number of the same place and birthday: the sequence is typed two higher. */
function slipOf(number: string): string {
  const sequence = (Number(number.slice(14, 17)) + 2) % 1000;
  const body = `${number.slice(0, 14)}${String(sequence).padStart(3, '0')}`;
  return `${body}${checkDigitGb11643(body)}`;
}
