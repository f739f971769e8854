"use client";
import { useState } from "react";
import { toast } from "sonner";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import {
  disableEndpoint,
  editEndpoint,
  enableEndpoint,
  sendTest,
} from "@/lib/tell/webhooks/actions";
import { WEBHOOK_EVENT_TYPES } from "@/lib/tell/webhooks/event-rules";
import type { EndpointView } from "@/lib/tell/webhooks/view";
import { DeleteWebhook } from "./delete-webhook";
import { RotateSecret } from "./rotate-secret";
import { WebhookForm } from "./webhook-form";

/** What an admin can do with one webhook. */
export function WebhookActions({ webhook }: { webhook: EndpointView }) {
  const { id: endpointId, disabledAt } = webhook;
  const testing = useAction(sendTest);
  const disabling = useAction(disableEndpoint);
  const enabling = useAction(enableEndpoint);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Button
          pending={testing.pending}
          disabledReason={disabledAt ? "It is switched off: switch it on first." : null}
          onClick={() => testing.run({ endpointId }, () => toast.success("Test on its way"))}
        >
          Send test
        </Button>
        <EditWebhook webhook={webhook} />
        <RotateSecret webhook={webhook} />
        {disabledAt ? (
          <Button
            look="primary"
            pending={enabling.pending}
            onClick={() => enabling.run({ endpointId })}
          >
            Switch on
          </Button>
        ) : (
          <Button pending={disabling.pending} onClick={() => disabling.run({ endpointId })}>
            Switch off
          </Button>
        )}
        <DeleteWebhook webhook={webhook} />
      </div>
      <FormError message={testing.message ?? disabling.message ?? enabling.message} />
    </div>
  );
}

function EditWebhook({ webhook }: { webhook: EndpointView }) {
  const editing = useAction(editEndpoint);
  const [open, setOpen] = useState(false);
  const { id: endpointId, name, url, version } = webhook;
  const eventTypes = WEBHOOK_EVENT_TYPES.filter((type) => webhook.eventTypes.includes(type));
  return (
    <>
      <Button
        onClick={() => {
          editing.clear();
          setOpen(true);
        }}
      >
        Edit
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Edit ${name}`}
        description="With a new address, what still waits goes there, at once."
      >
        <WebhookForm
          start={{ name, url, eventTypes }}
          submitLabel="Save"
          pending={editing.pending}
          fields={editing.fields}
          message={editing.message}
          onSubmit={(draft) => editing.run({ endpointId, version, ...draft }, () => setOpen(false))}
        />
      </Dialog>
    </>
  );
}
