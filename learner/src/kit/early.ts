import type { InputOf, OutputOf, Stem } from '@yanxiu/contract/index';
import { call } from '@yanxiu/ui/client';

const begun = new Map<string, Promise<unknown>>();
const arrived = new Map<string, unknown>();

/** Begins a read before the page that needs it has been fetched: on a slow network both arrive together. */
export function readEarly<S extends Stem>(stem: S, input: InputOf<S>): Promise<OutputOf<S>> {
  const answer = call(stem, input);
  const key = stem + JSON.stringify(input);
  begun.set(key, answer);
  answer.then((value) => arrived.set(key, value)).catch(() => undefined);
  return answer;
}

/** Reads an endpoint; what was begun early is taken once. */
export function readOnce<S extends Stem>(stem: S, input: InputOf<S>, signal?: AbortSignal): Promise<OutputOf<S>> {
  const key = stem + JSON.stringify(input);
  const early = begun.get(key) as Promise<OutputOf<S>> | undefined;
  begun.delete(key);
  return early ?? call(stem, input, signal ? { signal } : {});
}

/** What was begun early and is here already, for the first drawing; taken once. */
export function takeArrived<S extends Stem>(stem: S, input: InputOf<S> | null): OutputOf<S> | undefined {
  const key = stem + JSON.stringify(input);
  const value = arrived.get(key) as OutputOf<S> | undefined;
  if (value !== undefined) {
    arrived.delete(key);
    begun.delete(key);
  }
  return value;
}
