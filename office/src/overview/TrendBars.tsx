import { countText, dayText, hundredthsText } from '@yanxiu/ui/words';

interface Props {
  readonly days: readonly { readonly day: string; readonly people: number; readonly hoursX100: number }[];
}

/** People who studied each day as plain bars; every bar says its day, people and hours. */
export function TrendBars({ days }: Props) {
  const most = Math.max(1, ...days.map((one) => one.people));
  return (
    <ol className="trend-bars">
      {days.map((one) => {
        const words = `${dayText(one.day)}：${countText(one.people)} 人，${hundredthsText(one.hoursX100)} 学时`;
        return (
          <li key={one.day} title={words}>
            <span className="trend-count num">{countText(one.people)}</span>
            <span
              className="trend-bar"
              style={{ height: `${Math.max(2, (one.people / most) * 96)}px` }}
              aria-hidden="true"
            />
            <span className="trend-day num">{one.day.slice(5)}</span>
            <span className="sr-only">{words}</span>
          </li>
        );
      })}
    </ol>
  );
}
