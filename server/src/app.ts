import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { findActor } from './access/session.ts';
import { platformJobs, servedFeatures } from './features.ts';
import type { Clock } from './platform/clock/clock.ts';
import type { Config } from './platform/config/config.ts';
import type { KeyRing } from './platform/config/key-file.ts';
import type { SmsConfig } from './platform/config/sms-config.ts';
import type { Database } from './platform/db/database.ts';
import { diskFileStore } from './platform/files/file-store.ts';
import { s3FileStore } from './platform/files/s3-file-store.ts';
import type { App } from './platform/http/app-parts.ts';
import { Listeners } from './platform/http/facts.ts';
import { buildServer, type WebRoots } from './platform/http/server.ts';
import { graphileJobs, type JobTask } from './platform/jobs/jobs.ts';
import { outboxMail, smtpMail } from './platform/mail/mail.ts';
import { aliyunSms } from './platform/sms/aliyun.ts';
import { outboxSms } from './platform/sms/sms.ts';
import { tencentSms } from './platform/sms/tencent.ts';
import { Vault, vaultKeys } from './platform/vault/vault.ts';
import { programInReach } from './program/in-reach.ts';

export interface AppParts {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: KeyRing;
}

/** Puts the machine's parts together from the configuration; nothing is started yet. */
export function makeApp(parts: AppParts): App {
  const { config, database } = parts;
  const outbox = join(config.dataDir, 'outbox');
  mkdirSync(outbox, { recursive: true, mode: 0o700 });
  const writeTo = (name: string) => (line: string) => appendFileSync(join(outbox, name), line, { mode: 0o600 });
  const listeners = new Listeners();
  for (const served of servedFeatures) listeners.add(served.listeners);
  return {
    config,
    database,
    clock: parts.clock,
    vault: new Vault(vaultKeys(parts.keys)),
    files: config.s3
      ? s3FileStore(config.s3, join(config.dataDir, 'file-copies'))
      : diskFileStore(join(config.dataDir, 'files')),
    jobs: graphileJobs(database.pool, (message) => console.error(message)),
    sms: config.sms ? vendorSms(config.sms) : outboxSms(writeTo('sms.jsonl')),
    mail: config.smtp ? smtpMail(config.smtp.url, config.smtp.from) : outboxMail(writeTo('mail.jsonl')),
    listeners,
  };
}

const vendorSms = (sms: SmsConfig) => (sms.vendor === 'aliyun' ? aliyunSms(sms) : tencentSms(sms));

/** The HTTP server of an app with every feature. */
export function makeServer(app: App, options: { webRoots?: WebRoots; log?: boolean } = {}): Promise<FastifyInstance> {
  return buildServer({
    app,
    features: servedFeatures,
    guards: { findActor, programInReach },
    log: options.log ?? true,
    ...(options.webRoots ? { webRoots: options.webRoots } : {}),
  });
}

export function startJobs(app: App, extraJobs: readonly JobTask[] = []): Promise<void> {
  return app.jobs.start(app, [...platformJobs, ...servedFeatures.flatMap((served) => served.jobs), ...extraJobs]);
}
