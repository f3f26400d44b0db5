/** One wrong field of an input: `path` is dotted (`contacts.0.name`), empty where no single field is meant. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

interface ApiErrorParts {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly issues?: readonly Issue[];
  readonly params?: Readonly<Record<string, string | number>>;
  readonly requestId?: string;
}

/**
 * What every failed call throws: a sentence for the reader and a code for the program. `code` is one of the six
 * transport errors, `<feature>.<code>` for a rule's "no", or `offline` (status 0) when nothing came back at all.
 */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly issues: readonly Issue[];
  readonly params: Readonly<Record<string, string | number>>;
  readonly requestId: string;

  constructor(parts: ApiErrorParts) {
    super(parts.message);
    this.name = 'ApiError';
    this.code = parts.code;
    this.status = parts.status;
    this.issues = parts.issues ?? [];
    this.params = parts.params ?? {};
    this.requestId = parts.requestId ?? '';
  }
}

export function isApiError(value: unknown): value is ApiError {
  return value instanceof ApiError;
}

/** The sentence for any thrown value; a bug of ours gets a plain one. */
export function errorText(error: unknown): string {
  return isApiError(error) ? error.message : '页面出了点问题，内容没有丢失。请刷新后再试；仍不行请联系客服。';
}

export function offlineError(): ApiError {
  return new ApiError({
    code: 'offline',
    status: 0,
    message: '没有连上服务器。请检查网络，稍后重试；已填写的内容不会丢失。',
  });
}

/** Turns the text of a failed answer into an error; a page of a gateway in between becomes a plain sentence. */
export function errorOf(status: number, text: string): ApiError {
  const body = parse(text);
  const code = textOf(body.code);
  const message = textOf(body.message);
  if (!code || !message) {
    return new ApiError({ code: 'internal', status, message: `服务器暂时没有正常回应（${status}）。请稍后重试。` });
  }
  return new ApiError({
    code,
    message,
    status,
    issues: issuesOf(body.issues),
    params: paramsOf(body.params),
    requestId: textOf(body.requestId),
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function issuesOf(value: unknown): Issue[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((issue) => ({ path: textOf(issue.path), message: textOf(issue.message) }));
}

function paramsOf(value: unknown): Record<string, string | number> {
  const params: Record<string, string | number> = {};
  if (!isRecord(value)) return params;
  for (const [name, param] of Object.entries(value)) {
    if (typeof param === 'string' || typeof param === 'number') params[name] = param;
  }
  return params;
}
