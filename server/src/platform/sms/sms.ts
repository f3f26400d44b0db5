/** Sends one text message; throws with a Chinese reason when the vendor refuses. The default is the outbox on screen. */
export interface SmsSender {
  readonly name: string;
  send(message: { phone: string; template: string; text: string }): Promise<void>;
}

/** Keeps messages in the outbox alone: an operator reads them on screen and in the data folder. */
export function outboxSms(write: (line: string) => void): SmsSender {
  return {
    name: 'outbox',
    async send(message) {
      write(`${JSON.stringify({ at: new Date().toISOString(), ...message })}\n`);
    },
  };
}
