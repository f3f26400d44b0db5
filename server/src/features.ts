import { accessFeature } from './access/routes.ts';
import { assessmentFeature } from './assessment/routes.ts';
import { creditFeature } from './credit/routes.ts';
import { fileFeature } from './file/routes.ts';
import { operationFeature } from './operation/routes.ts';
import { orgFeature } from './org/routes.ts';
import { programFeature } from './program/routes.ts';
import { schoolBasedFeature } from './school-based/routes.ts';
import { sendMail } from './platform/mail/queue-mail.ts';
import type { JobTask } from './platform/jobs/jobs.ts';
import { sendSms } from './platform/sms/queue-sms.ts';
import type { ServedFeature } from './platform/http/serve.ts';

/** The features as served, in the contract's order. */
export const servedFeatures: readonly ServedFeature[] = [
  orgFeature,
  accessFeature,
  fileFeature,
  programFeature,
  schoolBasedFeature,
  assessmentFeature,
  creditFeature,
  operationFeature,
];

/** Work of the platform itself that runs in the queue. */
export const platformJobs: readonly JobTask[] = [sendSms, sendMail];
