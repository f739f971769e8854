import type { Metadata } from "next";
import { PanelNote } from "@/components/find/standing/panel";
import { TabPages } from "@/components/find/standing/tab-pages";
import { SloRows } from "@/components/slo/needs/slo-rows";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { readService } from "@/lib/find/standing/read-service";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readReason } from "@/lib/people/teams/queries";
import { listByNeed } from "@/lib/slo/needs/list-by-need";

export const metadata: Metadata = { title: "SLOs of a service" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
};

export default async function ServiceSlosPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { cursor } = await searchParams;
  const actor = await requireActor();
  const asked = { service: [slug], ...(typeof cursor === "string" && { cursor }) };
  const [page, { team }] = await orNotFound(
    Promise.all([listByNeed.execute(actor, asked), readService.execute(actor, { service: slug })]),
  );
  const teams = [team?.slug ?? null];
  const reason = await readReason.execute(actor, { permission: "slo.write", teams });
  const does = page.items.length > 0 ? "New SLO" : "Make its first SLO";
  return (
    <TabPages here={`/services/${slug}/slos`} cursor={cursor} next={page.nextCursor}>
      {page.items.length > 0 ? (
        <SloRows slos={page.items} hideService />
      ) : (
        <PanelNote>
          Nothing is promised of it yet. A first SLO takes two minutes and no metrics vendor: push a
          sample a minute, or let its incidents count.
        </PanelNote>
      )}
      <p className="mt-4">
        {reason === null ? (
          <ButtonLink look="primary" href={`/slos/new?service=${slug}`}>
            {does}
          </ButtonLink>
        ) : (
          <Button look="primary" disabledReason={reason}>
            {does}
          </Button>
        )}
      </p>
    </TabPages>
  );
}
