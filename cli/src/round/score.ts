import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import { logInAgain } from './account.ts';
import type { Post } from './office.ts';
import { advanceTo, note, type Round } from './round.ts';

/** Scores go up the levels, are posted, objected to, approved and locked; one is corrected after that, one certificate revoked. */
export async function assessAll(round: Round): Promise<void> {
  const { office, provider, programId, settings } = round;
  const { jobId } = await office.call(provider.manager, 'assessment.compute', { programId });
  await office.finish(provider.manager, jobId);
  await office.call(provider.manager, 'assessment.confirmAsProvider', { programId });
  for (const unit of round.units) {
    if (!round.learners.some((learner) => learner.unit === unit)) continue;
    await office.call(unit.principal, 'assessment.confirmAsSchool', { programId, schoolIds: [unit.id] });
  }
  await objectOnce(round);
  const { now } = await round.api.call(null, 'operation.clock', {});
  await advanceTo(round, addDays(dayOf(new Date(now)), settings.assessment.postingDays));
  await confirmByLevels(round);
  await correctOnce(round);
  await revokeOnce(round);
}

async function confirmByLevels(round: Round): Promise<void> {
  const { office, programId } = round;
  const firsts = posts(round.units.filter((unit) => unit.reviewers.length > 1).map((unit) => unit.reviewers[0]));
  for (const county of firsts) await office.call(county, 'assessment.confirmAsCounty', { programId });
  for (const last of posts(round.units.map((unit) => unit.reviewers.at(-1)))) {
    await office.call(last, 'assessment.approve', { programId });
  }
}

function posts(list: readonly (Post | undefined)[]): Post[] {
  return [...new Map(list.flatMap((post) => (post ? [[`${post.role}@${post.org}`, post] as const] : []))).values()];
}

/** One teacher objects while her scores are posted; her principal answers. */
async function objectOnce(round: Round): Promise<void> {
  const { office, programId } = round;
  const learner = round.learners.find((one) => !one.unit.headIsClerk);
  if (!learner) return;
  await logInAgain(round, learner);
  const { id: objectionId } = await round.api.call(learner.cookie, 'assessment.object', {
    programId,
    text: '研修活动的得分请再核对一次。',
  });
  await office.call(learner.unit.principal, 'assessment.answerObjection', {
    programId,
    objectionId,
    answer: '已与承训机构核对，得分无误。',
  });
  note(round, 'objection');
}

/** After the lock a score changes by application alone: one person asks, another decides. */
async function correctOnce(round: Round): Promise<void> {
  const { office, programId, settings } = round;
  const learner = round.learners.find((one) => !one.unit.headIsClerk);
  const item = settings.assessment.parts.flatMap((part) => part.items).find((one) => one.rule === 'manual');
  if (!learner || !item) return;
  const { id: correctionId } = await office.call(learner.unit.principal, 'assessment.askCorrection', {
    programId,
    personId: learner.personId,
    itemKey: item.key,
    afterX100: item.maxX100,
    reason: '漏登一次优秀研修成果',
  });
  const last = learner.unit.reviewers.at(-1) ?? round.publisher;
  await office.call(last, 'assessment.decideCorrection', { programId, correctionId, approve: true });
  note(round, 'correctionAfterLock');
}

async function revokeOnce(round: Round): Promise<void> {
  const { office, programId } = round;
  const { rows } = await office.call(round.publisher, 'credit.certificates', { programId, size: 1 });
  const [row] = rows;
  if (!row) return;
  await office.call(round.publisher, 'credit.revoke', { programId, personId: row.personId, reason: '经查由他人代学' });
  note(round, 'revokedCertificate');
}
