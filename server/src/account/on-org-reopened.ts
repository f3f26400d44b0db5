import { orgReopened } from '../org/facts.ts';
import { on } from '../platform/http/facts.ts';
import { giveBackRoles } from './office/give-back.ts';

/** Who acted for the school before it was closed acts for it again, as far as the bureau has named him. */
export const onOrgReopened = on(orgReopened, (ctx, { orgId, closedAt, giveBack }) =>
  giveBackRoles(ctx, orgId, closedAt, giveBack),
);
