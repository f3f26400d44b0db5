import { accessFeature } from './access/routes.ts';
import { accountFeature } from './account/routes.ts';
import { assessmentFeature } from './assessment/routes.ts';
import { courseFeature } from './course/routes.ts';
import { creditFeature } from './credit/routes.ts';
import { fileFeature } from './file/routes.ts';
import { invoiceFeature } from './invoice/routes.ts';
import { noticeFeature } from './notice/routes.ts';
import { operationFeature } from './operation/routes.ts';
import { orgFeature } from './org/routes.ts';
import { overviewFeature } from './overview/routes.ts';
import { paymentFeature } from './payment/routes.ts';
import type { ServedFeature } from './platform/http/serve.ts';
import type { JobTask } from './platform/jobs/jobs.ts';
import { sendMail } from './platform/mail/queue-mail.ts';
import { askReceipt, sendSms } from './platform/sms/queue-sms.ts';
import { programFeature } from './program/routes.ts';
import { registrationFeature } from './registration/routes.ts';
import { schoolBasedFeature } from './school-based/routes.ts';
import { studyFeature } from './study/routes.ts';
import { supervisionFeature } from './supervision/routes.ts';
import { teachingFeature } from './teaching/routes.ts';

/** The features as served, in the contract's order. */
export const servedFeatures: readonly ServedFeature[] = [
  orgFeature,
  accessFeature,
  fileFeature,
  noticeFeature,
  programFeature,
  registrationFeature,
  accountFeature,
  paymentFeature,
  invoiceFeature,
  courseFeature,
  studyFeature,
  teachingFeature,
  schoolBasedFeature,
  assessmentFeature,
  creditFeature,
  supervisionFeature,
  overviewFeature,
  operationFeature,
];

/** Work of the platform itself that runs in the queue. */
export const platformJobs: readonly JobTask[] = [sendSms, askReceipt, sendMail];
