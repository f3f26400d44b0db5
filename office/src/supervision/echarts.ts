import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** Only what the dashboard draws with; this file is a chunk of its own, fetched when a chart is shown. */
use([LineChart, BarChart, GridComponent, TooltipComponent, LegendComponent, SVGRenderer]);

export function chartOn(element: HTMLElement): ECharts {
  return init(element, null, { renderer: 'svg' });
}
