/**
 * Lines about requests that went wrong, one JSON object each, with the request's number and nothing of its content. Fastify's
 * own logger would make a child for every request, and nearly none has anything to say.
 */
export type ErrorLog = (line: {
  readonly requestId: string;
  readonly message: string;
  readonly detail: unknown;
}) => void;

export const silentLog: ErrorLog = () => undefined;

export const stdoutLog: ErrorLog = ({ requestId, message, detail }) => {
  const line = { level: 'error', time: new Date().toISOString(), requestId, message, detail: plainOf(detail) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/** An error's fields are not among those that JSON shows. */
function plainOf(detail: unknown): unknown {
  if (!(detail instanceof Error)) return detail;
  const { message, name, stack } = detail;
  const code = 'code' in detail ? detail.code : undefined;
  return { name, message, code, stack, cause: plainOf(detail.cause) };
}
