import { readFileSync, statSync } from 'node:fs';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { clipDurationSec, clipPath, clips } from './catalogue.ts';
import { decks } from './deck.ts';

describe.each(clips)('clip $key', ({ key, fileName }) => {
  const path = clipPath(key);

  test('lasts exactly one 学时 and is H.264 of one frame a second', async () => {
    const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
    const track = await input.getPrimaryVideoTrack();
    expect(await input.computeDuration()).toBe(clipDurationSec);
    expect(track?.codec).toBe('avc');
    expect(await track?.getCodecParameterString()).toMatch(/^avc1\.42/);
    const stats = await track?.computePacketStats();
    expect(stats).toMatchObject({ packetCount: clipDurationSec, averagePacketRate: 1 });
    input.dispose();
  });

  test('is small and carries its index in front, so that a phone starts at once', () => {
    const bytes = readFileSync(path);
    expect(path.endsWith(fileName)).toBe(true);
    expect(statSync(path).size).toBeLessThan(2_000_000);
    const boxes: string[] = [];
    for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
      boxes.push(bytes.toString('latin1', at + 4, at + 8));
    }
    expect(boxes.indexOf('moov')).toBeGreaterThan(0);
    expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
  });

  test('has a deck whose slides divide its time', () => {
    const deck = decks.find((one) => one.key === key);
    expect(clipDurationSec % (2 * (deck?.slides.length ?? 7))).toBe(0);
  });
});
