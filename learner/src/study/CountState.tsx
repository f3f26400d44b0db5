import { durationText } from '@yanxiu/ui/words';
import { Button } from '../kit/Button.tsx';
import type { PlayView } from './play-client.ts';

interface Props {
  readonly view: PlayView;
  readonly playing: boolean;
  readonly onContinue: () => void;
  /** Why nothing runs at the moment, where the page knows better than the server. */
  readonly idle?: string | undefined;
}

/** Says plainly whether time counts now, and why not. */
export function CountState({ view, playing, onContinue, idle }: Props) {
  const { word, tone } = wordOf(view, playing);
  const mayContinue = (view.phase === 'closed' && !playing) || ['takenOver', 'ended', 'refused'].includes(view.phase);
  return (
    <section class={`count-state ${tone}`} aria-label="计时状态">
      <div class="count-line">
        <p class="count-word" role="status">
          <span class="count-dot" aria-hidden="true" />
          {word}
        </p>
        {view.totals ? <p class="num small">今天已计 {durationText(view.totals.todaySec)}</p> : null}
      </div>
      {view.reason || idle ? <p>{view.reason || idle}</p> : null}
      {mayContinue ? (
        <Button kind="primary" onPress={onContinue}>
          {view.phase === 'takenOver' ? '在这里继续学习' : '继续学习'}
        </Button>
      ) : null}
    </section>
  );
}

function wordOf(view: PlayView, playing: boolean): { word: string; tone: 'good' | 'still' | 'bad' } {
  const { phase, question } = view;
  if (phase === 'takenOver' || phase === 'ended' || phase === 'refused' || phase === 'capped')
    return { word: '不计时', tone: 'bad' };
  if (phase === 'paused' || question) return { word: '已暂停', tone: 'still' };
  if (!playing) return { word: '已暂停', tone: 'still' };
  if (phase === 'offline') return { word: '计时中（暂存在本机）', tone: 'still' };
  if (phase === 'counting') return { word: '计时中', tone: 'good' };
  return { word: '正在打开计时', tone: 'still' };
}
