"use client";
import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DateTimeInput } from "@/components/ui/date-time-input";
import { Popover } from "@/components/ui/popover";
import { ZoneToggle } from "@/components/ui/time";
import { formatClock } from "@/components/ui/time-format";
import { useZone } from "@/components/ui/zone";
import { isUnfiltered, NO_FILTERS, type TimelineFilters } from "./filters";
import { KIND_NAMES } from "./kinds";

const SELECT =
  "h-8 max-w-40 rounded-sm border border-line-strong/60 bg-panel px-2 text-sm pointer-coarse:h-10";

/** Search, kind, person, key moments, and a jump to any time; all of it narrows what the server reads. */
export function FilterBar(props: {
  filters: TimelineFilters;
  onChange: (filters: TimelineFilters) => void;
  people: readonly { readonly id: string; readonly name: string }[];
}) {
  const { filters, onChange, people } = props;
  const { zone } = useZone();
  const set = (change: Partial<TimelineFilters>) => onChange({ ...filters, ...change });
  return (
    <search className="flex flex-wrap items-center gap-2 text-sm" data-print="no">
      <label className="relative min-w-40 flex-1">
        <span className="sr-only">Search in the timeline</span>
        <Search
          size={14}
          aria-hidden
          className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-faint"
        />
        <input
          type="search"
          value={filters.q}
          maxLength={200}
          onChange={(event) => set({ q: event.target.value })}
          placeholder="Search in the timeline"
          className="h-8 w-full rounded-sm border border-line-strong/60 bg-panel pr-2 pl-8 pointer-coarse:h-10"
        />
      </label>
      <select
        aria-label="Kind"
        value={filters.kind}
        onChange={(event) => set({ kind: event.target.value as TimelineFilters["kind"] })}
        className={SELECT}
      >
        <option value="">All kinds</option>
        {Object.entries(KIND_NAMES).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
        <option value="SYSTEM">Recorded by Muster</option>
      </select>
      <select
        aria-label="Person"
        value={filters.author}
        onChange={(event) => set({ author: event.target.value })}
        className={SELECT}
      >
        <option value="">Everybody</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Popover
        label="Jump to a time"
        className="p-3"
        trigger={
          <Button size="sm">
            {filters.until ? `Until ${formatClock(new Date(filters.until), zone)}` : "Jump to time"}
          </Button>
        }
      >
        <DateTimeInput
          label="Show what happened until"
          value={filters.until}
          onChange={(until) => set({ until })}
        />
      </Popover>
      <label className="flex items-center gap-2 text-ink-soft pointer-coarse:min-h-10">
        <input
          type="checkbox"
          checked={filters.keyMoments}
          onChange={(event) => set({ keyMoments: event.target.checked })}
          className="size-4 accent-(--accent)"
        />
        Key moments only
      </label>
      <div className="ml-auto">
        <ZoneToggle />
      </div>
      {isUnfiltered(filters) ? null : (
        <Button size="sm" look="ghost" onClick={() => onChange(NO_FILTERS)}>
          Show everything
        </Button>
      )}
    </search>
  );
}
