import { isApiError } from '@yanxiu/ui/api-error';
import { call } from '@yanxiu/ui/client';
import { wireRequest } from '@yanxiu/ui/request';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { keep, kept } from '../frame/keep.ts';
import { useRefresh } from '../kit/use-api.ts';
import { bufferMs, closedView, type KeptReports, PlayClient, type PlayDoor, type PlayView } from './play-client.ts';

const keptName = 'reports';

/** The play session of a lesson page: opened when playing starts, left when the page is left. */
export function usePlay(programId: string, lessonId: string): { readonly client: PlayClient; readonly view: PlayView } {
  const [view, setView] = useState<PlayView>(closedView);
  const refresh = useRefresh();
  const client = useMemo(() => {
    // what the last report earned shows on the page that is gone on to
    const left = () => refresh('study.mine', 'study.courses', 'study.course', 'study.spans');
    return new PlayClient(doorOf(programId, lessonId, left), setView);
  }, [programId, lessonId]);
  useEffect(() => {
    setView(closedView);
    const onHide = () => client.leave();
    const onOnline = () => void client.flush();
    const onHidden = () => (document.hidden ? void client.flush() : undefined);
    document.addEventListener('visibilitychange', onHidden);
    addEventListener('pagehide', onHide);
    addEventListener('online', onOnline);
    return () => {
      removeEventListener('pagehide', onHide);
      removeEventListener('online', onOnline);
      document.removeEventListener('visibilitychange', onHidden);
      client.leave();
    };
  }, [client]);
  useAskAgain(client, view);
  return { client, view };
}

/** Asks the server again when a question is due after a wrong answer, and while the network is away. */
function useAskAgain(client: PlayClient, view: PlayView): void {
  const { nextQuestionMs, question, phase } = view;
  useEffect(() => {
    if (nextQuestionMs === null || question) return;
    const timer = setTimeout(() => void client.flush(), Math.max(500, nextQuestionMs - Date.now() + 300));
    return () => clearTimeout(timer);
  }, [client, nextQuestionMs, question]);
  useEffect(() => {
    if (phase !== 'offline') return;
    const timer = setInterval(() => void client.flush(), 10_000);
    return () => clearInterval(timer);
  }, [client, phase]);
}

function doorOf(programId: string, lessonId: string, onLeft: () => void): PlayDoor {
  return {
    open: async () => {
      await sendKept(programId);
      return call('study.open', { programId, lessonId });
    },
    report: (input) => call('study.report', { programId, ...input }),
    leave: (input) => {
      const { url, method, body } = wireRequest('study.report', { programId, ...input });
      const headers = { 'content-type': 'application/json' };
      fetch(url, { method, body, headers, keepalive: true, credentials: 'same-origin' }).then(onLeft, () => undefined);
    },
    nowMs: () => Date.now(),
    keep: (reports) => keep(keptName, reports ? JSON.stringify({ programId, ...reports }) : null),
  };
}

/** What an earlier page could not send goes out before a new session ends the old one; while the network is away it stays kept. */
async function sendKept(programId: string): Promise<void> {
  const text = kept(keptName);
  if (!text) return;
  const old = JSON.parse(text) as KeptReports & { programId: string };
  const isLate = Date.now() - old.lastAcceptedMs > bufferMs;
  const isAway =
    old.programId === programId &&
    !isLate &&
    (await call('study.report', { programId, sessionId: old.sessionId, reports: [...old.reports] }).then(
      () => false,
      // a session that has ended meanwhile takes nothing more: the new one starts all the same
      (error: unknown) => isApiError(error) && (error.status === 0 || error.status >= 500),
    ));
  if (!isAway) keep(keptName, null);
}
