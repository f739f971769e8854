"use client";
import { useState } from "react";
import { flushSync } from "react-dom";
import { Checklist } from "@/components/respond/checklist-items/checklist";
import { TimelinePanel } from "@/components/respond/timeline/timeline-panel";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { FactsPanel } from "./facts/facts-panel";
import type { RoomData } from "./room-data";
import { RoomHeader } from "./room-header";
import { panelId, RoomPanel, type RoomTab, RoomTabs } from "./room-tabs";

/** The incident room: phases left, what happens in the middle, facts right; on a phone, three tabs. */
export function Room(props: RoomData) {
  const [tab, setTab] = useState<RoomTab>("Timeline");
  const focusIn = (name: RoomTab, control: string) => {
    // What is hidden takes no focus.
    flushSync(() => setTab(name));
    document.querySelector<HTMLElement>(`#${panelId(name)} ${control}`)?.focus();
  };
  useShortcut({
    key: "N",
    label: "Write on the timeline",
    run: () => focusIn("Timeline", "textarea"),
    disabledReason: mayRole(props.role, "timeline.write")
      ? null
      : explainPermission("timeline.write"),
  });
  useShortcut({
    key: "C",
    label: "Go to the checklist",
    run: () => focusIn("Checklist", "input"),
  });
  return (
    // Room for what is docked at the bottom of a phone.
    <div className="max-sm:pb-16">
      <RoomHeader {...props} />
      <RoomTabs tab={tab} onChange={setTab} />
      <div className="grid gap-8 px-4 pt-5 md:px-8 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[17rem_minmax(0,1fr)_19rem]">
        <RoomPanel name="Checklist" tab={tab} className="max-xl:lg:order-3 max-xl:lg:col-span-2">
          <Checklist {...props} />
        </RoomPanel>
        <RoomPanel name="Timeline" tab={tab} className="min-w-0">
          <TimelinePanel {...props} />
        </RoomPanel>
        <RoomPanel name="Facts" tab={tab}>
          <FactsPanel {...props} />
        </RoomPanel>
      </div>
    </div>
  );
}
