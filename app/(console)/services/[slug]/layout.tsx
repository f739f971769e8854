import type { ReactNode } from "react";
import { ServiceHeader } from "@/components/find/standing/service-header";
import { ServiceTabs } from "@/components/find/standing/service-tabs";
import { readService } from "@/lib/find/standing/read-service";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

export default async function ServiceLayout({ params, children }: Props) {
  const { slug } = await params;
  const actor = await requireActor();
  const service = await orNotFound(readService.execute(actor, { service: slug }));
  return (
    <>
      <ServiceHeader service={service} />
      <ServiceTabs slug={slug} />
      {children}
    </>
  );
}
