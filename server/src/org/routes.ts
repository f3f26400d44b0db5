import { org } from '@yanxiu/contract/org';
import { serve } from '../platform/http/serve.ts';
import { closeSchool, reopenSchool } from './close-school.ts';
import { createSchool, updateSchool } from './edit-school.ts';
import { importSchools, readSchoolList, writeSchoolTemplate } from './import-schools.ts';
import { revokeAlias, showAliases } from './learn-alias.ts';
import { setContacts } from './set-contacts.ts';
import { setReporting } from './set-reporting.ts';
import { countChildren, countReporting, getOrg, listAncestors, listContacts, pageOrgs } from './store.ts';
import { listPastContacts, listPastNames } from './store-history.ts';

export const orgFeature = serve(org, {
  list: (ctx, input) => pageOrgs(ctx.db, ctx.scope, input),
  get: async (ctx, input) => {
    const row = await getOrg(ctx.db, ctx.scope, input.id);
    const [contacts, pastContacts, pastNames, aliasSources, ancestors, childCount, reportingCount] = await Promise.all([
      listContacts(ctx.db, row.id),
      listPastContacts(ctx.db, row.id),
      listPastNames(ctx.db, row.id),
      showAliases(ctx, row.id, row.aliases),
      listAncestors(ctx.db, row.path),
      countChildren(ctx.db, row.id),
      countReporting(ctx.db, row.id),
    ]);
    return { ...row, contacts, pastContacts, pastNames, aliasSources, ancestors, childCount, reportingCount };
  },
  create: createSchool,
  update: updateSchool,
  setContacts,
  close: closeSchool,
  reopen: reopenSchool,
  revokeAlias,
  setReporting,
  schoolListTemplate: writeSchoolTemplate,
  readSchoolList,
  importSchools,
});
