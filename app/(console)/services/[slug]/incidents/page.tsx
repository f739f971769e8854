import type { Metadata } from "next";
import { PanelNote } from "@/components/find/standing/panel";
import { TabPages } from "@/components/find/standing/tab-pages";
import { BoardRow } from "@/components/respond/incidents/board/board-row";
import { viewRow } from "@/components/respond/incidents/board/row-data";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readClock } from "@/lib/platform/core/clock/clock";
import { listIncidents } from "@/lib/respond/incidents/queries";

export const metadata: Metadata = { title: "Incidents of a service" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
};

export default async function ServiceIncidentsPage({ params, searchParams }: Props) {
  const { slug: service } = await params;
  const { cursor } = await searchParams;
  const actor = await requireActor();
  const asked = { service, limit: 25, ...(typeof cursor === "string" && { cursor }) };
  const page = await orNotFound(listIncidents.execute(actor, asked));
  const now = readClock().toISOString();
  return (
    <TabPages here={`/services/${service}/incidents`} cursor={cursor} next={page.nextCursor}>
      {page.items.length > 0 ? (
        <ul className="divide-y overflow-hidden rounded-md border bg-panel">
          {page.items.map((incident) => (
            <BoardRow key={incident.id} incident={viewRow(incident)} now={now} />
          ))}
        </ul>
      ) : (
        <PanelNote>No incident has hit it, as far as you may know.</PanelNote>
      )}
    </TabPages>
  );
}
