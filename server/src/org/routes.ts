import { org } from '@yanxiu/contract/org';
import { serve } from '../platform/http/serve.ts';
import { closeSchool, reopenSchool } from './close-school.ts';
import { createSchool, updateSchool } from './edit-school.ts';
import { setContacts } from './set-contacts.ts';
import { countChildren, getOrg, listAncestors, listContacts, pageOrgs } from './store.ts';

export const orgFeature = serve(org, {
  list: (ctx, input) => pageOrgs(ctx.db, ctx.scope, input),
  get: async (ctx, input) => {
    const row = await getOrg(ctx.db, ctx.scope, input.id);
    const [contacts, ancestors, childCount] = await Promise.all([
      listContacts(ctx.db, row.id),
      listAncestors(ctx.db, row.path),
      countChildren(ctx.db, row.id),
    ]);
    return { ...row, contacts, ancestors, childCount };
  },
  create: createSchool,
  update: updateSchool,
  setContacts,
  close: closeSchool,
  reopen: reopenSchool,
});
