import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keep, kept } from '../frame/keep.ts';
import { Button } from '../kit/Button.tsx';

const name = 'captions';

/** 字幕 on or off, remembered on this phone: many browsers hide the player's own switch two menus deep. */
export function CaptionSwitch({ video, ready }: { video: RefObject<HTMLVideoElement>; ready: boolean }) {
  const [on, setOn] = useState(() => kept(name) !== 'off');
  useEffect(() => {
    const track = video.current?.textTracks[0];
    if (track) track.mode = on ? 'showing' : 'hidden';
  }, [on, ready]);
  const turn = () => {
    keep(name, on ? 'off' : 'on');
    setOn(!on);
  };
  return (
    <div>
      <Button onPress={turn}>{on ? '关闭字幕' : '打开字幕'}</Button>
    </div>
  );
}
