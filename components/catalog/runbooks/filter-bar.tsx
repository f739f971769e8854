"use client";
import { useRouter } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { CONTROL } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { type RunbookFilters, runbooksHref } from "./filters";

const SHOWN = [
  { name: "In use", stale: false, archived: false },
  { name: "Stale", stale: true, archived: false },
  { name: "Archived", stale: false, archived: true },
] as const;

type Named = { readonly slug: string; readonly name: string };

/** Which runbooks are shown: in use, stale or archived; of all teams and services or one. */
export function RunbookFilterBar(props: {
  filters: RunbookFilters;
  services: readonly Named[];
  teams: readonly Named[];
}) {
  const { filters, services, teams } = props;
  const router = useRouter();
  const go = (change: Partial<RunbookFilters>) =>
    router.push(runbooksHref({ ...filters, cursor: "", ...change }));
  const isHere = ({ stale, archived }: (typeof SHOWN)[number]) =>
    stale === filters.stale && archived === filters.archived;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 pb-4 md:px-8">
      <nav aria-label="Which runbooks" className="flex gap-4 text-sm">
        {SHOWN.map((each) => (
          <Link
            key={each.name}
            href={runbooksHref({ ...each, service: filters.service, team: filters.team })}
            aria-current={isHere(each) ? "page" : undefined}
            className={cx(
              "py-1",
              isHere(each) ? "font-medium text-ink" : "text-ink-soft hover:text-ink",
            )}
          >
            {each.name}
          </Link>
        ))}
      </nav>
      <div className="flex w-full flex-wrap gap-2 sm:w-auto">
        <Narrow
          label="Team"
          all="Every team"
          value={filters.team}
          choices={teams}
          onChoose={(team) => go({ team })}
        />
        <Narrow
          label="Service"
          all="Every service"
          value={filters.service}
          choices={services}
          onChoose={(service) => go({ service })}
        />
      </div>
    </div>
  );
}

function Narrow(props: {
  label: string;
  all: string;
  value: string;
  choices: readonly Named[];
  onChoose: (slug: string) => void;
}) {
  return (
    <select
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChoose(event.target.value)}
      className={cx(CONTROL, "sm:max-w-48")}
    >
      <option value="">{props.all}</option>
      {props.choices.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </select>
  );
}
