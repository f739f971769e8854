import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventList } from "@/components/admin/audit-log/event-list";
import { FilterBar } from "@/components/admin/audit-log/filter-bar";
import { exportHref, readFilters, toInput } from "@/components/admin/audit-log/filters";
import { listAuditEvents } from "@/lib/admin/audit-log/queries";
import { requireActor } from "@/lib/people/entrance/page";
import { listMembers } from "@/lib/people/people/queries";
import { mayRole } from "@/lib/platform/access/permissions";
import { DomainError } from "@/lib/platform/core/errors";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor();
  if (!mayRole(actor.role, "audit.read")) notFound();
  const asked = await props.searchParams;
  const filters = readFilters(asked);
  const cursor = typeof asked.cursor === "string" ? { cursor: asked.cursor } : {};
  const [page, { people }] = await Promise.all([
    listAuditEvents.execute(actor, { ...toInput(filters), ...cursor }).catch(refuseOddCursor),
    listMembers.execute(actor, {}),
  ]);
  return (
    <div className="flex flex-col gap-4 pb-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <div>
          <h2 className="font-semibold text-lg">Audit log</h2>
          <p className="max-w-[72ch] text-ink-soft text-sm">
            What people and Muster did, what was refused, and who looked at what is restricted.
            Refusals are told once their minute is over. Your looks and exports are recorded too.
          </p>
        </div>
        <p className="flex gap-4 text-sm">
          <a href={exportHref(filters, "csv")} download="audit-log.csv" className="text-accent">
            Export CSV
          </a>
          <a href={exportHref(filters, "jsonl")} download="audit-log.jsonl" className="text-accent">
            Export JSON lines
          </a>
        </p>
      </div>
      <FilterBar filters={filters} people={people} />
      <EventList {...page} filters={filters} />
    </div>
  );
}

/** An address that somebody cut short is an address that does not exist. */
function refuseOddCursor(error: unknown): never {
  if (error instanceof DomainError && error.code === "INVALID") notFound();
  throw error;
}
