import { routes as accessRoutes } from './access/routes.tsx';
import { routes as accountRoutes } from './account/routes.tsx';
import { routes as assessmentRoutes } from './assessment/routes.tsx';
import { routes as courseRoutes } from './course/routes.tsx';
import { routes as creditRoutes } from './credit/routes.tsx';
import type { FeatureRoute } from './frame/feature-route.ts';
import { routes as invoiceRoutes } from './invoice/routes.tsx';
import { routes as noticeRoutes } from './notice/routes.tsx';
import { routes as operationRoutes } from './operation/routes.tsx';
import { routes as orgRoutes } from './org/routes.tsx';
import { routes as overviewRoutes } from './overview/routes.tsx';
import { routes as paymentRoutes } from './payment/routes.tsx';
import { routes as programRoutes } from './program/routes.tsx';
import { routes as registrationRoutes } from './registration/routes.tsx';
import { routes as schoolBasedRoutes } from './school-based/routes.tsx';
import { routes as studyRoutes } from './study/routes.tsx';
import { routes as supervisionRoutes } from './supervision/routes.tsx';
import { routes as teachingRoutes } from './teaching/routes.tsx';

/** Every page of the office app, one list a feature, in the contract's order; the menu is made from it. */
// biome-ignore format: one line each, so that several people can add theirs
export const featureRoutes: readonly FeatureRoute[] = [
  orgRoutes,
  accessRoutes,
  noticeRoutes,
  programRoutes,
  registrationRoutes,
  accountRoutes,
  paymentRoutes,
  invoiceRoutes,
  courseRoutes,
  studyRoutes,
  teachingRoutes,
  schoolBasedRoutes,
  assessmentRoutes,
  creditRoutes,
  supervisionRoutes,
  overviewRoutes,
  operationRoutes,
].flat();
