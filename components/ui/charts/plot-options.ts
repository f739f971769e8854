import type uPlot from "uplot";
import type { Drawing } from "./drawing";
import { paintBehind, paintNames } from "./paint";
import type { Palette } from "./tokens";

type Given = {
  readonly drawing: Drawing;
  readonly palette: Palette;
  readonly zone: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly onCursor: (index: number | null) => void;
};

const DAY_S = 86_400;
/** Room above for the names of bands. */
const NAMES_ROOM = 36;

/** What uPlot needs to know of a drawing, in the colours and the zone of the page. */
export function optionsOf(plot: typeof uPlot, given: Given): uPlot.Options {
  const { drawing, palette, zone, size, onCursor } = given;
  const family = getComputedStyle(document.body).fontFamily;
  const font = `12px ${family}`;
  // The hooks paint in pixels of the screen.
  const painted = `${12 * window.devicePixelRatio}px ${family}`;
  const isLine = drawing.look === "line";
  const axis = { stroke: palette["ink-faint"], font, ticks: { show: false } };
  const hasNames = drawing.bands.some(({ name }) => name !== "");
  return {
    ...size,
    tzDate: (seconds) => plot.tzDate(new Date(seconds * 1_000), zone),
    padding: [hasNames ? NAMES_ROOM : 8, 4, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { range: () => [drawing.range[0] / 1_000, drawing.range[1] / 1_000] },
      y: { range: (_chart, low, high) => rangeOf(drawing, low, high) },
    },
    axes: [
      {
        ...axis,
        size: 26,
        space: 70,
        grid: { show: false },
        values: (_chart, at, _axis, _space, step) => at.map((each) => writeTime(each, step, zone)),
      },
      {
        ...axis,
        size: 56,
        grid: { stroke: palette.line, width: 1 },
        values: (_chart, at) => at.map(drawing.write),
      },
    ],
    series: [
      {},
      {
        stroke: palette[drawing.colour],
        width: isLine ? 2 : 0,
        points: { show: false },
        ...(!isLine && {
          fill: palette[drawing.colour],
          ...(plot.paths.bars && { paths: plot.paths.bars({ size: [0.8, 40, 2], gap: 0 }) }),
        }),
      },
    ],
    hooks: {
      drawAxes: [(chart) => paintBehind(chart, drawing, palette, painted)],
      draw: [(chart) => paintNames(chart, drawing, palette, painted)],
      setCursor: [({ cursor }) => onCursor(cursor.idx ?? null)],
    },
  };
}

/** A little more than what there is, so that no line lies on the edge. */
function rangeOf({ include, look }: Drawing, low: number | null, high: number | null) {
  const all = [...include, ...[low, high].filter((value) => value !== null)];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = (most - least || 1) * 0.06;
  return [look === "bars" ? least : least - room, most + room] as [number, number];
}

function writeTime(seconds: number, step: number, zone: string): string {
  const style: Intl.DateTimeFormatOptions =
    step >= DAY_S
      ? { day: "numeric", month: "short" }
      : { hour: "2-digit", minute: "2-digit", hour12: false };
  return new Intl.DateTimeFormat("en-GB", { ...style, timeZone: zone }).format(seconds * 1_000);
}
