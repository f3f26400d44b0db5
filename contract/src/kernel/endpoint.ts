import type { Permission } from '@yanxiu/domain/access/permissions';
import type { z } from 'zod';

/** Who may call: a permission of a role, any session, or everybody. */
export type Access = Permission | 'signedIn' | 'public';

/**
 * One endpoint as plain data. `input` is one flat strict object: the names in the path come from the path, the rest from
 * the query of a GET or the body of anything else. `receives: 'bytes'` takes a raw body beside an input from the query.
 */
export type Sends = 'json' | 'file' | 'events';

export interface Endpoint<
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
  S extends Sends = Sends,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly permission: Access;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** 'file' answers with a download, 'events' with a stream of progress; 'json' is the default. */
  readonly sends?: S;
  readonly receives?: 'json' | 'bytes';
  /** The largest body in bytes; 1 MiB when not said. */
  readonly bodyLimit?: number;
  /** Acts that leave no trace of their own (a preview, a check): no audit row is expected. */
  readonly readOnly?: boolean;
}

export function endpoint<I extends z.ZodObject, O extends z.ZodType, S extends Sends = 'json'>(
  definition: Endpoint<I, O, S>,
): Endpoint<I, O, S> {
  return definition;
}

export type AnyEndpoint = Endpoint<z.ZodObject, z.ZodType>;

export interface Feature<
  N extends string = string,
  E extends Record<string, AnyEndpoint> = Record<string, AnyEndpoint>,
> {
  readonly name: N;
  readonly title: string;
  readonly endpoints: E;
}

export function feature<N extends string, E extends Record<string, AnyEndpoint>>(
  name: N,
  title: string,
  endpoints: E,
): Feature<N, E> {
  return { name, title, endpoints };
}

export type Input<E extends AnyEndpoint> = z.input<E['input']>;
export type Parsed<E extends AnyEndpoint> = z.output<E['input']>;
export type Output<E extends AnyEndpoint> = z.output<E['output']>;

/** Names in a path: `/orgs/:id/people` → ['id']. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
}
