import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryDetail } from "@/components/tell/webhooks/delivery-detail";
import { isMoving } from "@/components/tell/webhooks/moving";
import { ResendButton } from "@/components/tell/webhooks/resend-button";
import { KeepFresh } from "@/components/ui/keep-fresh";
import { Link } from "@/components/ui/link";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { mayRole } from "@/lib/platform/access/permissions";
import { readClock } from "@/lib/platform/core/clock/clock";
import { readDelivery, readEndpoint } from "@/lib/tell/webhooks/queries";

export const metadata: Metadata = { title: "Delivery" };

type Props = { params: Promise<{ deliveryId: string }> };

export default async function DeliveryPage({ params }: Props) {
  const actor = await requireActor();
  if (!mayRole(actor.role, "webhook.manage")) notFound();
  const { deliveryId } = await params;
  const delivery = await orNotFound(readDelivery.execute(actor, { deliveryId }));
  const { endpointId } = delivery;
  const webhook = await readEndpoint.execute(actor, { endpointId });
  const isOff = webhook.disabledAt !== null;
  return (
    <div className="flex flex-col gap-6 pb-8">
      <KeepFresh while={!isOff && isMoving([delivery], readClock())} />
      <Link href={`/settings/webhooks/${endpointId}`} className="-mb-4 w-fit text-accent text-sm">
        {webhook.name}
      </Link>
      <DeliveryDetail delivery={delivery}>
        {webhook.deletedAt ? null : (
          <ResendButton
            delivery={delivery}
            disabledReason={isOff ? `${webhook.name} is switched off.` : null}
          />
        )}
      </DeliveryDetail>
    </div>
  );
}
