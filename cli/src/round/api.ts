import { features, type InputOf, type OutputOf, type Stem } from '@yanxiu/contract/index';
import { type AnyEndpoint, type Feature, pathNames } from '@yanxiu/contract/kernel/endpoint';
import { Pool } from 'undici';

/** The product said no, or something else than what the round expected. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(stem: string, status: number, body: string) {
    const parsed = readError(body);
    super(`${stem}: ${status} ${parsed.code} ${parsed.message}`);
    this.status = status;
    this.code = parsed.code;
  }
}

function readError(body: string): { code: string; message: string } {
  try {
    const {
      code = '',
      message = '',
      issues = [],
    } = JSON.parse(body) as { code?: string; message?: string; issues?: unknown[] };
    return { code, message: issues.length > 0 ? `${message} ${JSON.stringify(issues)}` : message };
  } catch {
    return { code: 'unreadable', message: body.slice(0, 200) };
  }
}

const all: readonly Feature[] = features;
const endpoints = new Map<string, AnyEndpoint>(
  all.flatMap((feature) =>
    Object.entries(feature.endpoints).map(([name, endpoint]): [string, AnyEndpoint] => [
      `${feature.name}.${name}`,
      endpoint,
    ]),
  ),
);

/** The product's public API over kept-alive connections; everything the round does goes through it. */
export class Api {
  readonly #pool: Pool;
  calls = 0;

  constructor(url: string) {
    // as many as report at a time: fewer make the server's batches small; some jobs are long, an answer may take its time
    this.#pool = new Pool(new URL(url).origin, { connections: 400, headersTimeout: 600_000, bodyTimeout: 600_000 });
  }

  /** Calls an endpoint as the holder of a session cookie (null: nobody). */
  async call<S extends Stem>(cookie: string | null, stem: S, input: InputOf<S>): Promise<OutputOf<S>> {
    const { body } = await this.#send(cookie, stem, input as Record<string, unknown>, null);
    return JSON.parse(body.toString()) as OutputOf<S>;
  }

  /** Uploads raw bytes; the input goes into the query. */
  async upload<S extends Stem>(cookie: string, stem: S, input: InputOf<S>, bytes: Uint8Array): Promise<OutputOf<S>> {
    const { body } = await this.#send(cookie, stem, input as Record<string, unknown>, bytes);
    return JSON.parse(body.toString()) as OutputOf<S>;
  }

  /** The bytes of a download. */
  async download<S extends Stem>(cookie: string | null, stem: S, input: InputOf<S>): Promise<Buffer> {
    return (await this.#send(cookie, stem, input as Record<string, unknown>, null)).body;
  }

  /** An endpoint that opens a session; returns its cookie beside the answer. */
  async signIn<S extends Stem>(
    stem: S,
    input: InputOf<S>,
    cookie: string | null = null,
  ): Promise<{ cookie: string; answer: OutputOf<S> }> {
    const { body, setCookie } = await this.#send(cookie, stem, input as Record<string, unknown>, null);
    return { cookie: setCookie.split(';')[0] ?? '', answer: JSON.parse(body.toString()) as OutputOf<S> };
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  async #send(
    cookie: string | null,
    stem: string,
    input: Record<string, unknown>,
    bytes: Uint8Array | null,
  ): Promise<{ body: Buffer; setCookie: string }> {
    const endpoint = endpoints.get(stem);
    if (!endpoint) throw new Error(`no endpoint ${stem}`);
    const inPath = namesInPath(endpoint.path);
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
    const rest = Object.fromEntries(
      Object.entries(input).filter(([key, value]) => !inPath.has(key) && value !== undefined),
    );
    const asQuery = endpoint.method === 'GET' || bytes !== null;
    const query = asQuery
      ? `?${new URLSearchParams(Object.entries(rest).map(([key, value]) => [key, String(value)]))}`
      : '';
    this.calls += 1;
    const answer = await this.#pool.request({
      method: endpoint.method,
      path: `${path}${query}`,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(bytes ? { 'content-type': 'application/octet-stream' } : {}),
        ...(asQuery ? {} : { 'content-type': 'application/json' }),
      },
      body: bytes ?? (asQuery ? null : JSON.stringify(rest)),
    });
    const body = Buffer.from(await answer.body.arrayBuffer());
    const { statusCode } = answer;
    if (statusCode < 200 || statusCode >= 300) throw new ApiRefusal(stem, statusCode, body.toString());
    return { body, setCookie: [answer.headers['set-cookie'] ?? ''].flat()[0] ?? '' };
  }
}

const pathSets = new Map<string, ReadonlySet<string>>();

function namesInPath(path: string): ReadonlySet<string> {
  const names = pathSets.get(path) ?? new Set(pathNames(path));
  pathSets.set(path, names);
  return names;
}

/** Runs work over items with so many at a time; the first failure ends it. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      await work(items[at] as T, at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
