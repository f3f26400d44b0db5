import { documentKindNames } from '@yanxiu/domain/kernel/identity-number';

/** The words of a kind of document; who was named by phone alone has none. */
export function documentKindName(kind: string | null): string {
  return (kind && (documentKindNames as Readonly<Record<string, string>>)[kind]) || '证件';
}
