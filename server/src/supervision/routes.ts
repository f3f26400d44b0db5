import { supervision } from '@yanxiu/contract/supervision';
import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import { hoursOfSeconds } from '@yanxiu/domain/kernel/hours';
import { serve } from '../platform/http/serve.ts';
import { exportNode, exportPeople } from './export.ts';
import { exportFunds } from './export-funds.ts';
import { fundsOfUnit, pageFunds, saveFunds } from './funds.ts';
import { nodeFigures, nodeFor } from './node.ts';
import { allPeople, pagePeople, remindPeople } from './people.ts';
import { studyTrend } from './store/figures.ts';

const trendDays = 60;

export const supervisionFeature = serve(supervision, {
  node: nodeFigures,
  people: pagePeople,
  trend: async (ctx, input) => {
    const { program, node } = await nodeFor(ctx, input);
    const last =
      dayOf(ctx.now) < program.settings.milestones.studyEndsOn
        ? dayOf(ctx.now)
        : program.settings.milestones.studyEndsOn;
    const rows = await studyTrend(ctx.db, ctx.scope, program.id, node.path, addDays(last, -trendDays));
    return rows.map((row) => ({
      day: row.day,
      people: row.people,
      hoursX100: hoursOfSeconds(Number(row.creditedSec), program.settings.minutesPerHour),
    }));
  },
  export: exportNode,
  exportPeople: async (ctx, input) =>
    exportPeople(ctx, await allPeople(ctx, { ...input, sort: undefined }), input.show),
  remind: remindPeople,
  funds: pageFunds,
  exportFunds,
  fundsOfUnit,
  saveFunds,
});
