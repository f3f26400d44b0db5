import { errorText, isApiError } from '@yanxiu/ui/api-error';
import { call } from '@yanxiu/ui/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { keep, kept } from '../../frame/keep.ts';
import { useOwnName } from '../../frame/own-name.ts';
import type { PieceProps } from './AssignmentLesson.tsx';
import type { WorkFile } from './FileList.tsx';

/** So long after the last key the draft goes to the server; the phone itself keeps every key. */
const pauseMs = 2000;

interface Written {
  readonly text: string;
  readonly files: readonly WorkFile[];
}

interface Kept extends Written {
  /** The version on the server that it was written upon. */
  readonly version: number;
}

export type DraftState = 'same' | 'waiting' | 'saving' | 'saved' | 'here' | 'changed';

/**
 * What is being written: kept on the phone at every key and on the server after every pause, in order. A draft that never
 * reached the server comes back; one that was written on another phone meanwhile is never overwritten.
 */
export function usePieceDraft({ where, piece }: PieceProps) {
  const name = useOwnName(`piece.${where.programId}.${where.lessonId}`);
  const [found] = useState(() => readKept(name));
  const restored = found !== null && found.version === piece.version && found.text !== piece.text;
  const lost = found !== null && found.version !== piece.version && found.text !== piece.text ? found.text : '';
  const [written, setWritten] = useState<Written>(restored ? found : { text: piece.text, files: piece.files });
  const [state, setState] = useState<DraftState>(restored ? 'waiting' : 'same');
  const [problem, setProblem] = useState('');
  const version = useRef(piece.version);
  const latest = useRef(written);
  const timer = useRef(0);
  const running = useRef<Promise<void> | null>(null);
  const dirty = useRef(restored);

  const save = async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    if (!dirty.current) return;
    dirty.current = false;
    const { text, files } = latest.current;
    setState('saving');
    running.current = call('teaching.savePiece', {
      ...where,
      text,
      fileIds: files.map((file) => file.id),
      version: version.current,
    }).then(
      (answer) => {
        version.current = answer.version;
        if (dirty.current) keepHere(name, latest.current, version.current);
        else keep(name, null);
        setProblem('');
        setState(dirty.current ? 'waiting' : 'saved');
      },
      (error: unknown) => {
        dirty.current = true;
        const isStale = isApiError(error) && error.code === 'teaching.work.changed';
        setProblem(errorText(error));
        setState(isStale ? 'changed' : 'here');
      },
    );
    await running.current;
    running.current = null;
  };

  const change = (part: Partial<Written>) => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    dirty.current = true;
    setWritten(next);
    setState('waiting');
    keepHere(name, next, version.current);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void save(), pauseMs);
  };

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') void save();
    };
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('online', save);
    if (restored) void save();
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('online', save);
      void save();
    };
  }, []);

  return { ...written, change, save, state, problem, lost, version, forget: () => keep(name, null) };
}

function keepHere(name: string, written: Written, version: number): void {
  keep(name, JSON.stringify({ ...written, version }));
}

function readKept(name: string): Kept | null {
  try {
    return JSON.parse(kept(name) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}
