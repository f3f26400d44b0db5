import type { Clock } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../db/database.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { MailSender } from '../mail/mail.ts';
import type { SmsSender } from '../sms/sms.ts';
import type { Vault } from '../vault/vault.ts';
import type { Listeners } from './facts.ts';

/** The machine's parts, made once at start and passed in; tests pass their own clock, SMS, mail and file store. */
export interface App {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly sms: SmsSender;
  readonly mail: MailSender;
  readonly listeners: Listeners;
}
