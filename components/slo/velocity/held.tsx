"use client";
import { createContext, type ReactNode, useContext } from "react";
import { useLookUp } from "@/components/frame/use-look-up";
import type { HeldService } from "@/lib/slo/velocity/list-held";
import { PaceBadge } from "./pace-badge";

const ADDRESS = "/api/console/services/held";
const Held = createContext<readonly HeldService[]>([]);

/** Knows which services are slowed down or frozen: asked once for all rows, after the page stands. */
export function HeldProvider({ now, children }: { now: string; children: ReactNode }) {
  const { answer } = useLookUp<readonly HeldService[]>(ADDRESS, 150, now);
  return <Held value={answer ?? []}>{children}</Held>;
}

/** Those of some services that may not change as they like, each with the reason; nothing where all may. */
export function HeldHere({ services }: { services: readonly string[] }) {
  const held = useContext(Held).filter(({ slug }) => services.includes(slug));
  if (held.length === 0) return null;
  return (
    <ul aria-label="Velocity" className="mt-1 flex flex-col gap-0.5 text-ink-soft text-sm">
      {held.map(({ slug, name, decision, because }) => (
        <li key={slug} className="line-clamp-2 break-words">
          <PaceBadge decision={decision} /> {name}: {because}
        </li>
      ))}
    </ul>
  );
}
