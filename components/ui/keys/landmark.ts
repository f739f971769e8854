"use client";
import { useCallback, useRef, useState } from "react";

/**
 * Where floating words belong: inside the landmark (or dialog) of what opened them, so that they are part
 * of the page for a screen reader, and not hidden by a dialog that hides everything else.
 * Give `trigger` to the opener, `landmark` to the portal, and call `find` as it opens.
 */
export function useLandmark() {
  const trigger = useRef<HTMLButtonElement>(null);
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  const find = useCallback((open: boolean) => {
    if (!open) return;
    const around = trigger.current?.closest<HTMLElement>('[role="dialog"], main, header, nav');
    setLandmark(around ?? null);
  }, []);
  return { trigger, landmark, find };
}
