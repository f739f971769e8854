import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { KeepFresh } from "@/components/ui/keep-fresh";
import { DeliveryDetail } from "@/components/webhooks/delivery-detail";
import { isMoving } from "@/components/webhooks/moving";
import { ResendButton } from "@/components/webhooks/resend-button";
import { mayRole } from "@/lib/access/permissions";
import { readClock } from "@/lib/core/clock";
import { orNotFound } from "@/lib/entrance/not-found";
import { requireActor } from "@/lib/entrance/page";
import { readDelivery, readEndpoint } from "@/lib/webhooks/queries";

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
