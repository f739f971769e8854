import type { Metadata } from "next";
import { Board } from "@/components/respond/incidents/board/board";
import { BoardFilterBar } from "@/components/respond/incidents/board/board-filter-bar";
import { readBoardFilters } from "@/components/respond/incidents/board/board-filters";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/people/entrance/page";
import { readClock } from "@/lib/platform/core/clock/clock";
import { listIncidents } from "@/lib/respond/incidents/queries";

export const metadata: Metadata = { title: "Incidents" };

const OPEN = ["TRIAGE", "INVESTIGATING", "MITIGATED"] as const;
const OVER = ["RESOLVED", "CLOSED", "CANCELLED"] as const;

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function IncidentsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const filters = readBoardFilters(await searchParams);
  const { cursor, ...where } = filters;
  const [open, over] = await Promise.all([
    listIncidents.execute(actor, { ...where, status: OPEN, limit: 200 }),
    listIncidents.execute(actor, { ...where, status: OVER, limit: 25, ...(cursor && { cursor }) }),
  ]);
  return (
    <>
      <PageHeader title="Incidents" />
      <BoardFilterBar filters={filters} />
      <Board open={open.items} over={over} filters={filters} now={readClock().toISOString()} />
    </>
  );
}
