import type uPlot from 'uplot';
import type { Paint, Series } from './trend-paint.ts';
import { inkOf } from './trend-paint.ts';

const LINE_HEIGHT = 13;
const NARROWEST_WITH_LABELS = 200;

/** Moves labels apart just far enough to be read, keeping their order from top to bottom. */
export function spread(positions: number[], top: number, bottom: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const placed = [...positions];
  let floor = top;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, floor);
    floor = (placed[index] ?? 0) + LINE_HEIGHT;
  }
  const overrun = Math.max(0, floor - LINE_HEIGHT - bottom);
  return placed.map((position) => Math.max(top, position - overrun));
}

type End = { series: Series; x: number; y: number; isAtEdge: boolean };

/** Where a line stops: a year that is not over does so inside the chart. */
function endOf(chart: uPlot, series: Series): End {
  const index = series.values.findLastIndex((value) => value !== null);
  const isAtEdge = index === series.values.length - 1;
  const x = chart.valToPos(chart.data[0][Math.max(0, index)] ?? 0, 'x');
  return { series, x, y: chart.valToPos(series.values[index] ?? 0, 'y'), isAtEdge };
}

/** Names the lines at the right edge, at their heights, where no other line runs through a name. */
export function drawEndLabels(chart: uPlot, series: Series[], paint: Paint): void {
  if (chart.width < NARROWEST_WITH_LABELS) return;
  const ratio = devicePixelRatio;
  const top = chart.bbox.top / ratio;
  const height = chart.bbox.height / ratio;
  const left = chart.bbox.left / ratio;
  const right = left + chart.bbox.width / ratio;
  const ends = series.map((one) => endOf(chart, one));
  const positions = spread(
    ends.map((end) => end.y),
    6,
    height - 2,
  );
  chart.ctx.save();
  chart.ctx.scale(ratio, ratio);
  chart.ctx.font = paint.font;
  chart.ctx.textBaseline = 'middle';
  chart.ctx.textAlign = 'left';
  for (const [index, end] of ends.entries()) {
    chart.ctx.fillStyle = inkOf(end.series, paint);
    chart.ctx.fillText(end.series.label, right + 6, top + (positions[index] ?? end.y));
    if (!end.isAtEdge) drawDot(chart.ctx, left + end.x, top + end.y);
  }
  chart.ctx.restore();
}

function drawDot(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  ctx.beginPath();
  ctx.arc(x, y, 3, 0, 2 * Math.PI);
  ctx.fill();
}

/** Room at the right for the longest label; none in a chart too narrow for both, where the line beneath names all. */
export function labelRoom(series: Series[], chartWidth: number): number {
  if (chartWidth < NARROWEST_WITH_LABELS) return 6;
  const longest = Math.max(0, ...series.map((one) => one.label.length));
  return Math.min(Math.round(longest * 5.9) + 10, Math.round(chartWidth / 3));
}
