import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryLog } from "@/components/tell/webhooks/delivery-log";
import { isMoving } from "@/components/tell/webhooks/moving";
import { eventsInWords } from "@/components/tell/webhooks/names";
import { VerifyHelp } from "@/components/tell/webhooks/verify-help";
import { WebhookActions } from "@/components/tell/webhooks/webhook-actions";
import { WebhookHealth } from "@/components/tell/webhooks/webhook-health";
import { KeepFresh } from "@/components/ui/keep-fresh";
import { Link } from "@/components/ui/link";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { mayRole } from "@/lib/platform/access/permissions";
import { readClock } from "@/lib/platform/core/clock/clock";
import { listDeliveries, readEndpoint } from "@/lib/tell/webhooks/queries";
import { DELIVERY_STATES } from "@/lib/tell/webhooks/schemas";

export const metadata: Metadata = { title: "Webhook" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ state?: string; cursor?: string }>;
};

export default async function WebhookPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!mayRole(actor.role, "webhook.manage")) notFound();
  const { id: endpointId } = await params;
  const { state: asked, cursor } = await searchParams;
  const state = DELIVERY_STATES.find((each) => each === asked) ?? null;
  const webhook = await orNotFound(readEndpoint.execute(actor, { endpointId }));
  const page = await listDeliveries.execute(actor, {
    endpointId,
    ...(state && { state }),
    ...(typeof cursor === "string" && { cursor }),
  });
  const isOn = webhook.disabledAt === null;
  return (
    <div className="flex flex-col gap-6 pb-8">
      <KeepFresh while={isOn && isMoving(page.items, readClock())} />
      <div className="flex flex-col gap-2">
        <Link href="/settings/webhooks" className="w-fit text-accent text-sm">
          All webhooks
        </Link>
        <h2 className="break-words font-semibold text-lg">{webhook.name}</h2>
        <p className="break-all text-ink-soft text-sm">
          {webhook.url} · {eventsInWords(webhook)}
        </p>
        <WebhookHealth webhook={webhook} />
      </div>
      {webhook.deletedAt ? null : <WebhookActions webhook={webhook} />}
      <DeliveryLog endpointId={endpointId} page={page} state={state} />
      {webhook.deletedAt ? null : <VerifyHelp />}
    </div>
  );
}
