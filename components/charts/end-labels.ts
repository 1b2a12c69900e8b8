import type uPlot from 'uplot';
import type { Paint, Series } from './trend-paint.ts';
import { inkOf } from './trend-paint.ts';

const LINE_HEIGHT = 13;

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

/** A year that is not over ends inside the chart, and its name goes there. */
function endOf(chart: uPlot, series: Series): End {
  const index = series.values.findLastIndex((value) => value !== null);
  const isAtEdge = index === series.values.length - 1;
  const x = chart.valToPos(chart.data[0][Math.max(0, index)] ?? 0, 'x');
  return { series, x, y: chart.valToPos(series.values[index] ?? 0, 'y'), isAtEdge };
}

/** Names each line where it ends, instead of a legend the eye has to travel to. */
export function drawEndLabels(chart: uPlot, series: Series[], paint: Paint): void {
  const ratio = devicePixelRatio;
  const top = chart.bbox.top / ratio;
  const height = chart.bbox.height / ratio;
  const left = chart.bbox.left / ratio;
  const ends = series.map((one) => endOf(chart, one));
  const atEdge = ends.filter((end) => end.isAtEdge);
  const positions = spread(
    atEdge.map((end) => end.y),
    6,
    height - 2,
  );
  chart.ctx.save();
  chart.ctx.scale(ratio, ratio);
  chart.ctx.font = paint.font;
  chart.ctx.textBaseline = 'middle';
  chart.ctx.textAlign = 'left';
  for (const end of ends) {
    chart.ctx.fillStyle = inkOf(end.series, paint);
    const y = end.isAtEdge ? (positions[atEdge.indexOf(end)] ?? end.y) : end.y;
    chart.ctx.fillText(end.series.label, left + end.x + 6, top + y);
  }
  chart.ctx.restore();
}

/** Room at the right for the longest label, at most a third of the chart. */
export function labelRoom(series: Series[], chartWidth: number): number {
  const longest = Math.max(0, ...series.map((one) => one.label.length));
  return Math.min(Math.round(longest * 5.9) + 10, Math.round(chartWidth / 3));
}
