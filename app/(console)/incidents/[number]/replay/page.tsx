import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Replay } from "@/components/respond/replay/replay";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readReplay } from "@/lib/respond/replay/queries";
import { readTimeline } from "@/lib/respond/timeline/queries";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Replay of INC-${(await params).number}` };
}

export default async function ReplayPage({ params }: Props) {
  const incident = Number((await params).number);
  if (!Number.isSafeInteger(incident) || incident < 1) notFound();
  const actor = await requireActor();
  const [replay, timeline] = await orNotFound(
    Promise.all([
      readReplay.execute(actor, { incident }),
      readTimeline.execute(actor, { incident }),
    ]),
  );
  return <Replay {...replay} timeline={timeline} />;
}
