import { addDays } from '@yanxiu/domain/kernel/day';
import { inParallel } from './api.ts';
import { evidence } from './evidence.ts';
import { advanceTo, type Learner, type Round, randomFor, type Unit } from './round.ts';

/** Schools hold their activities, the provider its lecture, and marks are given by list. */
export async function holdActivities(round: Round): Promise<void> {
  const { settings } = round;
  const ends = settings.milestones.studyEndsOn;
  await advanceTo(round, addDays(ends, 1));
  await inParallel(round.units, 6, async (unit) => {
    const learners = round.learners.filter((learner) => learner.unit === unit);
    if (learners.length > 0) await holdInSchool(round, unit, learners);
  });
  await holdLecture(round);
}

async function holdInSchool(round: Round, unit: Unit, learners: readonly Learner[]): Promise<void> {
  const { office, programId, settings } = round;
  const random = randomFor(round, `school/${unit.school.code}`);
  const principals = office.holders(unit.principal);
  let at = 0;
  for (const task of settings.schoolBased.tasks) {
    at += 1;
    const came = learners.filter(() => random.chance(930)).map((learner) => learner.personId);
    if (came.length === 0) continue;
    const fileId = await office.upload(
      unit.clerk,
      { name: `${task.title}签到表.pdf`, purpose: 'evidence', programId },
      evidence(task.title),
    );
    const { id: activityId } = await office.call(unit.clerk, 'schoolBased.record', {
      programId,
      schoolId: unit.id,
      taskKey: task.key,
      title: task.title,
      heldOn: addDays(settings.milestones.studyStartsOn, 10 + at * 9),
      host: principals[0]?.name ?? '',
      place: '会议室',
      record: `${task.form}，按方案完成。`,
      hoursX100: task.hoursX100,
      fileIds: [fileId],
      personIds: came,
    });
    const key = { programId, activityId };
    const { version } = await office.call(unit.clerk, 'schoolBased.submit', { ...key, version: 1 });
    if (!unit.headIsClerk) await office.call(unit.principal, 'schoolBased.confirm', { ...key, version, approve: true });
    else
      await office.call(unit.reviewers[0] ?? round.publisher, 'schoolBased.approve', {
        ...key,
        version,
        approve: true,
      });
  }
  const first = unit.reviewers[0];
  const confirmed = await office.call(unit.clerk, 'schoolBased.listActivities', {
    programId,
    schoolId: unit.id,
    state: 'confirmed',
    size: 50,
  });
  if (first && confirmed.total > 0)
    await office.call(first, 'schoolBased.approveAll', { programId, schoolId: unit.id });
}

/** The lecture of the provider, with who was there, and marks for the online activities. */
async function holdLecture(round: Round): Promise<void> {
  const { office, provider, programId, settings } = round;
  const random = randomFor(round, 'lecture');
  const came = round.learners.filter(() => random.chance(960)).map((learner) => learner.personId);
  await office.call(provider.manager, 'schoolBased.recordSession', {
    programId,
    title: '师德师风与校园安全专题报告',
    lecturer: '学科专家',
    heldOn: addDays(settings.milestones.studyStartsOn, 40),
    place: '教师发展中心报告厅',
    personIds: came,
  });
  const item = settings.assessment.parts.flatMap((part) => part.items).find((one) => one.rule === 'manual');
  if (!item) return;
  const marks = round.learners.map((learner) => ({ personId: learner.personId, markX100: random.int(55, 98) * 100 }));
  const own = new Set(office.holders(provider.manager).map((login) => login.phone));
  await office.call(provider.manager, 'schoolBased.giveMarks', {
    programId,
    itemKey: item.key,
    marks: marks.filter((_, index) => !own.has(round.learners[index]?.login ?? '')),
  });
}
