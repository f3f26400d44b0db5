import { pointsOfHours, pointsOfMark, pointsOfQuizzes, pointsOfWorks } from '@yanxiu/domain/assessment/points';
import { type ItemPoints, scoreOf } from '@yanxiu/domain/assessment/score';
import { divideHalfUp } from '@yanxiu/domain/kernel/hours';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import type { Db } from '../platform/db/database.ts';
import { type SchoolBasedRecord, schoolBasedRecords } from '../school-based/hours-of.ts';
import { listMarks, type StandingMark } from '../school-based/store/mark.ts';
import type { NewScore, TraineeOfUnit } from './store/score.ts';
import { countQuizzes, listStudyInputs, type StudyInput } from './store/study-input.ts';
import { gatherWorks, type WorksOf } from './store/work-input.ts';

/** Everything that scoring needs of one person. */
interface Inputs {
  readonly study: StudyInput;
  readonly quizCount: number;
  readonly works: WorksOf;
  readonly schoolBased: SchoolBasedRecord | undefined;
  readonly marks: readonly StandingMark[];
}

/** So many people are gathered at a time: longer lists of ids lead the planner astray. */
const together = 200;

/** The scores of any number of people of one program, gathered in parts; nothing is written. */
export async function computeScores(
  db: Db,
  programId: string,
  settings: ProgramSettings,
  trainees: readonly TraineeOfUnit[],
): Promise<(NewScore & { schoolId: string })[]> {
  const scores: (NewScore & { schoolId: string })[] = [];
  for (let at = 0; at < trainees.length; at += together) {
    scores.push(...(await computePart(db, programId, settings, trainees.slice(at, at + together))));
  }
  return scores;
}

async function computePart(
  db: Db,
  programId: string,
  settings: ProgramSettings,
  trainees: readonly TraineeOfUnit[],
): Promise<(NewScore & { schoolId: string })[]> {
  const personIds = trainees.map((one) => one.personId);
  const [study, quizCounts, worksOf, schoolBased, marks] = await Promise.all([
    listStudyInputs(db, programId, personIds),
    countQuizzes(db, programId),
    gatherWorks(db, programId, settings, personIds),
    schoolBasedRecords(db, programId, settings, personIds),
    listMarks(db, programId, personIds),
  ]);
  const marksOf = Map.groupBy(marks, (mark) => mark.personId);
  return trainees.map(({ personId, schoolId, orgPath, stage }) => {
    const inputs: Inputs = {
      study: study.get(personId) ?? { hoursX100: 0, bestX100: [], quizzesWaiting: 0 },
      quizCount: quizCounts.get(stage) ?? 0,
      works: worksOf(personId, stage),
      schoolBased: schoolBased.get(personId),
      marks: marksOf.get(personId) ?? [],
    };
    return {
      personId,
      schoolId,
      orgPath,
      score: scoreOf(settings.assessment, pointsByItem(settings, inputs)),
      onlineHoursX100: Math.min(inputs.study.hoursX100, settings.hours.onlineX100),
      schoolBasedHoursX100: inputs.schoolBased?.approvedX100 ?? 0,
    };
  });
}

function pointsByItem(settings: ProgramSettings, inputs: Inputs): Map<string, ItemPoints> {
  const points = new Map<string, ItemPoints>();
  for (const part of settings.assessment.parts) {
    for (const item of part.items) {
      const got = pointsOfItem(settings, part.part, item, inputs);
      if (got) points.set(item.key, got);
    }
  }
  return points;
}

type Item = ProgramSettings['assessment']['parts'][number]['items'][number];

/** Points of one item by its rule; null where nothing is recorded yet. */
function pointsOfItem(settings: ProgramSettings, part: string, item: Item, inputs: Inputs): ItemPoints | null {
  switch (item.rule) {
    case 'studyTime':
      return pointsOfHours(inputs.study.hoursX100, settings.hours.onlineX100, item.maxX100, '已认定网络研修');
    case 'quiz':
      return pointsOfQuizzes(inputs.study, inputs.quizCount, item.maxX100);
    case 'assignment':
      return pointsOfWorks(inputs.works.assignment, item.maxX100, '作业');
    case 'discussion':
      return pointsOfWorks(inputs.works.discussion, item.maxX100, '讨论');
    case 'attendance':
      return part === 'offline' ? offlinePoints(inputs, item) : schoolBasedPoints(settings, inputs, item);
    default: {
      const mark = inputs.marks.find((one) => one.itemKey === item.key);
      return mark ? pointsOfMark(mark.markX100, item.maxX100, '按名单') : null;
    }
  }
}

function schoolBasedPoints(settings: ProgramSettings, inputs: Inputs, item: Item): ItemPoints {
  const doneX100 = inputs.schoolBased?.approvedX100 ?? 0;
  return pointsOfHours(doneX100, settings.hours.schoolBasedX100, item.maxX100, '已认定校本研修');
}

/** Present counts whole, late half, absent nothing, over the sessions that the person was listed for. */
function offlinePoints(inputs: Inputs, item: Item): ItemPoints | null {
  const offline = inputs.schoolBased?.offline;
  if (!offline || offline.sessions === 0) return null;
  const { sessions, present, late } = offline;
  const pointsX100 = divideHalfUp((present * 2 + late) * item.maxX100, sessions * 2);
  return { pointsX100, because: `应到 ${sessions} 次，到场 ${present} 次，迟到 ${late} 次（迟到计一半）` };
}
