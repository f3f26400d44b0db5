/** Bytes of a part: some seconds on a county's line, so that little is lost when it breaks. */
export const partBytes = 4 * 1024 * 1024;

/** An upload that nobody has gone on with for so long is forgotten. */
export const keepDays = 7;

export interface Part {
  readonly fromByte: number;
  readonly length: number;
}

/** The next part of an upload of which so much is there; null when it is whole. */
export function nextPart(receivedBytes: number, sizeBytes: number): Part | null {
  if (receivedBytes >= sizeBytes) return null;
  return { fromByte: receivedBytes, length: Math.min(partBytes, sizeBytes - receivedBytes) };
}

export type PartVerdict = 'write' | 'known' | 'gap' | 'size';

/**
 * Whether a part may be written: it must begin where the last one ended and be as long as it should. A part that is there
 * already (its answer was lost on the way) is known; one from further on leaves a gap.
 */
export function judgePart(part: Part, receivedBytes: number, sizeBytes: number): PartVerdict {
  if (part.length > 0 && part.fromByte + part.length <= receivedBytes) return 'known';
  if (part.fromByte !== receivedBytes) return 'gap';
  return part.length === nextPart(receivedBytes, sizeBytes)?.length ? 'write' : 'size';
}
