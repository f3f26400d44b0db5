/** The pictures among some blocks. */
export function picturesOf<B extends { readonly kind: string }>(
  blocks: readonly B[],
): Extract<B, { kind: 'picture' }>[] {
  return blocks.filter((one): one is Extract<B, { kind: 'picture' }> => one.kind === 'picture');
}

/** The words among some blocks: all but the pictures. */
export function wordsOf<B extends { readonly kind: string }>(blocks: readonly B[]): Exclude<B, { kind: 'picture' }>[] {
  return blocks.filter((one): one is Exclude<B, { kind: 'picture' }> => one.kind !== 'picture');
}
