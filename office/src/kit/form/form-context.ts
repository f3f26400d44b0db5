import { createContext } from 'react';

/** A field's place in the form's values: `name`, or `['contacts', 0, 'phone']`. */
export type FieldName = string | readonly (string | number)[];

/** Where fields tell the form their labels, so that the summary of errors can name them. */
export interface FieldLabels {
  readonly tell: (path: string, label: string) => void;
}

export const FieldLabelsContext = createContext<FieldLabels>({ tell: () => undefined });

export function pathOf(name: FieldName): string {
  return typeof name === 'string' ? name : name.join('.');
}

/** `contacts.0.phone` → `['contacts', 0, 'phone']`. */
export function nameOf(path: string): (string | number)[] {
  return path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Takes the reader to a field: antd gives a field's place in the form as its id. */
export function focusField(path: string): void {
  const field = document.getElementById(path.split('.').join('_'));
  const within = field?.matches('input, textarea') ? null : field?.querySelector<HTMLElement>('input, textarea');
  (within ?? field)?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}
