"use client";
import { useState } from "react";
import { Checklist } from "@/components/response/checklist";
import { TimelinePanel } from "@/components/timeline/timeline-panel";
import { useShortcut } from "@/components/ui/shortcut";
import { FactsPanel } from "./facts-panel";
import type { RoomData } from "./room-data";
import { RoomHeader } from "./room-header";

const TABS = ["Timeline", "Checklist", "Facts"] as const;
type Tab = (typeof TABS)[number];

/** The incident room: phases left, what happens in the middle, facts right; on a phone, three tabs. */
export function Room(props: RoomData) {
  const [tab, setTab] = useState<Tab>("Timeline");
  const showChecklist = () => {
    setTab("Checklist");
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>("#panel-Checklist input")?.focus(),
    );
  };
  useShortcut({ key: "C", label: "Go to the checklist", run: showChecklist });
  const shown = (name: Tab) => (tab === name ? "" : "max-lg:hidden");
  return (
    // Room for what is docked at the bottom of a phone.
    <div className="max-sm:pb-16">
      <RoomHeader {...props} />
      <div
        role="tablist"
        aria-label="Parts of the incident"
        className="sticky top-0 z-20 grid grid-cols-3 border-b bg-panel lg:hidden"
      >
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls={`panel-${name}`}
            onClick={() => setTab(name)}
            className={`border-b-2 px-2 py-2.5 text-sm ${tab === name ? "border-accent font-medium" : "border-transparent text-ink-soft"}`}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="grid gap-8 px-4 pt-5 md:px-8 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[17rem_minmax(0,1fr)_19rem]">
        <section
          id="panel-Checklist"
          aria-label="Checklist"
          className={`max-xl:lg:order-3 max-xl:lg:col-span-2 ${shown("Checklist")}`}
        >
          <Checklist {...props} />
        </section>
        <section
          id="panel-Timeline"
          aria-label="Timeline"
          className={`min-w-0 ${shown("Timeline")}`}
        >
          <TimelinePanel {...props} />
        </section>
        <section id="panel-Facts" aria-label="Facts" className={shown("Facts")}>
          <FactsPanel {...props} />
        </section>
      </div>
    </div>
  );
}
