import { systemScope } from '@yanxiu/domain/access/scope';
import { refuseAssessment } from '@yanxiu/domain/assessment/refusals';
import { sheetStateNames } from '@yanxiu/domain/assessment/states';
import { RefusalError } from '../platform/http/errors.ts';
import { on } from '../platform/http/facts.ts';
import { activityReopened } from '../school-based/facts.ts';
import { lockUnits } from './store/sheet.ts';

/** Hours that posted or locked scores rest on don't change under them: the sheet goes back first. */
export const onActivityReopened = on(activityReopened, async (ctx, { programId, schoolId }) => {
  const [unit] = await lockUnits(ctx.db, systemScope('an approved activity is reopened'), null, {
    programId,
    schoolIds: [schoolId],
  });
  if (unit?.state && unit.state !== 'computed') {
    throw new RefusalError(refuseAssessment('rests', { state: sheetStateNames[unit.state] }));
  }
});
