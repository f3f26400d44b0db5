import type { AnyEndpoint } from '@yanxiu/contract/kernel/endpoint';
import { pathNames } from '@yanxiu/contract/kernel/endpoint';
import { type Actor, noScope, type Scope, scopeFor, selfScope } from '@yanxiu/domain/access/scope';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Db } from '../db/database.ts';
import type { App } from './app-parts.ts';
import { type CtxParts, makeCtx } from './context.ts';
import { HttpError } from './errors.ts';
import { claimIdempotency, keepAnswer } from './idempotency.ts';
import { sendEvents, sendFile } from './send.ts';
import type { FileAnswer, Handler, OwnTransaction, ServedFeature } from './serve.ts';
import { readCookie, setCookie } from './session-cookie.ts';

export type FindActor = (app: App, token: string) => Promise<Actor | null>;

/** What the adapter asks of features that come after it. */
export interface Guards {
  readonly findActor: FindActor;
  /** A program named in a path is in reach of the scope, or the answer is the same 404 as for a missing one. */
  readonly programInReach: (app: App, scope: Scope, programId: string) => Promise<boolean>;
}

/** Registers every endpoint of a feature as a Fastify route: one place for validation, permission, scope, transaction. */
export function registerFeature(server: FastifyInstance, app: App, served: ServedFeature, guards: Guards): void {
  for (const [name, endpoint] of Object.entries(served.feature.endpoints)) {
    const handler = served.handlers[name];
    if (!handler) throw new Error(`no handler for ${served.feature.name}.${name}`);
    registerEndpoint(server, app, `${served.feature.name}.${name}`, endpoint, handler, guards);
  }
}

function registerEndpoint(
  server: FastifyInstance,
  app: App,
  stem: string,
  endpoint: AnyEndpoint,
  handler: Handler<AnyEndpoint> | OwnTransaction<AnyEndpoint>,
  guards: Guards,
): void {
  const namesProgram = pathNames(endpoint.path).includes('programId');
  const input = endpoint.input.strict();
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.bodyLimit ?? (endpoint.receives === 'bytes' ? 32 * 1024 * 1024 : 1024 * 1024),
    schema: documentationSchema(stem, endpoint),
    handler: async (request, reply) => {
      const actor = await actorFor(app, request, endpoint, guards.findActor);
      const scope = scopeOf(actor, endpoint);
      const parsed = parseInput(input, endpoint, request);
      if (namesProgram && !(await guards.programInReach(app, scope, String(parsed.programId))))
        throw new HttpError('not_found');
      const answer = await answerOf({ app, request, reply, endpoint, stem, handler, actor, scope, parsed });
      return sendAnswer(request, reply, endpoint, answer);
    },
  });
}

/** Schemas for the OpenAPI page only; validation is ours, so that all parts of an input are judged together. */
function documentationSchema(stem: string, endpoint: AnyEndpoint) {
  const inPath = new Set(pathNames(endpoint.path));
  const shape = endpoint.input.shape as Record<string, z.ZodType>;
  const params = Object.fromEntries(Object.entries(shape).filter(([key]) => inPath.has(key)));
  const rest = Object.fromEntries(Object.entries(shape).filter(([key]) => !inPath.has(key)));
  const asQuery = endpoint.method === 'GET' || endpoint.receives === 'bytes';
  return {
    operationId: stem,
    summary: endpoint.summary,
    tags: [stem.split('.')[0] ?? stem],
    ...(inPath.size > 0 ? { params: z.strictObject(params) } : {}),
    ...(Object.keys(rest).length > 0 ? { [asQuery ? 'querystring' : 'body']: z.strictObject(rest) } : {}),
    ...(endpoint.sends && endpoint.sends !== 'json' ? {} : { response: { 200: endpoint.output } }),
  };
}

async function actorFor(
  app: App,
  request: FastifyRequest,
  endpoint: AnyEndpoint,
  findActor: FindActor,
): Promise<Actor | null> {
  const token = readCookie(request.headers.cookie);
  const actor = token ? await findActor(app, token) : null;
  if (!actor && endpoint.permission !== 'public') throw new HttpError('unauthenticated');
  return actor;
}

function scopeOf(actor: Actor | null, endpoint: AnyEndpoint): Scope {
  if (endpoint.permission === 'public') return actor ? selfScope(actor) : noScope;
  if (!actor) throw new HttpError('unauthenticated');
  if (endpoint.permission === 'signedIn') return selfScope(actor);
  const scope = scopeFor(actor, endpoint.permission);
  if (!scope) throw new HttpError('forbidden');
  return scope;
}

function parseInput(input: z.ZodObject, endpoint: AnyEndpoint, request: FastifyRequest): Record<string, unknown> {
  const fromBody = endpoint.method !== 'GET' && endpoint.receives !== 'bytes';
  const body = fromBody ? (request.body ?? {}) : {};
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new HttpError('invalid');
  const query = fromBody ? {} : (request.query as object);
  const whole = { ...query, ...body, ...(request.params as object) };
  const result = input.safeParse(whole);
  if (result.success) return result.data;
  throw new HttpError('invalid', undefined, result.error.issues.map(issueText));
}

function issueText(issue: z.core.$ZodIssue): { path: string; message: string } {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return { path, message: `不认识的字段：${issue.keys.join('、')}` };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { path, message: '此项必填。' };
  return { path, message: /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '此项填写有误，请检查后再提交。' };
}

interface Call {
  readonly app: App;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly endpoint: AnyEndpoint;
  readonly stem: string;
  readonly handler: Handler<AnyEndpoint> | OwnTransaction<AnyEndpoint>;
  readonly actor: Actor | null;
  readonly scope: Scope;
  readonly parsed: Record<string, unknown>;
}

async function answerOf(call: Call): Promise<unknown> {
  const { app, request, handler } = call;
  const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const run = typeof handler === 'function' ? handler : handler.ownTransaction;
  if (call.endpoint.method === 'GET' || typeof handler !== 'function') {
    return run(makeCtx(partsOf(call, app.database.db)).ctx, call.parsed, body);
  }
  let committed = () => {};
  const answer = await app.database.db.transaction().execute(async (tx: Db) => {
    const key = idempotencyKey(call);
    const kept = key ? await claimIdempotency(tx, key) : null;
    if (kept) return kept.body;
    const made = makeCtx(partsOf(call, tx));
    const value = await run(made.ctx, call.parsed, body);
    if (key) await keepAnswer(tx, key, value);
    await made.finish();
    committed = made.committed;
    return value;
  });
  committed();
  return answer;
}

/** What the context is made of; where a request comes from is worked out only when somebody asks. */
function partsOf({ app, request, reply, scope, actor }: Call, db: Db): CtxParts {
  return {
    app,
    db,
    scope,
    actor,
    requestId: request.id,
    get address() {
      return request.ip;
    },
    get userAgent() {
      return request.headers['user-agent'] ?? '';
    },
    get token() {
      return readCookie(request.headers.cookie);
    },
    setSession: (session) => {
      const secure = app.config.publicUrl?.startsWith('https:') ?? false;
      const cookie = session ? setCookie(session.token, session.maxAgeSec, secure) : setCookie('', 0, secure);
      reply.header('set-cookie', cookie);
    },
  };
}

/** A writing request with an Idempotency-Key is carried out once per person and key; the same key with another input is refused. */
function idempotencyKey(call: Call) {
  const key = call.request.headers['idempotency-key'];
  if (typeof key !== 'string' || !call.actor || call.endpoint.sends === 'file') return null;
  if (!/^[\w-]{8,80}$/.test(key)) throw new HttpError('invalid', '请求编号格式不对。');
  return { personId: call.actor.personId, key, request: JSON.stringify([call.stem, call.parsed]) };
}

function sendAnswer(request: FastifyRequest, reply: FastifyReply, endpoint: AnyEndpoint, answer: unknown) {
  if (endpoint.sends === 'file') return sendFile(request, reply, answer as FileAnswer);
  if (endpoint.sends === 'events') return sendEvents(reply, answer as AsyncIterable<unknown>);
  const checked = endpoint.output.safeParse(answer);
  if (!checked.success) {
    request.log.error({ issues: checked.error.issues.slice(0, 5) }, 'answer does not fit the contract');
    throw new HttpError('internal');
  }
  return reply.header('cache-control', 'no-store').send(checked.data);
}
