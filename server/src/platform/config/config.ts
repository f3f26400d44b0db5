import { join, resolve } from 'node:path';
import { z } from 'zod';
import { readS3Config, type S3Config } from './s3-config.ts';
import { readSmsConfig, type SmsConfig } from './sms-config.ts';

/**
 * All that the environment may say, read once at the start. Nothing else in the product reads `process.env`:
 * a test or a second server in the same process passes another Config.
 */
export interface Config {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  /** 0 asks the system for a free port. */
  readonly port: number;
  /** Absolute path of the folder that keeps the embedded database, uploads, the key and the outboxes. */
  readonly dataDir: string;
  /** An existing PostgreSQL (15 or newer); without it the embedded one is started inside dataDir. */
  readonly databaseUrl?: string;
  /** Absolute path of the file that holds the keys of personal data (see key-file.ts). */
  readonly keyFile: string;
  /** What people type to reach this server, without a slash at its end; absent = the address it listens on. */
  readonly publicUrl?: string;
  readonly smtp?: SmtpConfig;
  /** A vendor that delivers text messages; absent = they stay in the outbox on screen. */
  readonly sms?: SmsConfig;
  /** A bucket for uploaded files; absent = they lie in dataDir. */
  readonly s3?: S3Config;
}

export interface SmtpConfig {
  /** smtp://user:password@host:port or smtps://… */
  readonly url: string;
  /** The sender that recipients see. */
  readonly from: string;
}

/** One sentence for each wrong variable: which, why, what to do. */
export interface ConfigError {
  readonly problems: readonly string[];
}

const url = (protocol: RegExp, message: string) => z.url({ protocol, error: message });

const variables = z.object({
  YANXIU_MODE: z.enum(['demo', 'production'], '只能是 demo（演示）或 production（正式）').default('production'),
  HOST: z
    .string()
    .regex(/^[0-9A-Za-z.:-]+$/, '应是本机的一个地址，例如 127.0.0.1')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '应是 0 到 65535 的整数，例如 3000')
    .default('3000')
    .transform(Number)
    .refine((port) => port <= 65_535, '应是 0 到 65535 的整数，例如 3000'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: url(/^postgres(ql)?$/, '应形如 postgres://用户:密码@主机:5432/数据库').optional(),
  YANXIU_KEY_FILE: z.string().optional(),
  YANXIU_PUBLIC_URL: url(/^https?$/, '应形如 https://yanxiu.example.cn').optional(),
  YANXIU_SMTP_URL: url(/^smtps?$/, '应形如 smtps://用户:密码@主机:465').optional(),
  YANXIU_SMTP_FROM: z.email('应是一个邮箱地址').optional(),
  YANXIU_SMS_VENDOR: z.enum(['aliyun', 'tencent'], '只能是 aliyun（阿里云）或 tencent（腾讯云）').optional(),
  YANXIU_SMS_KEY_FILE: z.string().optional(),
  YANXIU_SMS_SIGNATURE: z.string().optional(),
  YANXIU_SMS_TEMPLATES: z.string().optional(),
  YANXIU_SMS_APP_ID: z.string().regex(/^\d+$/, '应是一串数字').optional(),
  YANXIU_SMS_ENDPOINT: url(/^https?$/, '应形如 https://dysmsapi.aliyuncs.com').optional(),
  YANXIU_S3_ENDPOINT: url(/^https?$/, '应形如 https://oss-cn-beijing.aliyuncs.com').optional(),
  YANXIU_S3_REGION: z.string().optional(),
  YANXIU_S3_BUCKET: z.string().optional(),
  YANXIU_S3_STYLE: z.enum(['path', 'host'], '只能是 host（桶名在域名里）或 path（桶名在路径里）').optional(),
  YANXIU_S3_KEY_FILE: z.string().optional(),
});

type Variables = z.infer<typeof variables>;

/**
 * Reads and checks the settings; relative paths are taken from `cwd`. A variable that is empty counts as not set.
 * Wrong ones come back as sentences, all at once: nothing is guessed and nothing is thrown.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config | ConfigError {
  const set = Object.fromEntries(
    Object.keys(variables.shape).flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = variables.safeParse(set);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => `${String(issue.path[0])}：${issue.message}。`) };
  }
  const sms = readSmsConfig(smsVariables(parsed.data), cwd);
  const s3 = readS3Config(parsed.data, cwd);
  const problems = [...contradictions(parsed.data), ...problemsOf(sms), ...problemsOf(s3)];
  if (problems.length > 0 || (sms && 'problems' in sms) || (s3 && 'problems' in s3)) return { problems };
  return { ...toConfig(parsed.data, cwd), ...(sms ? { sms } : {}), ...(s3 ? { s3 } : {}) };
}

const problemsOf = (read: object | null): readonly string[] =>
  read && 'problems' in read ? (read.problems as string[]) : [];

function smsVariables({
  YANXIU_SMS_VENDOR,
  YANXIU_SMS_KEY_FILE,
  YANXIU_SMS_SIGNATURE,
  YANXIU_SMS_TEMPLATES,
  YANXIU_SMS_APP_ID,
  YANXIU_SMS_ENDPOINT,
}: Variables) {
  return {
    YANXIU_SMS_VENDOR,
    YANXIU_SMS_KEY_FILE,
    YANXIU_SMS_SIGNATURE,
    YANXIU_SMS_TEMPLATES,
    YANXIU_SMS_APP_ID,
    YANXIU_SMS_ENDPOINT,
  };
}

export function isConfigError(value: Config | ConfigError): value is ConfigError {
  return 'problems' in value;
}

/** Whether an address can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The address that people of this machine may type: a wildcard address is not one. */
export function localUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function contradictions(read: Variables): string[] {
  const problems: string[] = [];
  if (read.YANXIU_MODE === 'demo' && !isLoopback(read.HOST)) {
    problems.push(
      `HOST：演示模式的登录名和密码是公开的，只能在本机使用（127.0.0.1、::1、localhost），现为 ${read.HOST}。` +
        '请去掉 HOST，或用 npm run serve 以正式模式启动。',
    );
  }
  if ((read.YANXIU_SMTP_URL === undefined) !== (read.YANXIU_SMTP_FROM === undefined)) {
    problems.push('YANXIU_SMTP_URL 和 YANXIU_SMTP_FROM：发邮件需要两项都填，不发邮件则两项都不填。');
  }
  return problems;
}

function toConfig(read: Variables, cwd: string): Config {
  const dataDir = resolve(cwd, read.DATA_DIR);
  const smtp =
    read.YANXIU_SMTP_URL && read.YANXIU_SMTP_FROM
      ? { smtp: { url: read.YANXIU_SMTP_URL, from: read.YANXIU_SMTP_FROM } }
      : {};
  return {
    mode: read.YANXIU_MODE,
    host: read.HOST,
    port: read.PORT,
    dataDir,
    keyFile: read.YANXIU_KEY_FILE ? resolve(cwd, read.YANXIU_KEY_FILE) : join(dataDir, 'key'),
    ...(read.DATABASE_URL ? { databaseUrl: read.DATABASE_URL } : {}),
    ...(read.YANXIU_PUBLIC_URL ? { publicUrl: read.YANXIU_PUBLIC_URL.replace(/\/+$/, '') } : {}),
    ...smtp,
  };
}
