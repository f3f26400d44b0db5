import { countText } from '@yanxiu/ui/words';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { keep, kept } from '../kit/keep.ts';
import { Section } from '../kit/PageFrame.tsx';
import { Chart } from './Chart.tsx';
import { chartColors, chartText } from './chart-look.ts';
import { type Figures, type FunnelStep, peopleFunnel, rateText } from './figures.ts';

type Shown = 'chart' | 'table';

/** The funnel of the people, drawn or as a table of the same numbers. */
export function FunnelSection({ figures }: { figures: Figures }) {
  const [shown, setShown] = useState<Shown>(() => (kept('funnel') === 'table' ? 'table' : 'chart'));
  const steps = useMemo(() => peopleFunnel(figures), [figures]);
  const choose = (next: Shown) => {
    keep('funnel', next);
    setShown(next);
  };
  return (
    <Section
      title="从应参训到发证"
      actions={
        <Segmented
          aria-label="图或表"
          size="small"
          value={shown}
          options={[
            { value: 'chart', label: '图' },
            { value: 'table', label: '表' },
          ]}
          onChange={choose}
        />
      }
    >
      {figures.due === 0 ? (
        <p className="muted">名单锁定后才有应参训人数。</p>
      ) : shown === 'chart' ? (
        <FunnelFigure steps={steps} />
      ) : (
        <FunnelTable steps={steps} />
      )}
    </Section>
  );
}

/** Centred bars, one a step: a step may be larger than the one before it (校本 and 网络 run side by side). */
function FunnelFigure({ steps }: { steps: readonly FunnelStep[] }) {
  const option = useMemo(() => {
    const whole = steps[0]?.count ?? 0;
    const label = ({ dataIndex }: { dataIndex: number }) => {
      const step = steps[dataIndex];
      if (!step) return '';
      return `${countText(step.count)} 人${dataIndex === 0 ? '' : `  ${rateText(step.count, whole)}`}`;
    };
    const bar = { type: 'bar', stack: 'funnel', barWidth: 24, silent: true };
    return {
      animation: false,
      textStyle: chartText,
      grid: { left: 76, right: 150, top: 0, bottom: 0 },
      xAxis: { type: 'value', show: false, max: whole },
      yAxis: {
        type: 'category',
        inverse: true,
        data: steps.map((step) => step.name),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: '#1b2430', fontSize: 13, align: 'left', margin: 72 },
      },
      series: [
        { ...bar, itemStyle: { color: 'transparent' }, data: steps.map((step) => (whole - step.count) / 2) },
        {
          ...bar,
          data: steps.map((step, index) => ({
            value: step.count,
            itemStyle: { color: chartColors[index], borderRadius: 3 },
          })),
        },
        {
          ...bar,
          itemStyle: { color: 'transparent' },
          label: { show: true, position: 'right', color: '#1b2430', formatter: label },
          data: steps.map((step) => (whole - step.count) / 2),
        },
      ],
    };
  }, [steps]);
  return <Chart option={option} height={steps.length * 34} label="从应参训到发证的人数，数字见“表”" />;
}

function FunnelTable({ steps }: { steps: readonly FunnelStep[] }) {
  const whole = steps[0]?.count ?? 0;
  return (
    <table className="plain-table figures-table">
      <thead>
        <tr>
          <th scope="col">步骤</th>
          <th scope="col" className="num">
            人数
          </th>
          <th scope="col" className="num">
            ÷ 应参训
          </th>
          <th scope="col" className="num">
            比上一步少
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => {
          const before = steps[index - 1];
          return (
            <tr key={step.key}>
              <td>{step.name}</td>
              <td className="num">{countText(step.count)}</td>
              <td className="num">{rateText(step.count, whole)}</td>
              <td className="num">
                {before && before.count > step.count ? countText(before.count - step.count) : '—'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
