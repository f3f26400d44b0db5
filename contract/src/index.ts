import { access } from './access.ts';
import { account } from './account.ts';
import { assessment } from './assessment.ts';
import { course } from './course.ts';
import { credit } from './credit.ts';
import { file } from './file.ts';
import { invoice } from './invoice.ts';
import type { AnyEndpoint, Feature, Input, Output } from './kernel/endpoint.ts';
import { notice } from './notice.ts';
import { operation } from './operation.ts';
import { org } from './org.ts';
import { overview } from './overview.ts';
import { payment } from './payment.ts';
import { program } from './program.ts';
import { registration } from './registration.ts';
import { schoolBased } from './school-based.ts';
import { study } from './study.ts';
import { supervision } from './supervision.ts';
import { teaching } from './teaching.ts';

/**
 * The features in their one order: a feature imports only features before it. The list is also the order of
 * registration and of the facts' listeners.
 */
// one line each, so that several people can add theirs
export const features = [
  org,
  access,
  file,
  notice,
  program,
  registration,
  account,
  payment,
  invoice,
  course,
  study,
  teaching,
  schoolBased,
  assessment,
  credit,
  supervision,
  overview,
  operation,
] as const satisfies readonly Feature[];

type AllFeatures = (typeof features)[number];

/** Stem → endpoint type: `Endpoints['org.list']`. */
export type Endpoints = {
  [F in AllFeatures as F['name']]: {
    [K in keyof F['endpoints'] & string as `${F['name']}.${K}`]: F['endpoints'][K];
  };
}[AllFeatures['name']] extends infer U
  ? (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void
    ? I
    : never
  : never;

export type Stem = keyof Endpoints & string;
export type InputOf<S extends Stem> = Endpoints[S] extends AnyEndpoint ? Input<Endpoints[S]> : never;
export type OutputOf<S extends Stem> = Endpoints[S] extends AnyEndpoint ? Output<Endpoints[S]> : never;
