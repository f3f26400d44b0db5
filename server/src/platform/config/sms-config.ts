import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type SmsTemplateName,
  type SmsVendor,
  smsSignatureProblem,
  smsTemplateNames,
  smsTemplateProblems,
  smsTemplates,
} from '@yanxiu/domain/access/sms-template';

/** A vendor's account, all of it said by the operator: nothing here has a default but the vendors' public addresses. */
export interface SmsConfig {
  readonly vendor: SmsVendor;
  readonly key: { readonly id: string; readonly secret: string };
  /** 签名 as approved by the vendor, without brackets. */
  readonly signature: string;
  /** Our templates by the vendor's codes of them. */
  readonly templates: Readonly<Record<SmsTemplateName, string>>;
  /** Tencent's SdkAppId; empty with Aliyun. */
  readonly appId: string;
  /** `https://host`, without a slash at its end. */
  readonly endpoint: string;
}

export interface SmsVariables {
  readonly YANXIU_SMS_VENDOR?: SmsVendor | undefined;
  readonly YANXIU_SMS_KEY_FILE?: string | undefined;
  readonly YANXIU_SMS_SIGNATURE?: string | undefined;
  readonly YANXIU_SMS_TEMPLATES?: string | undefined;
  readonly YANXIU_SMS_APP_ID?: string | undefined;
  readonly YANXIU_SMS_ENDPOINT?: string | undefined;
}

const endpoints: Readonly<Record<SmsVendor, string>> = {
  aliyun: 'https://dysmsapi.aliyuncs.com',
  tencent: 'https://sms.tencentcloudapi.com',
};

/** The vendor's account, null when none is named, or sentences about what is wrong; reads the key file. */
export function readSmsConfig(read: SmsVariables, cwd: string): SmsConfig | null | { problems: string[] } {
  const vendor = read.YANXIU_SMS_VENDOR;
  if (!vendor) {
    const left = Object.entries(read).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    return left.length === 0
      ? null
      : { problems: [`${left.join('、')}：要发短信还须填写 YANXIU_SMS_VENDOR（aliyun 或 tencent）。`] };
  }
  const templates = readTemplates(read.YANXIU_SMS_TEMPLATES ?? '');
  const key = readKey(read.YANXIU_SMS_KEY_FILE, cwd);
  const signature = read.YANXIU_SMS_SIGNATURE;
  const signatureProblem = signature ? smsSignatureProblem(signature) : '请填写服务商审核通过的短信签名。';
  const problems = [
    typeof key === 'string' ? `YANXIU_SMS_KEY_FILE：${key}` : '',
    signatureProblem ? `YANXIU_SMS_SIGNATURE：${signatureProblem}` : '',
    typeof templates === 'string' ? `YANXIU_SMS_TEMPLATES：${templates}` : '',
    vendor === 'tencent' && !read.YANXIU_SMS_APP_ID ? 'YANXIU_SMS_APP_ID：腾讯云须填写应用编号（SdkAppId）。' : '',
    ...smsTemplateNames.flatMap((name) => smsTemplateProblems(smsTemplates[name], vendor)),
  ].filter((problem) => problem !== '');
  if (problems.length > 0 || typeof key === 'string' || typeof templates === 'string' || !signature)
    return { problems };
  const endpoint = (read.YANXIU_SMS_ENDPOINT ?? endpoints[vendor]).replace(/\/+$/, '');
  return { vendor, key, signature, templates, appId: read.YANXIU_SMS_APP_ID ?? '', endpoint };
}

/** `code=SMS_154950909`, several separated by commas: every template of ours needs one. */
function readTemplates(text: string): Record<SmsTemplateName, string> | string {
  const pairs = new Map(
    text.split(/[,，\s]+/).flatMap((part) => {
      const [, name, code] = /^(\w+)=([\w-]+)$/.exec(part) ?? [];
      return name && code ? [[name, code] as const] : [];
    }),
  );
  const missing = smsTemplateNames.filter((name) => !pairs.has(name));
  if (missing.length > 0) {
    const titles = missing.map((name) => `${name}（${smsTemplates[name].title}）`).join('、');
    return `缺少模板 ${titles} 在服务商处的编号，例如 code=SMS_154950909。`;
  }
  return Object.fromEntries(pairs) as Record<SmsTemplateName, string>;
}

/** Two lines, `id …` and `secret …`, readable by the owner alone. */
export function readKey(file: string | undefined, cwd: string): { id: string; secret: string } | string {
  if (!file) return '请填写密钥文件的路径，文件两行：id 密钥编号、secret 密钥。';
  const path = resolve(cwd, file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return `没有文件 ${path}。`;
  if ((stat.mode & 0o077) !== 0) return `文件 ${path} 可被他人读取，请先执行 chmod 600 ${path}。`;
  const text = readFileSync(path, 'utf8');
  const id = /^id\s+(\S+)\s*$/m.exec(text)?.[1];
  const secret = /^secret\s+(\S+)\s*$/m.exec(text)?.[1];
  return id && secret ? { id, secret } : `文件 ${path} 应有两行：id 密钥编号、secret 密钥。`;
}
