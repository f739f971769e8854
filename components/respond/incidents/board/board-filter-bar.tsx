import { Search } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { SEVERITIES, type Severity } from "@/lib/respond/clocks/policy";
import { type BoardFilters, boardHref } from "./board-filters";

/** Filters as links and a plain form: they work before any script has loaded. */
export function BoardFilterBar({ filters }: { filters: BoardFilters }) {
  const { cursor: _cursor, ...kept } = filters;
  const isFiltered = boardHref(kept) !== "/incidents";
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-4 md:px-8">
      <form action="/incidents" className="relative w-full sm:w-64">
        <Search size={14} aria-hidden className="absolute top-2.5 left-2.5 text-ink-faint" />
        <input
          type="search"
          name="q"
          defaultValue={filters.q}
          aria-label="Search titles or numbers"
          placeholder="Search titles or numbers"
          className="h-9 w-full rounded-sm border border-line-strong/60 bg-panel pr-3 pl-8"
        />
        {filters.severity.map((severity) => (
          <input key={severity} type="hidden" name="severity" value={severity} />
        ))}
      </form>
      {SEVERITIES.map((severity) => (
        <Chip
          key={severity}
          on={filters.severity.includes(severity)}
          href={boardHref({ ...kept, severity: toggle(filters.severity, severity) })}
        >
          {severity}
        </Chip>
      ))}
      <Chip
        on={filters.kind === "DRILL"}
        href={boardHref(without(kept, "kind", filters.kind === "DRILL" ? undefined : "DRILL"))}
      >
        Drills
      </Chip>
      {filters.service ? (
        <Chip on href={boardHref(without(kept, "service", undefined))}>
          Service: {filters.service}
        </Chip>
      ) : null}
      {filters.team ? (
        <Chip on href={boardHref(without(kept, "team", undefined))}>
          Team: {filters.team}
        </Chip>
      ) : null}
      {filters.commander ? (
        <Chip on href={boardHref(without(kept, "commander", undefined))}>
          One commander
        </Chip>
      ) : null}
      {isFiltered ? (
        <Link
          href="/incidents"
          className="rounded-sm px-2 py-1 text-ink-soft text-sm hover:bg-sunken"
        >
          Clear all
        </Link>
      ) : null}
    </div>
  );
}

function toggle(chosen: readonly Severity[], severity: Severity): Severity[] {
  return chosen.includes(severity)
    ? chosen.filter((other) => other !== severity)
    : [...chosen, severity];
}

function without(
  filters: BoardFilters,
  name: "kind" | "service" | "team" | "commander",
  value: "DRILL" | undefined,
): Partial<BoardFilters> {
  const { [name]: _removed, ...rest } = filters;
  return value && name === "kind" ? { ...rest, kind: value } : rest;
}
