import { durationText } from '@yanxiu/ui/words';
import type { Lesson } from './LessonPage.tsx';

interface Props {
  readonly lesson: Lesson;
  /** What the last report said, newer than the lesson that was read. */
  readonly creditedSec: number | null;
}

/** Which parts of the lesson have been seen and which count already. */
export function CreditedBar({ lesson, creditedSec }: Props) {
  const { lengthSec, watched, credited } = lesson;
  const counted = Math.max(creditedSec ?? 0, lesson.creditedSec);
  if (lengthSec === 0) return null;
  return (
    <div class="credited">
      <p class="num">
        本课已计时 <strong>{durationText(counted)}</strong>，共 {durationText(lengthSec)}
        {counted >= lengthSec ? '，已全部计时' : ''}
      </p>
      <div class="credited-track" aria-hidden="true">
        {watched.map(([from, to]) => (
          <span key={`w${from}`} class="seen" style={placeOf(from, to, lengthSec)} />
        ))}
        {credited.map(([from, to]) => (
          <span key={`c${from}`} class="counted" style={placeOf(from, to, lengthSec)} />
        ))}
      </div>
      <p class="small muted credited-legend" aria-hidden="true">
        <i class="counted" />
        已计时
        <i class="seen" />
        看过，未计时
      </p>
    </div>
  );
}

function placeOf(from: number, to: number, length: number) {
  return { left: `${(from / length) * 100}%`, width: `${((Math.min(to, length) - from) / length) * 100}%` };
}
