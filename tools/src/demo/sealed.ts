import type { Protected, Vault } from '@yanxiu/server/platform/vault/vault';

const kept = new WeakMap<Vault, Map<string, Protected>>();

/** What is stored of a document number or phone; made once where the seeding writes the same person into several tables. */
export function sealed(vault: Vault, field: 'document' | 'phone', text: string): Protected {
  const known = kept.get(vault) ?? new Map<string, Protected>();
  kept.set(vault, known);
  const key = `${field} ${text}`;
  const made = known.get(key) ?? vault.protect(field, text);
  known.set(key, made);
  return made;
}
