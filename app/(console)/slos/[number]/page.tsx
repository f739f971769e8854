import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SloPage } from "@/components/slo/needs/slo-page";
import { readService } from "@/lib/find/standing/read-service";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readReason } from "@/lib/people/teams/queries";
import { env } from "@/lib/platform/core/env";
import { listBurnAlerts } from "@/lib/slo/burn-alerts/queries";
import { readMarks } from "@/lib/slo/needs/marks";
import { needOf } from "@/lib/slo/needs/need-rules";
import { listDefinitions, listExclusions, readSlo } from "@/lib/slo/slos/queries";
import { readHistory } from "@/lib/slo/status/history";
import { readStatus } from "@/lib/slo/status/queries";

const DAY_MS = 86_400_000;
/** Longer windows are shown in longer steps: a picture has no room for more. */
const MOST_DAYS_BY_HOUR = 45;

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `SLO-${(await params).number}` };
}

export default async function OneSloPage({ params }: Props) {
  const number = Number((await params).number);
  if (!Number.isSafeInteger(number) || number < 1) notFound();
  const actor = await requireActor();
  const about = { slo: number };
  const slo = await orNotFound(readSlo.execute(actor, about));
  const [status, marks, definitions, exclusions] = await Promise.all([
    readStatus.execute(actor, about),
    readMarks.execute(actor, about),
    listDefinitions.execute(actor, about),
    listExclusions.execute(actor, about),
  ]);
  const service = await readService.execute(actor, { service: slo.service.slug });
  const teams = [service.team?.slug ?? null];
  const [change, exclude, alerts] = await Promise.all([
    readReason.execute(actor, { permission: "slo.write", teams }),
    readReason.execute(actor, { permission: "slo.exclude", teams }),
    listBurnAlerts.execute(actor, { ...about, open: true }),
  ]);
  const { start, end } = status.window;
  const days = (Date.parse(end) - Date.parse(start)) / DAY_MS;
  const history = await readHistory.execute(actor, {
    ...about,
    from: start,
    ...(days <= MOST_DAYS_BY_HOUR && { step: 60 }),
  });
  return (
    <SloPage
      slo={slo}
      status={status}
      need={needOf(status)}
      marks={marks}
      history={history}
      definitions={definitions}
      exclusions={exclusions}
      origin={new URL(env().NEXTAUTH_URL).origin}
      velocity={service.velocity}
      alerts={alerts}
      mayNot={{ change, exclude }}
    />
  );
}
