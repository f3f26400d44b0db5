import { assessment } from '@yanxiu/contract/assessment';
import { nameConstraints } from '../platform/http/constraint.ts';
import { serve } from '../platform/http/serve.ts';
import { computeTask, startComputing } from './compute.ts';
import { askCorrection, decideCorrection } from './correct.ts';
import { myScore } from './mine.ts';
import { moveSheets, returnSheet } from './move-sheets.ts';
import { answerObjection, objectToScore } from './object.ts';
import { onActivityReopened } from './on-activity-reopened.ts';
import { explainScore, listCorrections, listObjections, listScores, listSheets, showSheet } from './show.ts';

nameConstraints({
  score_correction_needs_two_people: '申请人不能批准自己的更正申请，请由另一人处理。',
  score_correction_is_not_ones_own: '不能处理本人的成绩。',
  score_correction_one_open_per_item: '这一项已有一份更正申请在等待处理。',
  score_objection_one_open: '您的异议正在处理，请等学校答复。',
  score_objection_is_answered_by_another: '不能处理本人的成绩。',
});

export const assessmentFeature = serve(
  assessment,
  {
    compute: startComputing,
    sheets: listSheets,
    sheet: showSheet,
    scores: listScores,
    explain: explainScore,
    confirmAsProvider: (ctx, input) => moveSheets(ctx, input, 'confirmAsProvider'),
    confirmAsSchool: (ctx, input) => moveSheets(ctx, input, 'confirmAsSchool'),
    confirmAsCounty: (ctx, input) => moveSheets(ctx, input, 'confirmAsCounty'),
    approve: (ctx, input) => moveSheets(ctx, input, 'approve'),
    returnSheet,
    corrections: listCorrections,
    askCorrection,
    decideCorrection,
    objections: listObjections,
    answerObjection,
    mine: myScore,
    object: objectToScore,
  },
  { jobs: [computeTask], listeners: [onActivityReopened] },
);
