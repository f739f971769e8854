import type uPlot from "uplot";
import type { Band, Drawing, Limit } from "./drawing";
import type { Palette } from "./tokens";

/** A band is never too narrow to be seen. */
const LEAST_WIDTH = 3;

/** Paints what lies behind the values: bands, limits, marks, and where the line seems to go. */
export function paintBehind(chart: uPlot, drawing: Drawing, palette: Palette, font: string): void {
  const { ctx } = chart;
  ctx.save();
  ctx.beginPath();
  const { left, top, width, height } = chart.bbox;
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.font = font;
  // The axes leave theirs behind.
  ctx.textAlign = "left";
  for (const band of drawing.bands) paintBand(chart, band, palette);
  for (const limit of drawing.limits) paintLimit(chart, limit, palette);
  for (const at of drawing.marks) paintMark(chart, at, palette);
  paintTowards(chart, drawing, palette);
  ctx.restore();
}

/** Names of bands stand above the values; one that would cover another is left to the list beside the picture. */
export function paintNames(chart: uPlot, drawing: Drawing, palette: Palette, font: string): void {
  const { ctx, bbox } = chart;
  const lineHeight = 15 * scale();
  ctx.save();
  ctx.font = font;
  // The axes leave theirs behind.
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  let taken = Number.NEGATIVE_INFINITY;
  for (const band of drawing.bands.toSorted((a, b) => a.from - b.from)) {
    if (band.name === "") continue;
    const lines = band.name.split("\n");
    const width = Math.max(...lines.map((line) => ctx.measureText(line).width));
    const middle = (xOf(chart, band.from) + xOf(chart, band.to)) / 2;
    const x = Math.min(Math.max(middle - width / 2, bbox.left), bbox.left + bbox.width - width);
    if (x < taken) continue;
    taken = x + width + 8 * scale();
    for (const [index, line] of lines.entries()) {
      ctx.fillStyle = index === 0 ? palette[band.colour] : palette["ink-soft"];
      ctx.fillText(line, x, bbox.top - lineHeight * (lines.length - index) - 2 * scale());
    }
  }
  ctx.restore();
}

function paintBand(chart: uPlot, { from, to, colour, isHatched }: Band, palette: Palette): void {
  const { ctx, bbox } = chart;
  const least = LEAST_WIDTH * scale();
  const [start, end] = [xOf(chart, from), xOf(chart, to)];
  const width = Math.max(least, end - start);
  ctx.save();
  ctx.globalAlpha = isHatched ? 0.35 : 0.2;
  ctx.fillStyle = palette[colour];
  ctx.strokeStyle = palette[colour];
  if (isHatched) {
    ctx.beginPath();
    ctx.rect(start, bbox.top, width, bbox.height);
    ctx.clip();
    ctx.lineWidth = scale();
    ctx.beginPath();
    for (let x = start - bbox.height; x < start + width; x += 6 * scale()) {
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
    }
    ctx.stroke();
  } else ctx.fillRect(start, bbox.top, width, bbox.height);
  ctx.restore();
}

function paintLimit(chart: uPlot, limit: Limit, palette: Palette): void {
  const { ctx, bbox } = chart;
  const y = chart.valToPos(limit.value, "y", true);
  ctx.strokeStyle = palette[limit.colour];
  ctx.fillStyle = palette[limit.colour];
  ctx.lineWidth = (limit.isDashed ? 1 : 1.5) * scale();
  ctx.setLineDash(limit.isDashed ? [4 * scale(), 4 * scale()] : []);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.textBaseline = "bottom";
  ctx.fillText(limit.name, bbox.left + 4 * scale(), y - 2 * scale());
}

function paintMark(chart: uPlot, at: number, palette: Palette): void {
  const { ctx, bbox } = chart;
  const [x, y, size] = [xOf(chart, at), bbox.top + bbox.height, 4 * scale()];
  ctx.fillStyle = palette.info;
  ctx.beginPath();
  ctx.moveTo(x - size, y - 1);
  ctx.lineTo(x + size, y - 1);
  ctx.lineTo(x, y - 1 - 1.7 * size);
  ctx.fill();
}

function paintTowards(chart: uPlot, { times, values, towards, colour }: Drawing, palette: Palette) {
  const [last, at] = [values.at(-1), times.at(-1)];
  if (!towards || last === undefined || last === null || at === undefined) return;
  const { ctx } = chart;
  ctx.strokeStyle = palette[colour];
  ctx.lineWidth = 2 * scale();
  ctx.setLineDash([3 * scale(), 3 * scale()]);
  ctx.beginPath();
  ctx.moveTo(xOf(chart, at), chart.valToPos(last, "y", true));
  ctx.lineTo(xOf(chart, towards.at), chart.valToPos(towards.value, "y", true));
  ctx.stroke();
  ctx.setLineDash([]);
}

function xOf(chart: uPlot, ms: number): number {
  return chart.valToPos(ms / 1_000, "x", true);
}

function scale(): number {
  return window.devicePixelRatio;
}
