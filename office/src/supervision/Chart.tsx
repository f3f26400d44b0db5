import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** What the chart shows, for the screen reader; the table beside it holds the numbers. */
  readonly label: string;
}

/** Draws a chart in its own lazily fetched chunk and follows the size of its place. */
export function Chart({ option, height, label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const [lost, setLost] = useState(false);
  const latest = useRef(option);
  latest.current = option;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let gone = false;
    let watching: ResizeObserver | null = null;
    import('./echarts.ts').then(
      ({ chartOn }) => {
        if (gone) return;
        chart.current = chartOn(element);
        chart.current.setOption(latest.current);
        watching = new ResizeObserver(() => chart.current?.resize());
        watching.observe(element);
      },
      () => setLost(true),
    );
    return () => {
      gone = true;
      watching?.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);
  if (lost) return <p className="muted">图没有读取到，请看表格，或刷新页面。</p>;
  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}
