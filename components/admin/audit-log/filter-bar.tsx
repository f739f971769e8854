import { Chip } from "@/components/ui/chip";
import { AUDIT_KIND_KEYS, AUDIT_KINDS, nameOfType } from "@/lib/admin/audit-log/kinds-rules";
import { type LogFilters, logHref, without } from "./filters";

const CONTROL =
  "h-8 rounded-full border border-line-strong/45 bg-panel px-3 text-sm pointer-coarse:h-10";
type Person = { readonly id: string; readonly name: string };

/** Which events are shown, as chips and a form that stand in the URL; it works before any script has loaded. */
export function FilterBar(props: { filters: LogFilters; people: readonly Person[] }) {
  const { filters } = props;
  return (
    <div className="flex flex-col gap-3">
      <nav aria-label="Kinds of events" className="flex flex-wrap gap-2">
        {AUDIT_KIND_KEYS.map((kind) => {
          const on = filters.kind === kind;
          const rest = without(filters, "kind");
          return (
            <Chip key={kind} on={on} href={logHref(on ? rest : { ...rest, kind })}>
              {AUDIT_KINDS[kind]}
            </Chip>
          );
        })}
        {filters.type ? (
          <Chip on href={logHref(without(filters, "type"))}>
            {nameOfType(filters.type)}
          </Chip>
        ) : null}
        {filters.subject ? (
          <Chip on href={logHref(without(filters, "subject"))}>
            About {filters.subject.replace(":", " ")}
          </Chip>
        ) : null}
      </nav>
      <FilterForm {...props} />
    </div>
  );
}

function FilterForm({ filters, people }: { filters: LogFilters; people: readonly Person[] }) {
  const { kind, type, subject, person = "", incident, from = "", to = "", q = "" } = filters;
  const kept = Object.entries({ kind, type, subject }).filter(([, value]) => value !== undefined);
  return (
    <form key={logHref(filters)} className="flex flex-wrap items-center gap-2">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <select
        name="person"
        aria-label="Who"
        defaultValue={person}
        className={`${CONTROL} max-w-48 max-md:w-full max-md:max-w-none`}
      >
        <option value="">Anybody</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <input
        name="incident"
        aria-label="Incident"
        placeholder="INC-42"
        defaultValue={incident === undefined ? "" : `INC-${incident}`}
        className={`${CONTROL} w-24 max-md:w-full`}
      />
      <input
        type="search"
        name="q"
        aria-label="Words"
        placeholder="Words, an address, a request id"
        defaultValue={q}
        className={`${CONTROL} w-60 max-md:w-full`}
      />
      <Day name="from" label="From" value={from} />
      <Day name="to" label="to" value={to} />
      <button type="submit" className="h-8 rounded-sm px-2 text-accent text-sm hover:bg-sunken">
        Show
      </button>
    </form>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="inline-flex items-center gap-1.5 text-ink-soft text-sm">
      {label}
      <input type="date" name={name} defaultValue={value} className={`${CONTROL} text-ink`} />
    </label>
  );
}
