import uPlot from 'uplot';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { drawEndLabels, labelRoom } from './end-labels.ts';
import { axisText, gridValues } from './grid-values.ts';
import type { Paint, Series } from './trend-paint.ts';
import { dashOf, inkOf, widthOf } from './trend-paint.ts';

type Trend = BlockOf<'trend'>;

export const CHART_HEIGHT = 132;

function seriesOptions(series: Series, paint: Paint): uPlot.Series {
  const stepped = series.style === 'stepped' ? uPlot.paths.stepped?.({ align: 1 }) : undefined;
  return {
    label: series.label,
    stroke: inkOf(series, paint),
    width: widthOf(series),
    dash: dashOf(series),
    points: { show: false },
    ...(series.style === 'filled' ? { fill: paint.accentGround } : {}),
    ...(stepped ? { paths: stepped } : {}),
  };
}

function monthAxis(block: Trend, paint: Paint): uPlot.Axis {
  const marks = block.axisTexts ?? [];
  return {
    stroke: paint.meta,
    font: paint.font,
    size: 20,
    gap: 3,
    grid: { show: false },
    ticks: { show: false },
    splits: () => marks.map((mark) => mark.at),
    values: () => marks.map((mark) => mark.text),
  };
}

/** Wide enough for its longest figure and no wider: the panel has no width to give away. */
function figureAxis(block: Trend, paint: Paint): uPlot.Axis {
  return {
    stroke: paint.meta,
    font: paint.smallFont,
    size: (_chart, texts) => Math.max(0, ...(texts ?? []).map((text) => text.length)) * 6 + 6,
    gap: 4,
    values: (_chart, values) => values.map((value) => axisText(value, block.series)),
    ticks: { show: false },
    grid: { stroke: paint.line, width: 1 },
    splits: (_chart, _axis, _low, high) => gridValues(high),
  };
}

export function trendOptions(block: Trend, paint: Paint, width: number, onCursor: (index: number | null) => void) {
  const options: uPlot.Options = {
    width,
    height: CHART_HEIGHT,
    padding: [8, labelRoom(block.series, width), 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { x: { time: false }, y: { range: (_, low, high) => [Math.min(0, low), high * 1.1 || 1] } },
    axes: [monthAxis(block, paint), figureAxis(block, paint)],
    series: [{}, ...block.series.map((series) => seriesOptions(series, paint))],
    hooks: {
      draw: [(chart) => drawEndLabels(chart, block.series, paint)],
      setCursor: [(chart) => onCursor(chart.cursor.idx ?? null)],
    },
  };
  return options;
}

export function trendData(block: Trend): uPlot.AlignedData {
  return [[...block.x], ...block.series.map((series) => [...series.values])];
}
