import { fileURLToPath } from 'node:url';

/** Every demonstration clip lasts one 学时 of 45 minutes to the second. */
export const clipDurationSec = 2700;

export type ClipKey = 'ethics' | 'safety' | 'classroom';

export interface Clip {
  readonly key: ClipKey;
  readonly title: string;
  readonly fileName: string;
}

/** The three committed clips; lessons reuse them, the theme decides which. */
export const clips: readonly Clip[] = [
  { key: 'ethics', title: '师德与依法治教', fileName: 'clip-ethics.mp4' },
  { key: 'safety', title: '校园安全', fileName: 'clip-safety.mp4' },
  { key: 'classroom', title: '课堂教学', fileName: 'clip-classroom.mp4' },
];

/** The absolute path of a clip's MP4 file (H.264 baseline, 640 × 360, 1 frame a second, index in front). */
export function clipPath(key: ClipKey): string {
  return fileURLToPath(new URL(`../data/clip-${key}.mp4`, import.meta.url));
}
