import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useRefresh } from '../kit/use-api.ts';
import { readySound } from './alert.ts';
import { useAwake } from './awake.ts';
import type { Lesson } from './LessonPage.tsx';
import type { PlayView } from './play-client.ts';
import { usePlay } from './use-play.ts';

interface VideoPlay {
  readonly video: RefObject<HTMLVideoElement>;
  readonly view: PlayView;
  readonly begun: boolean;
  readonly playing: boolean;
  readonly broken: boolean;
  /** Called in a press: plays, and opens a session when the picture moves. */
  readonly begin: () => void;
  readonly onPlaying: () => void;
  readonly onPosition: () => void;
  /** Paused, or ended at a second. */
  readonly onHalt: (atSec?: number) => void;
  readonly onBroken: () => void;
  readonly answer: (choices: number[]) => Promise<void>;
}

/** Ties the browser's player to the study clock. */
export function useVideo(lesson: Lesson, programId: string): VideoPlay {
  const { client, view } = usePlay(programId, lesson.id);
  const refresh = useRefresh();
  const video = useRef<HTMLVideoElement>(null);
  const [begun, setBegun] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [broken, setBroken] = useState(false);
  useAwake(playing);
  usePauseWhenOver(video, view);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => refresh('study.lesson'), 60_000);
    return () => clearInterval(timer);
  }, [playing]);
  return {
    video,
    view,
    begun,
    playing,
    broken,
    begin: () => {
      readySound();
      setBegun(true);
      setBroken(false);
      video.current?.play().catch(() => undefined);
    },
    onPlaying: () => {
      setPlaying(true);
      void client.start();
    },
    onPosition: () => {
      const player = video.current;
      if (player && !player.paused && !player.seeking) client.at(player.currentTime, player.playbackRate);
    },
    onHalt: (atSec) => {
      setPlaying(false);
      client.stop(atSec);
      refresh('study.lesson');
    },
    onBroken: () => setBroken(begun),
    answer: (choices) => client.answer(choices),
  };
}

/** What plays here no longer counts: it stops, and the page says why. */
function usePauseWhenOver(video: RefObject<HTMLVideoElement>, { phase }: PlayView): void {
  const over = phase === 'takenOver' || phase === 'ended';
  useEffect(() => {
    if (over) video.current?.pause();
  }, [over]);
}
