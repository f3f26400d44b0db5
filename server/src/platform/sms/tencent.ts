import { z } from 'zod';
import type { SmsConfig } from '../config/sms-config.ts';
import { callVendor } from './call-vendor.ts';
import { signTc3, tc3ContentType } from './sign-tc3.ts';
import type { SentSms, SmsMessage, SmsReceipt, SmsSender } from './sms.ts';
import { blamesNumber, SmsVendorError, vendorError } from './vendor-errors.ts';

const version = '2021-01-11';
const region = 'ap-guangzhou';
const refused = z.object({ Response: z.object({ Error: z.object({ Code: z.string(), Message: z.string() }) }) });
const sendAnswer = z.object({
  Response: z.object({
    SendStatusSet: z.array(z.object({ SerialNo: z.string(), Code: z.string(), Message: z.string() })).min(1),
  }),
});
const pullAnswer = z.object({
  Response: z.object({
    PullSmsSendStatusSet: z.array(
      z.object({ SerialNo: z.string(), ReportStatus: z.string(), Description: z.string().default('') }),
    ),
  }),
});

/** Tencent's SMS API: SendSms, and PullSmsSendStatusByPhoneNumber for receipts. */
export function tencentSms(config: SmsConfig, now: () => Date = () => new Date()): SmsSender {
  const call = async <T>(action: string, payload: object, shape: z.ZodType<T>): Promise<T> => {
    const body = JSON.stringify(payload);
    const timestampSec = Math.floor(now().getTime() / 1000);
    const { host } = new URL(config.endpoint);
    const answer = await callVendor(
      `${config.endpoint}/`,
      {
        authorization: signTc3({ host, service: 'sms', body, timestampSec }, config.key),
        'content-type': tc3ContentType,
        'x-tc-action': action,
        'x-tc-timestamp': String(timestampSec),
        'x-tc-version': version,
        'x-tc-region': region,
      },
      body,
    );
    const error = refused.safeParse(answer);
    if (error.success) throw vendorError('tencent', error.data.Response.Error.Code, error.data.Response.Error.Message);
    const parsed = shape.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new SmsVendorError('短信服务商的答复看不懂。', 'unreadable', true);
  };
  return {
    vendor: 'tencent',
    async send(message: SmsMessage) {
      const payload = {
        PhoneNumberSet: [`+86${message.phone}`],
        SmsSdkAppId: config.appId,
        SignName: config.signature,
        TemplateId: config.templates[message.template],
        // Tencent's places are numbered: {1}{2} in the order in which ours stand
        TemplateParamSet: Object.values(message.params),
        SessionContext: message.reference,
      };
      const { Response } = await call('SendSms', payload, sendAnswer);
      const [status] = Response.SendStatusSet;
      if (status?.Code !== 'Ok') throw vendorError('tencent', status?.Code ?? '', status?.Message ?? '');
      return { serial: status.SerialNo };
    },
    async receiptOf(sent: SentSms): Promise<SmsReceipt> {
      const beginSec = Math.floor(sent.sentAt.getTime() / 1000) - 60;
      const payload = {
        PhoneNumber: `+86${sent.phone}`,
        SmsSdkAppId: config.appId,
        BeginTime: beginSec,
        EndTime: Math.floor(now().getTime() / 1000),
        Offset: 0,
        Limit: 100,
      };
      const { Response } = await call('PullSmsSendStatusByPhoneNumber', payload, pullAnswer);
      const found = Response.PullSmsSendStatusSet.find((one) => one.SerialNo === sent.serial);
      if (!found) return { state: 'waiting' };
      return found.ReportStatus === 'SUCCESS' ? { state: 'delivered' } : failed(found.Description);
    },
  };
}

/** The operator's own words: 空号, 停机 and the like lead to the number. */
function failed(description: string): SmsReceipt {
  const { message, code } = vendorError('tencent', description, '');
  const wrongNumber =
    blamesNumber('tencent', code) || /空号|停机|不存在|MOBILE_NOT_ON|INVALID_NUMBER|用户不在服务区/i.test(description);
  return {
    state: 'undelivered',
    message: wrongNumber ? '手机停机或是空号，请核对号码。' : description ? `运营商没有送达：${description}` : message,
    blamesNumber: wrongNumber,
  };
}
