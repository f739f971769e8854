"use client";
import { type KeyboardEvent, type ReactNode, useSyncExternalStore } from "react";

export const ROOM_TABS = ["Timeline", "Checklist", "Facts"] as const;
export type RoomTab = (typeof ROOM_TABS)[number];

/** Where the room has no space for its parts side by side (`lg` of the styles). */
const NARROW = "(max-width: 1023.98px)";

/** On a phone, the parts of the room as tabs: arrows, Home and End move, as in any list of tabs. */
export function RoomTabs(props: { tab: RoomTab; onChange: (tab: RoomTab) => void }) {
  const index = ROOM_TABS.indexOf(props.tab);
  const move = (event: KeyboardEvent) => {
    const next = ROOM_TABS.at(nextIndex(event.key, index));
    if (nextIndex(event.key, index) === index || !next) return;
    event.preventDefault();
    props.onChange(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label="Parts of the incident"
      className="sticky top-0 z-20 grid grid-cols-3 border-b bg-panel lg:hidden"
    >
      {ROOM_TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(name)}
          aria-selected={props.tab === name}
          aria-controls={panelId(name)}
          tabIndex={props.tab === name ? 0 : -1}
          onClick={() => props.onChange(name)}
          onKeyDown={move}
          className={`min-h-11 border-b-2 px-2 py-2.5 text-sm focus-visible:-outline-offset-2 ${props.tab === name ? "border-accent font-medium" : "border-transparent text-ink-soft"}`}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** A part of the room: a tab's panel where there are tabs, else a region. It stays mounted, with all that is typed. */
export function RoomPanel(props: {
  name: RoomTab;
  tab: RoomTab;
  className?: string;
  children: ReactNode;
}) {
  const { name, tab, className = "", children } = props;
  const isTabbed = useSyncExternalStore(subscribe, isNarrow, () => false);
  const role = isTabbed
    ? ({ role: "tabpanel", "aria-labelledby": tabId(name) } as const)
    : { "aria-label": name };
  return (
    <section
      id={panelId(name)}
      {...role}
      className={`${className} ${tab === name ? "" : "max-lg:hidden"}`}
    >
      {children}
    </section>
  );
}

export function panelId(name: RoomTab): string {
  return `panel-${name}`;
}

function tabId(name: RoomTab): string {
  return `tab-${name}`;
}

function nextIndex(key: string, index: number): number {
  const count = ROOM_TABS.length;
  if (key === "ArrowRight") return (index + 1) % count;
  if (key === "ArrowLeft") return (index + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : index;
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

function isNarrow(): boolean {
  return window.matchMedia(NARROW).matches;
}
