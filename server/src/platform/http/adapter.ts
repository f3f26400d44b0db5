import type { AnyEndpoint } from '@yanxiu/contract/kernel/endpoint';
import { pathNames } from '@yanxiu/contract/kernel/endpoint';
import { type Actor, noScope, type Scope, scopeFor, selfScope } from '@yanxiu/domain/access/scope';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Db } from '../db/database.ts';
import type { App } from './app-parts.ts';
import { type Ctx, type CtxParts, makeCtx, makeReadingCtx } from './context.ts';
import type { ErrorLog } from './error-log.ts';
import { HttpError } from './errors.ts';
import { claimIdempotency, keepAnswer } from './idempotency.ts';
import { sendEvents, sendFile } from './send.ts';
import type { FileAnswer, Handler, OwnTransaction, ServedFeature } from './serve.ts';
import { readCookie, setCookie } from './session-cookie.ts';

/** At once where the session was looked up a moment ago: a promise for every request costs more than the look. */
export type FindActor = (app: App, token: string) => Actor | null | Promise<Actor | null>;

/** What the adapter asks of features that come after it. */
export interface Guards {
  readonly findActor: FindActor;
  /** A program named in a path is in reach of the scope, or the answer is the same 404 as for a missing one. */
  readonly programInReach: (app: App, scope: Scope, programId: string) => Promise<boolean>;
  readonly log: ErrorLog;
  /** A file may be shown by itself, as a page is. */
  readonly fileHeaders: Readonly<Record<string, string>>;
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
  const names = pathNames(endpoint.path);
  const namesProgram = names.includes('programId');
  const served: Served = { app, stem, endpoint, handler };
  const read = inputReader(served, names.length > 0);
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: endpoint.bodyLimit ?? (endpoint.receives === 'bytes' ? 32 * 1024 * 1024 : 1024 * 1024),
    schema: documentationSchema(stem, endpoint),
    handler: async (request, reply) => {
      const token = readCookie(request.headers.cookie);
      const found = token ? guards.findActor(app, token) : null;
      const actor = found instanceof Promise ? await found : found;
      if (!actor && endpoint.permission !== 'public') throw new HttpError('unauthenticated');
      const scope = scopeOf(actor, endpoint);
      const parsed = read(request, actor);
      if (namesProgram && !(await guards.programInReach(app, scope, String(parsed.programId))))
        throw new HttpError('not_found');
      const answer = await answerOf({ served, request, reply, actor, scope, parsed });
      return sendAnswer(request, reply, endpoint, answer, guards);
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

function scopeOf(actor: Actor | null, endpoint: AnyEndpoint): Scope {
  if (endpoint.permission === 'public') return actor ? selfScope(actor) : noScope;
  if (!actor) throw new HttpError('unauthenticated');
  if (endpoint.permission === 'signedIn') return selfScope(actor);
  const scope = scopeFor(actor, endpoint.permission);
  if (!scope) throw new HttpError('forbidden');
  return scope;
}

/** Reads the whole input of an endpoint from path, query and body, or says what is wrong with it. */
function inputReader({ app, endpoint, handler }: Served, hasNames: boolean) {
  const input = endpoint.input.strict();
  const whenInvalid = typeof handler === 'function' ? undefined : handler.whenInvalid;
  const fromBody = endpoint.method !== 'GET' && endpoint.receives !== 'bytes';
  return (request: FastifyRequest, actor: Actor | null): Record<string, unknown> => {
    const given = fromBody ? (request.body ?? {}) : request.query;
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new HttpError('invalid');
    const result = input.safeParse(hasNames ? { ...given, ...(request.params as object) } : given);
    if (result.success) return result.data;
    if (actor) whenInvalid?.(app, actor, given);
    throw new HttpError('invalid', undefined, result.error.issues.map(issueText));
  };
}

function issueText(issue: z.core.$ZodIssue): { path: string; message: string } {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return { path, message: `不认识的字段：${issue.keys.join('、')}` };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { path, message: '此项必填。' };
  return { path, message: /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '此项填写有误，请检查后再提交。' };
}

/** An endpoint as it is served. */
interface Served {
  readonly app: App;
  readonly stem: string;
  readonly endpoint: AnyEndpoint;
  readonly handler: Handler<AnyEndpoint> | OwnTransaction<AnyEndpoint>;
}

/** One request on its way. */
interface Call {
  readonly served: Served;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: Actor | null;
  readonly scope: Scope;
  readonly parsed: Record<string, unknown>;
}

/** What the context of a call is made of, worked out only when somebody asks. */
class PartsOfCall implements CtxParts {
  readonly db: Db;
  readonly #call: Call;

  constructor(call: Call, db: Db) {
    this.#call = call;
    this.db = db;
  }

  get app(): App {
    return this.#call.served.app;
  }

  get scope(): Scope {
    return this.#call.scope;
  }

  get actor(): Actor | null {
    return this.#call.actor;
  }

  get requestId(): string {
    return this.#call.request.id;
  }

  get address(): string {
    return this.#call.request.ip;
  }

  get userAgent(): string {
    return this.#call.request.headers['user-agent'] ?? '';
  }

  get token(): string | null {
    return readCookie(this.#call.request.headers.cookie);
  }

  setSession(session: { token: string; maxAgeSec: number | null } | null): void {
    const { reply, served } = this.#call;
    const secure = served.app.config.publicUrl?.startsWith('https:') ?? false;
    const cookie = session ? setCookie(session.token, session.maxAgeSec, secure) : setCookie('', 0, secure);
    reply.header('set-cookie', cookie);
  }
}

function answerOf(call: Call): unknown {
  const { parsed, request } = call;
  const { app, endpoint, handler } = call.served;
  const body = request.body instanceof Uint8Array ? request.body : noBytes;
  const run = typeof handler === 'function' ? handler : handler.ownTransaction;
  if (endpoint.method === 'GET' || typeof handler !== 'function')
    return run(makeReadingCtx(new PartsOfCall(call, app.database.db)), parsed, body);
  return inTransaction(call, (ctx) => run(ctx, parsed, body));
}

const noBytes = new Uint8Array();

async function inTransaction(call: Call, work: (ctx: Ctx) => unknown): Promise<unknown> {
  let committed = () => {};
  const answer = await call.served.app.database.db.transaction().execute(async (tx: Db) => {
    const key = idempotencyKey(call);
    const kept = key ? await claimIdempotency(tx, key) : null;
    if (kept) return kept.body;
    const made = makeCtx(new PartsOfCall(call, tx));
    const value = await work(made.ctx);
    if (key) await keepAnswer(tx, key, value);
    await made.finish();
    committed = made.committed;
    return value;
  });
  committed();
  return answer;
}

/** A writing request with an Idempotency-Key is carried out once per person and key; the same key with another input is refused. */
function idempotencyKey(call: Call) {
  const key = call.request.headers['idempotency-key'];
  if (typeof key !== 'string' || !call.actor || call.served.endpoint.sends === 'file') return null;
  if (!/^[\w-]{8,80}$/.test(key)) throw new HttpError('invalid', '请求编号格式不对。');
  return { personId: call.actor.personId, key, request: JSON.stringify([call.served.stem, call.parsed]) };
}

function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  endpoint: AnyEndpoint,
  answer: unknown,
  { fileHeaders, log }: Pick<Guards, 'fileHeaders' | 'log'>,
): unknown {
  if (endpoint.sends === 'file') return sendFile(request, reply.headers(fileHeaders), answer as FileAnswer);
  if (endpoint.sends === 'events') return sendEvents(reply, answer as AsyncIterable<unknown>);
  const checked = endpoint.output.safeParse(answer);
  if (!checked.success) {
    const detail = checked.error.issues.slice(0, 5);
    log({ requestId: request.id, message: 'answer does not fit the contract', detail });
    throw new HttpError('internal');
  }
  reply.header('cache-control', 'no-store');
  return checked.data;
}
