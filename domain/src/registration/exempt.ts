import { hundredthsText } from '../kernel/hours.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { ProgramSettings } from '../program/policy.ts';
import { refuseRegistration } from './refusals.ts';

export interface ExemptionClaim {
  /** What was reached elsewhere this year, in hundredths. */
  readonly hoursX100: number;
  readonly creditsX100: number;
  readonly hasEvidence: boolean;
}

/**
 * An exemption needs the year's hours **and** credits from elsewhere, with evidence (阳教师函字〔2021〕1号 六.1: 达到年度
 * 学时和学分要求; rules §4: 72 学时 and 10 学分). Null when the claim may be made.
 */
export function refuseExemption(
  claim: ExemptionClaim,
  settings: Pick<ProgramSettings, 'hours' | 'assessment'>,
): Refusal | null {
  if (!claim.hasEvidence) return refuseRegistration('exemptNoEvidence');
  const hoursX100 = settings.hours.onlineX100 + settings.hours.schoolBasedX100;
  const { creditsX100 } = settings.assessment;
  if (claim.hoursX100 >= hoursX100 && claim.creditsX100 >= creditsX100) return null;
  return refuseRegistration('exemptTooLow', {
    hours: hundredthsText(hoursX100),
    credits: hundredthsText(creditsX100),
    haveHours: hundredthsText(claim.hoursX100),
    haveCredits: hundredthsText(claim.creditsX100),
  });
}
