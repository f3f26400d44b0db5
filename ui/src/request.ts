import { endpointPaths } from './generated/endpoints.ts';

/** What goes over the wire for one call. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string | null;
}

/**
 * Puts an input where its endpoint wants it: names of the path into the path, the rest of a GET (or of a raw upload)
 * into the query, anything else into a JSON body. Fields that are undefined are left out. Throws on an unknown stem
 * or a missing path parameter: programming errors.
 */
export function wireRequest(stem: string, input: Readonly<Record<string, unknown>>): WireRequest {
  const known = endpointPaths[stem];
  if (!known) throw new Error(`no endpoint ${stem}: run npm run generate`);
  const [method, path, receives] = known;
  const rest: Record<string, unknown> = { ...input };
  const filled = path.replace(/:(\w+)/g, (_place, name: string) => {
    const value = rest[name];
    if (value === undefined || value === null || value === '') throw new Error(`${stem} needs ${name}`);
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (method === 'GET' || receives === 'bytes') return { method, url: filled + queryText(rest), body: null };
  return { method, url: filled, body: JSON.stringify(rest) };
}

function queryText(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) for (const one of value) query.append(name, String(one));
    else query.append(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** Whether the server that this page was built with has the endpoint. */
export function hasEndpoint(stem: string): boolean {
  return stem in endpointPaths;
}

/** A key under which a repeated press is carried out once; works without a secure context and on old phones. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let key = '';
  for (const byte of bytes) key += byte.toString(16).padStart(2, '0');
  return key;
}
