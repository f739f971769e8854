"use client";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { resendDelivery } from "@/lib/tell/webhooks/actions";
import type { DeliveryDetail } from "@/lib/tell/webhooks/view";

/** Sends a delivery again, or tries one that waits now. */
export function ResendButton(props: { delivery: DeliveryDetail; disabledReason: string | null }) {
  const router = useRouter();
  const { run, pending, message } = useAction(resendDelivery);
  const { id: deliveryId, endpointId, state } = props.delivery;
  return (
    <div className="flex flex-col items-end gap-2">
      <Button
        pending={pending}
        disabledReason={props.disabledReason}
        onClick={() =>
          run({ deliveryId }, (sent) => {
            toast.success("On its way");
            router.push(`/settings/webhooks/${endpointId}/deliveries/${sent.id}`);
          })
        }
      >
        {state === "WAITING" ? "Try now" : "Send again"}
      </Button>
      <FormError message={message} />
    </div>
  );
}
