import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time/time";
import type { ItemData } from "./item-data";
import {
  DueDay,
  KindSelect,
  OwnerSelect,
  PrioritySelect,
  ServiceSelect,
  StateSelect,
  TeamSelect,
  TicketLink,
} from "./item-fields";
import { ageInWords, timesInWords } from "./item-note";
import type { ItemEdit } from "./use-item-edit";

/** What is known of an item, each part changed where it stands. */
export function ItemFacts({ edit, ...data }: ItemData & { edit: ItemEdit }) {
  const { item, people, services, teams, disabledReason } = data;
  const field = { item, edit, disabledReason };
  const wide = "w-full";
  return (
    <section aria-label="Details">
      <dl className="divide-y rounded-md border bg-panel">
        <Fact name="State">
          <StateSelect {...field} className={wide} />
        </Fact>
        <Fact name="Owner">
          <OwnerSelect {...field} people={people} className={wide} />
        </Fact>
        <Fact name="Due">
          <DueDay {...field} className="-ml-0.5" />
        </Fact>
        <Fact name="Priority">
          <PrioritySelect {...field} className={wide} />
        </Fact>
        <Fact name="Kind">
          <KindSelect {...field} className={wide} />
        </Fact>
        <Fact name="Service">
          <ServiceSelect {...field} services={services} className={wide} />
        </Fact>
        <Fact name="Team">
          <TeamSelect {...field} teams={teams} className={wide} />
        </Fact>
        <Fact name="Ticket">
          <TicketLink {...field} />
        </Fact>
        {item.evidence ? <Fact name="Evidence">{item.evidence}</Fact> : null}
        {item.reason ? <Fact name="Why not">{item.reason}</Fact> : null}
        <Fact name="From">
          {item.incident ? (
            <Link href={`/incidents/${item.incident.number}`} className="text-accent underline">
              {item.incident.ref} {item.incident.title}
            </Link>
          ) : (
            "Added by hand"
          )}
        </Fact>
        <Fact name="Added">
          <Time at={item.createdAt} withDay />
          <span className="block text-ink-faint">
            {ageInWords(item.ageDays, item.closedAt !== null)}
          </span>
        </Fact>
        <Fact name="Postponed">
          {item.postponed === 0 ? "Never" : timesInWords(item.postponed)}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-10 grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-2 px-3 py-1 text-sm">
      <dt className="text-ink-faint">{name}</dt>
      <dd className="min-w-0 break-words px-1">{children}</dd>
    </div>
  );
}
