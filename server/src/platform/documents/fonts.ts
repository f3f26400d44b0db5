import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** One weight of one family: the package holds each weight in a folder of its own. */
interface FontFace {
  readonly package: string;
  readonly weight: string;
  readonly file: string;
}

const songRegular: FontFace = { package: 'noto-serif-sc', weight: '400Regular', file: 'NotoSerifSC_400Regular.ttf' };
const rareRegular: FontFace = { package: 'noto-serif-jp', weight: '400Regular', file: 'NotoSerifJP_400Regular.ttf' };

/** Every face that the templates name: 宋体 and 黑体 stand-ins, and behind both the face that holds characters like 𠮷. */
const faces: readonly FontFace[] = [
  songRegular,
  { package: 'noto-serif-sc', weight: '700Bold', file: 'NotoSerifSC_700Bold.ttf' },
  { package: 'noto-sans-sc', weight: '400Regular', file: 'NotoSansSC_400Regular.ttf' },
  { package: 'noto-sans-sc', weight: '500Medium', file: 'NotoSansSC_500Medium.ttf' },
  rareRegular,
  { package: 'noto-serif-jp', weight: '700Bold', file: 'NotoSerifJP_700Bold.ttf' },
];

/** Folders with the fonts for the typesetter, which reads a file only when a document uses it. */
export function fontFolders(): string[] {
  return faces.map(folderOf);
}

/** The two files that together decide whether a character can be printed at all: every text falls back to them. */
export function coverageFontFiles(): string[] {
  return [songRegular, rareRegular].map((face) => join(folderOf(face), face.file));
}

function folderOf(face: FontFace): string {
  const home = dirname(require.resolve(`@expo-google-fonts/${face.package}/package.json`));
  return join(home, face.weight);
}
