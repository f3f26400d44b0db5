import { remembered } from '@yanxiu/domain/kernel/remembered';
import { pinyin } from 'pinyin-pro';

/** Sort and search key of a name: pinyin without tones, family name read as a family name (曾 zeng, 单 shan). */
export const nameKeyOf = remembered(
  (name) => pinyin(name, { toneType: 'none', type: 'array', surname: 'head' }).join('').toLowerCase(),
  20_000,
);

export function sortKeyOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array' }).join(' ').toLowerCase();
}
