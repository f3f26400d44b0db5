import type { InputOf, OutputOf, Stem } from '@yanxiu/contract/index';
import { ApiError, errorOf, offlineError } from './api-error.ts';
import { wireRequest } from './request.ts';

export interface CallOptions {
  /** The same key makes the server carry out a repeated press once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Calls an endpoint by its stem; resolves to its output, rejects with an ApiError. */
export async function call<S extends Stem>(
  stem: S,
  input: InputOf<S>,
  options: CallOptions = {},
): Promise<OutputOf<S>> {
  const response = await send(stem, input, options);
  return (await response.json()) as OutputOf<S>;
}

/** The address of a file or picture for `src` and `href` (an endpoint that sends a file, by GET). */
export function fileUrl<S extends Stem>(stem: S, input: InputOf<S>): string {
  return wireRequest(stem, recordOf(input)).url;
}

/** Fetches a file and hands it to the browser's downloads under the server's name for it (or `fallbackName`). */
export async function download<S extends Stem>(stem: S, input: InputOf<S>, fallbackName = '下载文件'): Promise<void> {
  const response = await send(stem, input, {});
  saveBlob(await response.blob(), fileName(response.headers.get('content-disposition')) ?? fallbackName);
}

/** Gives the browser's downloads a file that the page holds. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export interface UploadOptions {
  /** Told how much has left this machine. */
  readonly onProgress?: (sentBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
  readonly idempotencyKey?: string;
}

/** Sends raw bytes to an endpoint that receives them; the input travels in the query. */
export function upload<S extends Stem>(
  stem: S,
  input: InputOf<S>,
  bytes: Blob,
  options: UploadOptions = {},
): Promise<OutputOf<S>> {
  const wire = wireRequest(stem, recordOf(input));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(wire.method, wire.url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    if (options.idempotencyKey) request.setRequestHeader('idempotency-key', options.idempotencyKey);
    request.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as OutputOf<S>);
      else reject(noticed(errorOf(request.status, request.responseText)));
    };
    request.onerror = () => reject(offlineError());
    request.onabort = () => reject(new ApiError({ code: 'aborted', status: 0, message: '上传已取消。' }));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(bytes);
  });
}

const signedOutListeners = new Set<() => void>();

/** Told whenever a call finds that nobody is signed in any more; returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => {
    signedOutListeners.delete(listener);
  };
}

async function send(stem: string, input: unknown, options: CallOptions): Promise<Response> {
  const wire = wireRequest(stem, recordOf(input));
  const headers: Record<string, string> = { accept: 'application/json' };
  if (wire.body !== null) headers['content-type'] = 'application/json';
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  const init: RequestInit = { method: wire.method, headers, credentials: 'same-origin', body: wire.body };
  const response = await fetch(wire.url, options.signal ? { ...init, signal: options.signal } : init).catch(
    (error: unknown) => {
      if (options.signal?.aborted) throw error;
      throw offlineError();
    },
  );
  if (!response.ok) throw noticed(errorOf(response.status, await response.text()));
  return response;
}

function noticed(error: ApiError): ApiError {
  if (error.status === 401) for (const listener of signedOutListeners) listener();
  return error;
}

function recordOf(input: unknown): Readonly<Record<string, unknown>> {
  return input as Readonly<Record<string, unknown>>;
}

/** The name in a Content-Disposition header as our server writes it. */
function fileName(header: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : null;
}
