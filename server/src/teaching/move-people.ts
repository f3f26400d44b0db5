import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { refuseTeaching } from '@yanxiu/domain/teaching/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { listLeads, placePeople } from './store/forming.ts';
import { lockMovable } from './store/member.ts';
import { lockInCharge } from './store/tutor.ts';

type Move = Parsed<(typeof teaching.endpoints)['movePeople']>;

/** Moves people into a class by hand: they stay there when classes are formed anew. */
export async function movePeople(ctx: Ctx, input: Move) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const [target] = await lockInCharge(ctx.db, ctx.scope, input.programId, [input.classId]);
  const found = orNotFound(target);
  const wanted = [...new Set(input.personIds)];
  const people = await lockMovable(ctx.db, ctx.scope, input.programId, wanted);
  if (people.length !== wanted.length) throw new RefusalError(refuseTeaching('notMember'));
  const coming = people.filter((one) => one.classId !== found.id);
  if (coming.length === 0) throw new RefusalError(refuseTeaching('sameClass'));
  const leads = await listLeads(ctx.db, input.programId);
  const own = coming.find((one) => leads.get(one.personId)?.includes(found.id));
  if (own) throw new RefusalError(refuseTeaching('ownTutorMove', { name: own.name }));
  await placePeople(
    ctx.db,
    input.programId,
    coming.map((one) => ({ personId: one.personId, classId: found.id })),
    true,
  );
  ctx.audit({
    action: 'teaching.movePeople',
    subject: ['class', found.id],
    programId: input.programId,
    before: coming.map((one) => ({ personId: one.personId, classId: one.classId })),
    after: { class: found.name, people: coming.length },
  });
  return { moved: coming.length };
}
