"use client";
import "uplot/dist/uPlot.min.css";
import { useEffect, useRef, useState } from "react";
import type uPlot from "uplot";
import { useZone } from "@/components/ui/time/zone";
import type { Drawing } from "./drawing";
import { optionsOf } from "./plot-options";
import { readPalette, watchPalette } from "./tokens";

/** Where uPlot has no cursor. */
const OUTSIDE = -10;

type Props = {
  drawing: Drawing;
  height: number;
  /** Which point is looked at; null for none. */
  at: number | null;
  onLook: (index: number | null) => void;
};

/**
 * Values over time, on a canvas in the page's own colours and zone. It is a picture only: who shows it also gives
 * its values as words and as a table. The library is fetched with it, so that other pages do not carry it.
 */
export function TimeChart({ drawing, height, at, onLook }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const { zone } = useZone();
  const [look, setLook] = useState(0);
  const tell = useRef(onLook);
  tell.current = onLook;

  useEffect(() => watchPalette(() => setLook((before) => before + 1)), []);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let isGone = false;
    const resizing = new ResizeObserver(() =>
      chart.current?.setSize({ width: element.clientWidth, height }),
    );
    void import("uplot").then(({ default: plot }) => {
      if (isGone) return;
      const palette = readPalette(element);
      const size = { width: element.clientWidth, height };
      const onCursor = (index: number | null) => tell.current(index);
      const options = optionsOf(plot, { drawing, palette, zone, size, onCursor });
      const seconds = drawing.times.map((time) => time / 1_000);
      chart.current = new plot(options, [seconds, [...drawing.values]], element);
      element.dataset.drawn = String(look);
      resizing.observe(element);
    });
    return () => {
      isGone = true;
      resizing.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, [drawing, height, zone, look]);
  useEffect(() => {
    const now = chart.current;
    const time = at === null ? undefined : drawing.times[at];
    if (!now || (now.cursor.idx ?? null) === at) return;
    const left = time === undefined ? OUTSIDE : now.valToPos(time / 1_000, "x");
    now.setCursor({ left, top: time === undefined ? OUTSIDE : 0 }, false);
  }, [at, drawing]);

  return <div ref={host} aria-hidden className="w-full min-w-0" style={{ height }} />;
}
