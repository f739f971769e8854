"use client";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { rememberChoice } from "@/components/ui/cookie";

type Mode = "own" | "utc";
type Zone = {
  /** The IANA zone that times on the page are written in. */
  readonly zone: string;
  readonly mode: Mode;
  readonly toggle: () => void;
};

const ZoneContext = createContext<Zone>({ zone: "UTC", mode: "utc", toggle: () => undefined });

/** One zone for the whole page: one's own or UTC. The cookie lets the server write the same text. */
export function ZoneProvider(props: {
  initialZone: string;
  initialMode: Mode;
  children: ReactNode;
}) {
  const [own, setOwn] = useState(() => known(props.initialZone));
  const [mode, setMode] = useState(props.initialMode);
  useEffect(() => {
    const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    rememberChoice("muster-zone", browserZone);
    setOwn(browserZone);
  }, []);
  const value = useMemo<Zone>(() => {
    const toggle = () => {
      const next = mode === "own" ? "utc" : "own";
      rememberChoice("muster-utc", next === "utc" ? "1" : "0");
      setMode(next);
    };
    return { zone: mode === "utc" ? "UTC" : own, mode, toggle };
  }, [mode, own]);
  return <ZoneContext value={value}>{props.children}</ZoneContext>;
}

export function useZone(): Zone {
  return useContext(ZoneContext);
}

/** The cookie is the visitor's text: anything that is not a zone counts as UTC. */
function known(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
