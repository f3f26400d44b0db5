import type { SmsTemplateName, SmsVendor } from '@yanxiu/domain/access/sms-template';

export interface SmsMessage {
  /** 11 digits. */
  readonly phone: string;
  readonly template: SmsTemplateName;
  readonly params: Readonly<Record<string, string>>;
  /** The template filled, as the phone will show it after the signature. */
  readonly text: string;
  /** Our own id of the message; the vendor gives it back. */
  readonly reference: string;
}

/** What the vendor needs to be asked by what became of a message. */
export interface SentSms {
  readonly phone: string;
  readonly serial: string;
  readonly sentAt: Date;
}

export type SmsReceipt =
  | { readonly state: 'waiting' }
  | { readonly state: 'delivered' }
  | { readonly state: 'undelivered'; readonly message: string; readonly blamesNumber: boolean };

/** Sends text messages. The default is the outbox on screen; a vendor's adapter stands behind the same interface. */
export interface SmsSender {
  readonly vendor: SmsVendor | null;
  /** The vendor's serial of the message, null without a vendor; throws an SmsVendorError when it is refused. */
  send(message: SmsMessage): Promise<{ readonly serial: string | null }>;
  /** What became of a sent message; throws an SmsVendorError when the vendor doesn't answer. */
  receiptOf(sent: SentSms): Promise<SmsReceipt>;
}

/** Keeps messages in the outbox alone: an operator reads them on screen and in the data folder. */
export function outboxSms(write: (line: string) => void): SmsSender {
  return {
    vendor: null,
    async send({ phone, template, text }) {
      write(`${JSON.stringify({ at: new Date().toISOString(), phone, template, text })}\n`);
      return { serial: null };
    },
    receiptOf: () => Promise.resolve({ state: 'waiting' }),
  };
}
