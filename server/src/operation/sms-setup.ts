import {
  type SmsVendor,
  smsParts,
  smsTemplateNames,
  smsTemplateProblems,
  smsTemplates,
  smsVendors,
  smsVendorText,
} from '@yanxiu/domain/access/sms-template';
import type { Ctx } from '../platform/http/context.ts';
import { countSms } from './store.ts';

/** A signature of the usual length, for counting parts where none is configured yet. */
const usualSignature = '某某县教育局';

/** Which vendor delivers, with which signature and templates, and how the last day went; never the key. */
export async function showSmsSetup(ctx: Ctx) {
  const { sms } = ctx.app.config;
  const vendors: SmsVendor[] = sms ? [sms.vendor] : ['aliyun', 'tencent'];
  return {
    vendorName: sms ? smsVendors[sms.vendor] : null,
    signature: sms?.signature ?? null,
    templates: smsTemplateNames.map((name) => {
      const template = smsTemplates[name];
      return {
        name,
        title: template.title,
        text: sms ? smsVendorText(template, sms.vendor) : template.text,
        vendorCode: sms?.templates[name] ?? null,
        parts: smsParts(template.text, sms?.signature ?? usualSignature),
        problems: vendors.flatMap((vendor) =>
          smsTemplateProblems(template, vendor).map((message) => ({ vendorName: smsVendors[vendor], message })),
        ),
      };
    }),
    ...(await countSms(ctx.db, new Date(ctx.now.getTime() - 86_400_000))),
  };
}
