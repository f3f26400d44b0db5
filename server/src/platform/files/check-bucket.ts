import { createHash, randomUUID } from 'node:crypto';
import type { S3Config } from '../config/s3-config.ts';

/**
 * Asks the bucket for all that the product will: a look, a write, a stretch read back, a removal. Null when it does;
 * otherwise one sentence that says which setting is wrong and what to do.
 */
export async function checkBucket(config: S3Config): Promise<string | null> {
  const { openBucket } = await import('./s3-client.ts');
  const bucket = openBucket(config);
  const key = `staged/${randomUUID()}/check`;
  const bytes = Buffer.from(createHash('sha256').update(key).digest('hex'));
  try {
    await bucket.list('staged/none');
    await bucket.put(key, bytes);
    const back: Buffer[] = [];
    for await (const chunk of await bucket.get(key, { start: 8, end: 15 })) back.push(chunk as Buffer);
    await bucket.remove([key]);
    const isSame = Buffer.concat(back).equals(bytes.subarray(8, 16));
    return isSame ? null : '对象存储读回的内容和写入的不一样，请换一个支持分段读取（Range）的服务。';
  } catch (error) {
    return problemOf(error, config);
  }
}

const words: Readonly<Record<string, (config: S3Config) => string>> = {
  NoSuchBucket: ({ bucket, endpoint }) =>
    `YANXIU_S3_BUCKET：${endpoint} 上没有名为“${bucket}”的存储桶。请核对名称，或先在服务商的控制台建好。`,
  InvalidAccessKeyId: () => 'YANXIU_S3_KEY_FILE：密钥编号（id）不对或已停用，请到服务商的控制台核对。',
  SignatureDoesNotMatch: () => 'YANXIU_S3_KEY_FILE：密钥（secret）不对，请重新填写；也请核对 YANXIU_S3_REGION。',
  AccessDenied: ({ bucket }) =>
    `这个密钥没有权限读写存储桶“${bucket}”，请在服务商的控制台授予列举、读、写、删除的权限。`,
  AuthorizationHeaderMalformed: ({ region }) => `YANXIU_S3_REGION：存储桶不在地域“${region}”，请按服务商控制台填写。`,
  PermanentRedirect: ({ region }) => `YANXIU_S3_REGION：存储桶不在地域“${region}”，请按服务商控制台填写。`,
};

function problemOf(error: unknown, config: S3Config): string {
  const { name, code } = error as { name?: string; code?: string };
  const known = words[name ?? ''];
  if (known) return known(config);
  const isAway = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|CERT|TimeoutError/.test(`${code} ${name}`);
  if (isAway) {
    const style = config.inPath ? '' : '；桶名在域名里（host）时，也请确认服务商支持这种写法';
    return `YANXIU_S3_ENDPOINT：连不上 ${config.endpoint}，请核对地址和网络${style}。`;
  }
  return `对象存储没有按预期回答（${name ?? '未知'}），请核对 YANXIU_S3_ENDPOINT 和 YANXIU_S3_STYLE。`;
}
