import type { Refusal } from '../kernel/refusal.ts';
import { refuseCourse } from './refusals.ts';

/** One subtitle: from and to in milliseconds of the film. */
export interface Cue {
  readonly fromMs: number;
  readonly toMs: number;
  readonly text: string;
}

const mostCues = 5_000;
const time = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s.*)?$`);

/**
 * Reads subtitles as WebVTT (W3C) or SubRip, as subtitle programs save them: notes, styles and marks are left out, what
 * remains is times and words. Refused by line where a time can't be right: it ends before it begins, begins before the
 * one before it, or lies behind the end of the film.
 */
export function readCaptions(text: string, lengthSec: number): Cue[] | Refusal {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const match = timing.exec(lines[at] ?? '');
    if (!match) continue;
    const line = at + 1;
    const [fromMs, toMs] = [msOf(match.slice(1, 5)), msOf(match.slice(5, 9))];
    const words: string[] = [];
    while (at + 1 < lines.length && (lines[at + 1] ?? '').trim() !== '') words.push(lines[++at] ?? '');
    const problem = timeProblem({ fromMs, toMs }, cues.at(-1), lengthSec);
    if (problem) return refuseCourse('captionTime', { line, problem });
    const plain = plainWords(words.join('\n'));
    if (plain) cues.push({ fromMs, toMs, text: plain });
  }
  if (cues.length === 0) return refuseCourse('noCaptions');
  return cues.length > mostCues ? refuseCourse('tooManyCaptions', { limit: mostCues }) : cues;
}

function msOf([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number {
  return (
    ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
    Number((fraction ?? '').padEnd(3, '0'))
  );
}

function timeProblem(cue: Omit<Cue, 'text'>, before: Cue | undefined, lengthSec: number): string | null {
  if (cue.toMs <= cue.fromMs) return '结束时间不晚于开始时间';
  if (before && cue.fromMs < before.fromMs) return '开始时间早于上一条';
  // the last words may outlast the film by the tail that a subtitle program adds
  return cue.fromMs >= lengthSec * 1000 + 1000 ? '时间超出了视频的长度，可能是另一个视频的字幕' : null;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};

/** Words without marks of style and voice; lines stay. */
function plainWords(text: string): string {
  return text
    .replace(/<[^>]*>|\{\\[^}]*\}/g, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => entities[entity] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

/** Subtitles as the WebVTT that a player reads; `readCaptions` gives the same cues back. */
export function writeCaptions(cues: readonly Cue[]): string {
  const blocks = cues.map(({ fromMs, toMs, text }) => `${timeText(fromMs)} --> ${timeText(toMs)}\n${escaped(text)}\n`);
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

function timeText(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
