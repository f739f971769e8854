"use client";
import { ListFilter, Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CONTROL, Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { DateTimeInput } from "@/components/ui/time/date-time-input";
import { ZoneToggle } from "@/components/ui/time/time";
import { isUnfiltered, NO_FILTERS, type TimelineFilters } from "./filters";
import { KIND_NAMES } from "./kinds";

type Props = {
  filters: TimelineFilters;
  onChange: (filters: TimelineFilters) => void;
  people: readonly { readonly id: string; readonly name: string }[];
};

/** Search in the open, the rest a press away; all of it narrows what the server reads. */
export function FilterBar({ filters, onChange, people }: Props) {
  const { q, ...others } = filters;
  const count = Object.values(others).filter(Boolean).length;
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
          value={q}
          maxLength={200}
          onChange={(event) => onChange({ ...filters, q: event.target.value })}
          placeholder="Search in the timeline"
          className="h-9 w-full rounded-sm border border-line-strong/60 bg-panel pr-2 pl-8 pointer-coarse:h-10"
        />
      </label>
      <Popover
        label="Filter the timeline"
        align="end"
        className="w-80 p-4"
        trigger={
          <Button>
            <ListFilter size={16} aria-hidden /> {count > 0 ? `Filter, ${count} on` : "Filter"}
          </Button>
        }
      >
        <Choices filters={filters} onChange={onChange} people={people} />
      </Popover>
      <ZoneToggle />
      {isUnfiltered(filters) ? null : (
        <Button look="ghost" onClick={() => onChange(NO_FILTERS)}>
          Show everything
        </Button>
      )}
    </search>
  );
}

function Choices({ filters, onChange, people }: Props) {
  const set = (change: Partial<TimelineFilters>) => onChange({ ...filters, ...change });
  return (
    <div className="flex flex-col gap-4">
      <Field label="Kind">
        {(wiring) => (
          <select
            {...wiring}
            value={filters.kind}
            onChange={(event) => set({ kind: event.target.value as TimelineFilters["kind"] })}
            className={CONTROL}
          >
            <option value="">All kinds</option>
            {Object.entries(KIND_NAMES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
            <option value="SYSTEM">Recorded by Muster</option>
          </select>
        )}
      </Field>
      <Field label="Person">
        {(wiring) => (
          <select
            {...wiring}
            value={filters.author}
            onChange={(event) => set({ author: event.target.value })}
            className={CONTROL}
          >
            <option value="">Everybody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DateTimeInput
        label="Until"
        hint="Jumps to what happened at this time and before."
        value={filters.until}
        onChange={(until) => set({ until })}
      />
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={filters.keyMoments}
          onChange={(event) => set({ keyMoments: event.target.checked })}
          className="size-4 accent-(--accent)"
        />
        Key moments only
      </label>
    </div>
  );
}
