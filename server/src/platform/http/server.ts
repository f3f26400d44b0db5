import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { transportErrors } from '@yanxiu/contract/kernel/errors';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { type Guards, registerFeature } from './adapter.ts';
import type { App } from './app-parts.ts';
import { constraintRefusal } from './constraint.ts';
import { type ErrorLog, silentLog, stdoutLog } from './error-log.ts';
import { HttpError, RefusalError } from './errors.ts';
import type { ServedFeature } from './serve.ts';

/** Folders of the built web apps; absent in API tests. */
export interface WebRoots {
  readonly office: string;
  readonly learner: string;
}

export interface ServerParts {
  readonly app: App;
  readonly features: readonly ServedFeature[];
  readonly guards: Omit<Guards, 'fileHeaders' | 'log'>;
  readonly webRoots?: WebRoots;
  readonly log: boolean;
}

/** Builds the whole HTTP server; it does not listen yet. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({
    genReqId: requestIds(),
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  });
  server.setValidatorCompiler(() => (value) => ({ value }));
  server.setSerializerCompiler(() => JSON.stringify);
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const ofPages = await headersOf(securityHeaders(parts.app.config.publicUrl?.startsWith('https:') ?? false));
  const ofAnswers = answerHeaders(ofPages);
  server.addHook('onRequest', (request, reply, done) => {
    const isAnswer = request.url.startsWith('/api/') && !request.url.startsWith('/api/docs');
    reply.headers(isAnswer ? ofAnswers : ofPages);
    done();
  });
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '研修台 Yanxiu API', version: '1' } },
    transform: jsonSchemaTransform,
  });
  await server.register(swaggerUi, { routePrefix: '/api/docs' });
  server.addHook('onRequest', (request, _reply, done) => {
    refuseForeignOrigin(request);
    done();
  });
  const log = parts.log ? stdoutLog : silentLog;
  server.setErrorHandler((error: FastifyError | Error, request, reply) => answerError(error, request, reply, log));
  server.get('/healthz', { schema: { hide: true } }, async () => healthOf(parts.app));
  for (const served of parts.features)
    registerFeature(server, parts.app, served, { ...parts.guards, log, fileHeaders: ofPages });
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  if (parts.webRoots) await registerWeb(server, parts.webRoots);
  server.setNotFoundHandler((request, reply) => answerMissing(request, reply, parts.webRoots));
  return server;
}

/** Numbers of this process's requests, for its log and the audit: not to be guessed at, and cheaper than a UUID each. */
function requestIds(): () => string {
  const ofProcess = randomUUID().slice(0, 8);
  let count = 0;
  return () => {
    count += 1;
    return `${ofProcess}-${count.toString(36)}`;
  };
}

async function healthOf(app: App): Promise<{ ok: boolean }> {
  await app.database.pool.query('select 1');
  return { ok: true };
}

type Headers = Readonly<Record<string, string>>;

/** Of a page's headers those that protect an answer too. */
const ofAnswersToo = ['cross-origin-resource-policy', 'strict-transport-security', 'x-content-type-options'];

/**
 * An answer of the API is data: nothing in it may be run or fetched, and nobody else may frame it. It carries no more than that,
 * since every header of a report of study costs as much as a part of its rule.
 */
function answerHeaders(ofPages: Headers): Headers {
  const kept = Object.entries(ofPages).filter(([name]) => ofAnswersToo.includes(name));
  return { ...Object.fromEntries(kept), 'content-security-policy': "default-src 'none';frame-ancestors 'self'" };
}

/** The headers that the plugin gives every answer, taken from one: made anew each time they cost as much as the rest. */
async function headersOf(options: ReturnType<typeof securityHeaders>): Promise<Headers> {
  const [bare, guarded] = [Fastify(), Fastify()];
  await guarded.register(helmet, options);
  const answers = await Promise.all(
    [bare, guarded].map(async (server) => {
      server.get('/', async () => '');
      const { headers } = await server.inject('/');
      await server.close();
      return headers;
    }),
  );
  const [without, withThem] = answers;
  return Object.fromEntries(
    Object.entries(withThem ?? {}).flatMap(([name, value]) =>
      without?.[name] === undefined ? [[name.toLowerCase(), String(value)]] : [],
    ),
  );
}

/** A strict policy: scripts of our own only; antd needs inline styles. */
function securityHeaders(tls: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: tls ? { maxAge: 31_536_000 } : (false as const),
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' as const },
  };
}

/** CSRF: a writing request that a browser sends from another site is refused; SameSite=Lax is the second lock. */
function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') throw new HttpError('forbidden');
  const origin = request.headers.origin;
  if (!origin || origin === 'null') {
    if (origin === 'null') throw new HttpError('forbidden');
    return;
  }
  if (new URL(origin).host !== request.headers.host) throw new HttpError('forbidden');
}

/** One handler, one body. */
function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply, log: ErrorLog) {
  const requestId = request.id;
  if (error instanceof RefusalError) {
    const { code, message, params } = error.refusal;
    return reply.code(409).send({ code, message, params, requestId });
  }
  if (error instanceof HttpError) {
    const { status } = transportErrors[error.kind];
    const issues = error.issues.length > 0 ? { issues: error.issues } : {};
    return reply.code(status).send({ code: error.kind, message: error.message, ...issues, requestId });
  }
  const refusal = constraintRefusal(error);
  if (refusal) return reply.code(409).send({ code: refusal.code, message: refusal.message, params: {}, requestId });
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status === 413) {
    return reply.code(400).send({ code: 'invalid', message: '文件或内容过大，请拆分或压缩后再上传。', requestId });
  }
  if (status >= 400 && status < 500) {
    return reply.code(400).send({ code: 'invalid', message: transportErrors.invalid.message, requestId });
  }
  log({ requestId, message: 'unexpected error', detail: error });
  return reply.code(500).send({ code: 'internal', message: transportErrors.internal.message, requestId });
}

/** Assets have their hash in their names and stay in the browser; pages are always asked for again. */
async function registerWeb(server: FastifyInstance, roots: WebRoots): Promise<void> {
  const assets = {
    index: ['index.html'],
    decorateReply: false,
    schemaHide: true,
    redirect: false,
    preCompressed: true,
  };
  await server.register(fastifyStatic, { ...assets, root: roots.office, prefix: '/office/', setHeaders: cacheAssets });
  await server.register(fastifyStatic, {
    ...assets,
    root: roots.learner,
    prefix: '/learner/',
    setHeaders: cacheAssets,
  });
}

function cacheAssets(
  reply: { header(name: string, value: string): unknown } | { setHeader(name: string, value: string): unknown },
  path: string,
): void {
  const value = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  if ('setHeader' in reply) reply.setHeader('cache-control', value);
  else reply.header('cache-control', value);
}

/** A page address that is not a file is the app's own route: the app's page answers. */
function answerMissing(request: FastifyRequest, reply: FastifyReply, roots: WebRoots | undefined) {
  const path = request.url.split('?')[0] ?? '/';
  const isPage = request.method === 'GET' && !path.startsWith('/api/') && !/\.\w{2,5}$/.test(path);
  const page = isPage && roots ? join(path.startsWith('/office') ? roots.office : roots.learner, 'index.html') : null;
  if (page && existsSync(page)) {
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(readFileSync(page));
  }
  const { message, status } = transportErrors.not_found;
  return reply.code(status).send({ code: 'not_found', message, requestId: request.id });
}
