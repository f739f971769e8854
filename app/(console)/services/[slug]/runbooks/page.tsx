import type { Metadata } from "next";
import { RunbookRows } from "@/components/catalog/runbooks/runbook-list";
import { PanelNote } from "@/components/find/standing/panel";
import { TabPages } from "@/components/find/standing/tab-pages";
import { ButtonLink } from "@/components/ui/button-link";
import { listRunbooks } from "@/lib/catalog/runbooks/queries";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readClock } from "@/lib/platform/core/clock/clock";

export const metadata: Metadata = { title: "Runbooks of a service" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
};

export default async function ServiceRunbooksPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { cursor } = await searchParams;
  const actor = await requireActor();
  const asked = { service: [slug], ...(typeof cursor === "string" && { cursor }) };
  const page = await orNotFound(listRunbooks.execute(actor, asked));
  return (
    <TabPages here={`/services/${slug}/runbooks`} cursor={cursor} next={page.nextCursor}>
      {page.items.length > 0 ? (
        <RunbookRows runbooks={page.items} now={readClock().toISOString()} />
      ) : (
        <PanelNote>
          No runbook is for it yet. What is not written down does not exist at three in the morning.
        </PanelNote>
      )}
      <p className="mt-4">
        <ButtonLink href={`/runbooks/new?service=${slug}`}>Write a runbook</ButtonLink>
      </p>
    </TabPages>
  );
}
