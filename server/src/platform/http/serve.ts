import type { AnyEndpoint, Endpoint, Feature, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { Actor } from '@yanxiu/domain/access/scope';
import type { z } from 'zod';
import type { StoredFile } from '../files/file-store.ts';
import type { JobTask } from '../jobs/jobs.ts';
import type { App } from './app-parts.ts';
import type { Ctx } from './context.ts';
import type { Listener } from './facts.ts';

/** A file as an answer; the name is for Content-Disposition, never a path. */
export interface FileAnswer {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array | NodeJS.ReadableStream | FileOnDisk | StoredFile;
  readonly inline?: boolean;
  /** How long the reader's own browser may keep it. */
  readonly cacheSec?: number;
}

export interface FileOnDisk {
  readonly path: string;
  readonly sizeBytes: number;
}

export type Answer<E extends AnyEndpoint> =
  E extends Endpoint<infer _I, infer O, infer S>
    ? S extends 'file'
      ? FileAnswer
      : S extends 'events'
        ? AsyncIterable<unknown>
        : z.input<O>
    : never;

export type Handler<E extends AnyEndpoint> = (
  ctx: Ctx,
  input: Parsed<E>,
  body: Uint8Array,
) => Promise<Answer<E>> | Answer<E>;

/** A handler that manages its own transactions (heartbeats in batches, streams, log-in that must record a failure). */
export interface OwnTransaction<E extends AnyEndpoint> {
  readonly ownTransaction: Handler<E>;
  /** Is told when what a signed-in person sent is refused by the contract; the refusal stands whatever it does. */
  readonly whenInvalid?: WhenInvalid;
}

export type WhenInvalid = (app: App, actor: Actor, given: unknown) => void;

export function ownTransaction<E extends AnyEndpoint>(
  handler: Handler<E>,
  whenInvalid?: WhenInvalid,
): OwnTransaction<E> {
  return whenInvalid ? { ownTransaction: handler, whenInvalid } : { ownTransaction: handler };
}

export type Handlers<F extends Feature> = {
  readonly [K in keyof F['endpoints']]: Handler<F['endpoints'][K]> | OwnTransaction<F['endpoints'][K]>;
};

/** A feature as the server runs it: every endpoint has a handler (it does not compile otherwise). */
export interface ServedFeature {
  readonly feature: Feature;
  readonly handlers: Readonly<Record<string, Handler<AnyEndpoint> | OwnTransaction<AnyEndpoint>>>;
  readonly listeners: readonly Listener[];
  readonly jobs: readonly JobTask[];
}

export function serve<F extends Feature>(
  feature: F,
  handlers: Handlers<F>,
  rest: { listeners?: readonly Listener[]; jobs?: readonly JobTask[] } = {},
): ServedFeature {
  return {
    feature,
    handlers: handlers as unknown as ServedFeature['handlers'],
    listeners: rest.listeners ?? [],
    jobs: rest.jobs ?? [],
  };
}
