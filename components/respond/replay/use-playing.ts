"use client";
import { useEffect, useRef, useState } from "react";

/** Minutes of the incident that pass in a second. */
export const SPEEDS = [1, 5, 15, 60] as const;
const FRAME_MS = 100;

/** Lets the time of a replay run by itself, from where it stands to its end. */
export function usePlaying(replay: {
  minute: number;
  last: number;
  speed: number;
  onChange: (minute: number) => void;
}) {
  const [isPlaying, setPlaying] = useState(false);
  const latest = useRef(replay);
  useEffect(() => {
    latest.current = replay;
  });
  useEffect(() => {
    if (!isPlaying) return;
    let owed = 0;
    const timer = setInterval(() => {
      const { minute, last, speed, onChange } = latest.current;
      if (minute >= last) return setPlaying(false);
      owed += (speed * FRAME_MS) / 1_000;
      const whole = Math.floor(owed);
      owed -= whole;
      if (whole > 0) onChange(Math.min(last, minute + whole));
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [isPlaying]);
  return {
    isPlaying,
    play: () => {
      if (replay.minute >= replay.last) replay.onChange(0);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
  };
}
