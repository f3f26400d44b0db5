import { pinyin } from 'pinyin-pro';

/** Sort and search key of a name: pinyin without tones, family name read as a family name (曾 zeng, 单 shan). */
export function nameKeyOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head' }).join('').toLowerCase();
}

export function sortKeyOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array' }).join(' ').toLowerCase();
}
