"use client";
import { useEffect } from "react";
import { Popover } from "@/components/ui/popover";
import type { Present } from "@/lib/respond/presence/rules";
import { nameOfPlace } from "./places";
import { onReconnect, usePresent } from "./rooms";
import { tellPresence, tellStillHere } from "./tell";

const BEAT_MS = 15_000;
const SHOWN = 3;

/** Says that one is here, and shows who else is; nothing while one is alone. */
export function RoomPresence({ incident, me }: { incident: number; me: string }) {
  useBeat(incident);
  const others = usePresent(incident).filter(({ id }) => id !== me);
  if (others.length === 0) return null;
  const names = others.map(({ name }) => name).join(", ");
  return (
    <Popover
      label="Also here"
      align="end"
      className="w-64 p-3"
      trigger={
        <button
          type="button"
          aria-label={`Also here: ${names}`}
          className="-my-1 flex items-center gap-1.5 rounded-full py-1 pr-2 pl-1 text-ink-soft hover:bg-sunken"
        >
          <span aria-hidden className="flex -space-x-1.5">
            {others.slice(0, SHOWN).map((person) => (
              <Initials key={person.id} person={person} />
            ))}
          </span>
          <span aria-hidden className="tabular text-xs">
            {others.length} more here
          </span>
        </button>
      }
    >
      <p className="text-ink-faint text-xs">Also here</p>
      <ul className="mt-1 flex flex-col gap-1 text-sm">
        {others.map(({ id, name, writing }) => (
          <li key={id} className="flex justify-between gap-3">
            <span className="font-medium">{name}</span>
            <span className="text-ink-soft">{writing.map(nameOfPlace).join(", ")}</span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function Initials({ person }: { person: Present }) {
  const words = person.name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    [...(word ?? "")].slice(0, 1).join("").toUpperCase(),
  );
  return (
    <span className="grid size-6 place-items-center rounded-full bg-sunken font-medium text-[10px] text-ink ring-2 ring-panel">
      {letters.join("")}
    </span>
  );
}

/** Tells while somebody can see the page, and when they leave or look away. */
function useBeat(incident: number): void {
  useEffect(() => {
    const here = () => {
      if (!document.hidden) tellPresence(incident, { asks: true });
    };
    const leave = () => tellPresence(incident, { isLeaving: true });
    const onVisible = () => (document.hidden ? leave() : here());
    here();
    const beat = setInterval(() => {
      if (!document.hidden) tellStillHere(incident);
    }, BEAT_MS);
    const stopAsking = onReconnect(here);
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(beat);
      stopAsking();
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [incident]);
}
