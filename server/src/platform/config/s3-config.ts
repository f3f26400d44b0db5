import { readKey } from './sms-config.ts';

/** A bucket of an S3 service for uploaded files, all of it said by the operator. */
export interface S3Config {
  /** `https://host`, without a slash at its end. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Whether the bucket stands in the path (`https://host/bucket/…`) or before the host's name. */
  readonly inPath: boolean;
  readonly key: { readonly id: string; readonly secret: string };
}

export interface S3Variables {
  readonly YANXIU_S3_ENDPOINT?: string | undefined;
  readonly YANXIU_S3_REGION?: string | undefined;
  readonly YANXIU_S3_BUCKET?: string | undefined;
  readonly YANXIU_S3_STYLE?: 'path' | 'host' | undefined;
  readonly YANXIU_S3_KEY_FILE?: string | undefined;
}

const wanted: Readonly<Record<keyof S3Variables, string>> = {
  YANXIU_S3_ENDPOINT: '请填写对象存储的地址，例如 https://oss-cn-beijing.aliyuncs.com。',
  YANXIU_S3_REGION: '请填写地域，例如 cn-beijing；自建的填服务商文档里写的。',
  YANXIU_S3_BUCKET: '请填写存储桶的名称，桶要先建好。',
  YANXIU_S3_STYLE: '请填写 host（桶名在域名里，云服务商多为这种）或 path（桶名在路径里，自建多为这种）。',
  YANXIU_S3_KEY_FILE: '请填写密钥文件的路径，文件两行：id 密钥编号、secret 密钥。',
};

/** The bucket, null when nothing is said of one, or sentences about what is missing or wrong; reads the key file. */
export function readS3Config(read: S3Variables, cwd: string): S3Config | null | { problems: string[] } {
  const names = Object.keys(wanted) as (keyof S3Variables)[];
  const missing = names.filter((name) => read[name] === undefined);
  if (missing.length === names.length) return null;
  const problems = missing.map((name) => `${name}：${wanted[name]}`);
  const key = readKey(read.YANXIU_S3_KEY_FILE, cwd);
  if (typeof key === 'string' && read.YANXIU_S3_KEY_FILE) problems.push(`YANXIU_S3_KEY_FILE：${key}`);
  const { YANXIU_S3_ENDPOINT: endpoint, YANXIU_S3_REGION: region, YANXIU_S3_BUCKET: bucket } = read;
  if (problems.length > 0 || !endpoint || !region || !bucket || typeof key === 'string') return { problems };
  return { endpoint: endpoint.replace(/\/+$/, ''), region, bucket, inPath: read.YANXIU_S3_STYLE === 'path', key };
}
