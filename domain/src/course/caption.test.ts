import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import { type Cue, readCaptions, writeCaptions } from './caption.ts';

const vtt = `WEBVTT - 第一讲

NOTE 说明
STYLE
::cue { color: red }

1
00:01.000 --> 00:03.500 align:start
<v 李讲师>各位<b>老师</b>好
欢迎 &amp; 感谢

00:00:04.000 --> 00:00:06.000
今天讲师德
`;

describe('readCaptions', () => {
  it('reads WebVTT and SubRip alike, without marks', () => {
    const cues = [
      { fromMs: 1000, toMs: 3500, text: '各位老师好\n欢迎 & 感谢' },
      { fromMs: 4000, toMs: 6000, text: '今天讲师德' },
    ];
    expect(readCaptions(vtt, 60)).toEqual(cues);
    const srt =
      '1\r\n00:00:01,000 --> 00:00:03,500\r\n{\\an8}各位老师好\r\n欢迎 & 感谢\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000\r\n今天讲师德\r\n';
    expect(readCaptions(srt, 60)).toEqual(cues);
  });

  it.each([
    ['00:05.000 --> 00:05.000\n甲', '第 1 行：结束时间不晚于开始时间'],
    ['00:05.000 --> 00:06.000\n甲\n\n00:01.000 --> 00:02.000\n乙', '第 4 行：开始时间早于上一条'],
    ['02:00.000 --> 02:01.000\n甲', '第 1 行：时间超出了视频的长度'],
    ['只是一段文字', '没有读到字幕'],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\n<b></b>', '没有读到字幕'],
  ])('%j: %s', (text, message) => {
    const answer = readCaptions(text, 60);
    expect(isRefusal(answer) && answer.message).toContain(message);
  });

  it('reads back what it writes', () => {
    const words = fc
      .array(fc.string({ unit: fc.constantFrom('师', 'a', '<', '&', '>', ';'), minLength: 1 }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((lines) => lines.join('\n'));
    const cue = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), words);
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1, maxLength: 30 }), (steps) => {
        let at = 0;
        const cues: Cue[] = steps.map(([gap, length, text]) => {
          at += gap;
          return { fromMs: at, toMs: at + length, text };
        });
        expect(readCaptions(writeCaptions(cues), 3600)).toEqual(cues);
      }),
    );
  });
});
