import { randomUUID } from 'node:crypto';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { z } from 'zod';
import type { SmsConfig } from '../config/sms-config.ts';
import { callVendor } from './call-vendor.ts';
import { signAcs3 } from './sign-acs3.ts';
import type { SentSms, SmsMessage, SmsReceipt, SmsSender } from './sms.ts';
import { blamesNumber, SmsVendorError, vendorError } from './vendor-errors.ts';

const version = '2017-05-25';
const answer = z.object({ Code: z.string(), Message: z.string().default(''), BizId: z.string().optional() });
const details = answer.extend({
  SmsSendDetailDTOs: z
    .object({
      SmsSendDetailDTO: z.array(
        z.object({ SendStatus: z.number(), ErrCode: z.string().default(''), OutId: z.string().optional() }),
      ),
    })
    .optional(),
});

/** Aliyun's Dysmsapi: SendSms, and QuerySendDetails for receipts (SendStatus 1 waiting, 2 failed, 3 received). */
export function aliyunSms(config: SmsConfig, now: () => Date = () => new Date()): SmsSender {
  const call = async (action: string, query: Record<string, string>) => {
    const date = now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
    const { host } = new URL(config.endpoint);
    const signed = signAcs3({ host, action, version, query, body: '', date, nonce: randomUUID() }, config.key);
    return callVendor(`${config.endpoint}/?${signed.query}`, signed.headers, null);
  };
  return {
    vendor: 'aliyun',
    async send(message: SmsMessage) {
      const sent = read(
        answer,
        await call('SendSms', {
          PhoneNumbers: message.phone,
          SignName: config.signature,
          TemplateCode: config.templates[message.template],
          TemplateParam: JSON.stringify(message.params),
          OutId: message.reference,
        }),
      );
      if (sent.Code !== 'OK') throw vendorError('aliyun', sent.Code, sent.Message);
      return { serial: sent.BizId ?? null };
    },
    async receiptOf(sent: SentSms): Promise<SmsReceipt> {
      const asked = read(
        details,
        await call('QuerySendDetails', {
          PhoneNumber: sent.phone,
          BizId: sent.serial,
          SendDate: dayOf(sent.sentAt).replaceAll('-', ''),
          PageSize: '10',
          CurrentPage: '1',
        }),
      );
      if (asked.Code !== 'OK') throw vendorError('aliyun', asked.Code, asked.Message);
      const [detail] = asked.SmsSendDetailDTOs?.SmsSendDetailDTO ?? [];
      if (detail?.SendStatus === 3) return { state: 'delivered' };
      if (detail?.SendStatus !== 2) return { state: 'waiting' };
      const { code, message } = vendorError('aliyun', detail.ErrCode, '');
      return { state: 'undelivered', message, blamesNumber: blamesNumber('aliyun', code) };
    },
  };
}

function read<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SmsVendorError('短信服务商的答复看不懂。', 'unreadable', true);
}
