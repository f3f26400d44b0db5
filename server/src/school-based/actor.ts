import { mayRole } from '@yanxiu/domain/access/roles';
import { decidesAt } from '@yanxiu/domain/program/level';
import { routeFor } from '@yanxiu/domain/program/route';
import type { ActivityActor, ActivityParty } from '@yanxiu/domain/school-based/states';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import type { getProgram } from '../program/store.ts';

type Program = Awaited<ReturnType<typeof getProgram>>;

/** Who acts on an activity of a school whose parent is of this kind: the first level of its route approves. */
export function activityActor(ctx: Ctx, program: Program, parentKind: string): ActivityActor {
  const { personId, assignment } = actorOf(ctx);
  const [level] = routeFor(program.settings, parentKind);
  return { personId, party: partyOf(ctx), decides: decidesAt(level, assignment, program.publisherPath) };
}

function partyOf(ctx: Ctx): ActivityParty | null {
  const role = actorOf(ctx).assignment?.role;
  if (!role) return null;
  if (mayRole(role, 'schoolBased.record')) return 'clerk';
  if (mayRole(role, 'schoolBased.approve')) return 'bureau';
  return mayRole(role, 'schoolBased.confirm') ? 'principal' : null;
}
