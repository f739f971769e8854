import type { Metadata } from "next";
import { DeploymentRows } from "@/components/find/standing/deployment-rows";
import { TabPages } from "@/components/find/standing/tab-pages";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readClock } from "@/lib/platform/core/clock/clock";
import { findDeployments } from "@/lib/respond/deployments/find-deployments";

export const metadata: Metadata = { title: "Deployments of a service" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
};

export default async function ServiceDeploymentsPage({ params, searchParams }: Props) {
  const { slug: service } = await params;
  const { cursor } = await searchParams;
  const actor = await requireActor();
  const asked = { service, ...(typeof cursor === "string" && { cursor }) };
  const page = await orNotFound(findDeployments.execute(actor, asked));
  return (
    <TabPages here={`/services/${service}/deployments`} cursor={cursor} next={page.nextCursor}>
      <DeploymentRows deployments={page.items} now={readClock().toISOString()} />
    </TabPages>
  );
}
