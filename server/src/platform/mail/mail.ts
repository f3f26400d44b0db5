import nodemailer from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { name: string; path: string }[];
}

/** Sends one e-mail; throws when it cannot. The default keeps it in the outbox alone. */
export interface MailSender {
  readonly name: string;
  send(mail: Mail): Promise<void>;
}

export function outboxMail(write: (line: string) => void): MailSender {
  return {
    name: 'outbox',
    async send(mail) {
      write(`${JSON.stringify({ at: new Date().toISOString(), ...mail })}\n`);
    },
  };
}

/** SMTP by a URL such as `smtps://user:password@host:465`. */
export function smtpMail(url: string, from: string): MailSender {
  const transport = nodemailer.createTransport(url);
  return {
    name: 'smtp',
    async send(mail) {
      await transport.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        attachments: mail.attachments.map((file) => ({ filename: file.name, path: file.path })),
      });
    },
  };
}
