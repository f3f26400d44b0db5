import { useState } from 'react';
import { useDraft } from './draft.ts';

export interface KeptInput<V> {
  readonly value: V;
  readonly write: (value: V) => void;
  /** It is sent: the next time begins anew. */
  readonly drop: () => void;
  /** Whether something typed earlier is there again. */
  readonly restored: boolean;
}

/**
 * What is typed into a dialog, kept under `key` (the dialog and what it is about) until it is sent: closing the dialog or
 * leaving the page loses nothing. For one mounting of the dialog's content: mount it anew for another subject.
 */
export function useKept<V extends object>(key: string, initial: V): KeptInput<V> {
  const draft = useDraft(key, initial);
  const [value, setValue] = useState(draft.start);
  const [blank] = useState(() => JSON.stringify(initial));
  const write = (next: V) => {
    setValue(next);
    if (JSON.stringify(next) === blank) draft.drop();
    else draft.keep(next);
  };
  return { value, write, drop: draft.drop, restored: draft.restored !== 'no' };
}

/** One text field, such as a reason. */
export function useKeptText(key: string): KeptInput<string> {
  const { value, write, ...rest } = useKept(key, { text: '' });
  return { value: value.text, write: (text) => write({ text }), ...rest };
}
