"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { deleteEndpoint } from "@/lib/tell/webhooks/actions";
import type { EndpointView } from "@/lib/tell/webhooks/view";

/** Asks once, and says what goes and what stays. */
export function DeleteWebhook({ webhook }: { webhook: EndpointView }) {
  const { run, pending, message } = useAction(deleteEndpoint);
  const [open, setOpen] = useState(false);
  const waiting = webhook.waiting > 0 ? ` ${webhook.waiting} that wait are not sent.` : "";
  return (
    <>
      <Button look="ghost" onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete ${webhook.name}`}
        description={`Nothing more is sent to it, and its secret is gone.${waiting} Its log stays readable.`}
      >
        <div className="flex flex-col gap-4">
          <FormError message={message} />
          <Button
            look="danger"
            pending={pending}
            onClick={() => run({ endpointId: webhook.id }, () => setOpen(false))}
          >
            Delete {webhook.name}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
