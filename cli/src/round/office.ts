import { readFileSync } from 'node:fs';
import type { InputOf, OutputOf, Stem } from '@yanxiu/contract/index';
import type { Role } from '@yanxiu/domain/access/roles';
import { type Api, ApiRefusal } from './api.ts';

interface KeptLogin {
  readonly phone: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly { readonly role: Role; readonly org: string }[];
}

/** Who does something in an office: a role at a unit; `nth` 1 is a second person of the same post. */
export interface Post {
  readonly role: Role;
  readonly org: string;
  readonly nth?: number;
}

/** The people of the offices: each acts by her own log-in and role; a session that demo time has ended is opened anew. */
export class Office {
  readonly #api: Api;
  readonly #logins: readonly KeptLogin[];
  readonly #cookies = new Map<string, string>();

  constructor(api: Api, loginsFile: string) {
    this.#api = api;
    this.#logins = JSON.parse(readFileSync(loginsFile, 'utf8')) as KeptLogin[];
  }

  /** The people who hold a role at a unit. */
  holders(post: Post): readonly KeptLogin[] {
    return this.#logins.filter((login) => login.roles.some((held) => held.role === post.role && held.org === post.org));
  }

  passwordOf(phone: string): string | null {
    return this.#logins.find((login) => login.phone === phone)?.password ?? null;
  }

  async call<S extends Stem>(post: Post, stem: S, input: InputOf<S>): Promise<OutputOf<S>> {
    return this.#withSession(post, (cookie) => this.#api.call(cookie, stem, input));
  }

  async download<S extends Stem>(post: Post, stem: S, input: InputOf<S>): Promise<Buffer> {
    return this.#withSession(post, (cookie) => this.#api.download(cookie, stem, input));
  }

  async upload(
    post: Post,
    file: { name: string; purpose: InputOf<'file.upload'>['purpose']; programId: string },
    bytes: Uint8Array,
  ): Promise<string> {
    const { id } = await this.#withSession(post, (cookie) => this.#api.upload(cookie, 'file.upload', file, bytes));
    return id;
  }

  /** Waits for a background job that the post has started; a failed one ends the round. */
  async finish(post: Post, jobId: string): Promise<unknown> {
    for (;;) {
      const job = await this.call(post, 'operation.job', { id: jobId });
      if (job.state === 'done') return job.result;
      if (job.state === 'failed') throw new Error(`job ${job.title} failed: ${job.message}`);
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  async #withSession<T>(post: Post, work: (cookie: string) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#cookie(post));
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status !== 401) throw error;
      this.#cookies.delete(keyOf(post));
      return work(await this.#cookie(post));
    }
  }

  async #cookie(post: Post): Promise<string> {
    const known = this.#cookies.get(keyOf(post));
    if (known) return known;
    const login = this.holders(post)[post.nth ?? 0];
    if (!login) throw new Error(`nobody is ${post.role} at ${post.org}`);
    let { cookie, answer } = await this.#api.signIn('access.logIn', { login: login.phone, password: login.password });
    const wanted = answer.assignments.find((one) => one.role === post.role && one.orgName === post.org);
    if (!wanted) throw new Error(`${login.name} is not ${post.role} at ${post.org}`);
    if (answer.assignment?.id !== wanted.id) {
      ({ cookie } = await this.#api.signIn('access.switchRole', { assignmentId: wanted.id }, cookie));
    }
    this.#cookies.set(keyOf(post), cookie);
    return cookie;
  }
}

const keyOf = (post: Post) => `${post.role}@${post.org}#${post.nth ?? 0}`;
