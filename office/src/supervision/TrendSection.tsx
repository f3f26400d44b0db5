import { countText, hundredthsText } from '@yanxiu/ui/words';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Loaded } from '../kit/Loaded.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { Chart } from './Chart.tsx';
import { brandColor, chartText, lineColor, mutedColor, warmColor } from './chart-look.ts';

type Days = readonly { readonly day: string; readonly people: number; readonly hoursX100: number }[];

/** People and hours of each day of the last sixty, drawn or as a table. */
export function TrendSection({ programId, orgId }: { programId: string; orgId: string }) {
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  const trend = useApi('supervision.trend', { programId, orgId });
  return (
    <Section
      title="每天的学习"
      actions={
        <Segmented
          aria-label="图或表"
          size="small"
          value={shown}
          options={[
            { value: 'chart', label: '图' },
            { value: 'table', label: '表' },
          ]}
          onChange={setShown}
        />
      }
    >
      <Loaded of={trend} what="每天的学习" lines={4}>
        {(days) =>
          days.length === 0 ? (
            <p className="muted">最近 60 天没有学习记录。</p>
          ) : shown === 'chart' ? (
            <TrendFigure days={days} />
          ) : (
            <TrendTable days={days} />
          )
        }
      </Loaded>
    </Section>
  );
}

function TrendFigure({ days }: { days: Days }) {
  const option = useMemo(() => {
    const axis = {
      axisLine: { lineStyle: { color: lineColor } },
      axisLabel: { color: mutedColor },
      axisTick: { show: false },
    };
    return {
      animation: false,
      textStyle: chartText,
      color: [brandColor, warmColor],
      tooltip: { trigger: 'axis' },
      legend: { top: 0, left: 'center', textStyle: { color: '#1b2430' } },
      grid: {
        left: 8,
        right: 8,
        top: 44,
        bottom: 4,
        outerBoundsMode: 'same' as const,
        outerBoundsContain: 'axisLabel' as const,
      },
      xAxis: { type: 'category', data: days.map((one) => one.day.slice(5)), ...axis },
      yAxis: [
        {
          type: 'value',
          name: '人',
          nameTextStyle: { color: mutedColor },
          ...axis,
          splitLine: { lineStyle: { color: lineColor } },
        },
        { type: 'value', name: '学时', nameTextStyle: { color: mutedColor }, ...axis, splitLine: { show: false } },
      ],
      series: [
        { name: '学习人数', type: 'bar', barMaxWidth: 18, data: days.map((one) => one.people) },
        {
          name: '学时',
          type: 'line',
          yAxisIndex: 1,
          symbol: 'circle',
          symbolSize: 5,
          data: days.map((one) => one.hoursX100 / 100),
        },
      ],
    };
  }, [days]);
  return <Chart option={option} height={260} label="每天学习的人数和学时，数字见“表”" />;
}

function TrendTable({ days }: { days: Days }) {
  return (
    <div className="trend-table">
      <table className="plain-table figures-table">
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col" className="num">
              学习人数
            </th>
            <th scope="col" className="num">
              学时
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((one) => (
            <tr key={one.day}>
              <td className="num-left">{one.day}</td>
              <td className="num">{countText(one.people)}</td>
              <td className="num">{hundredthsText(one.hoursX100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
