import { endings, events, handlings, openings, subjects, thoughts, weekdays } from '../data/essay.ts';
import type { Random } from '../generator/random.ts';

/** A piece of some two hundred characters about one day at school, drawn sentence by sentence. */
export function essayOf(random: Random): string {
  const [first = '', second = ''] = random.shuffle(events);
  const [one = '', other = ''] = random.shuffle(handlings);
  const sentences = [random.pick(openings), first, one, second, other, random.pick(thoughts), random.pick(endings)];
  return sentences.map((sentence) => filled(sentence, random)).join('');
}

function filled(sentence: string, random: Random): string {
  return sentence
    .replaceAll('{n}', String(random.int(6, 48)))
    .replaceAll('{s}', random.pick(subjects))
    .replaceAll('{d}', random.pick(weekdays));
}
