"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Secret } from "@/components/people/people/settings/secret";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { createEndpoint } from "@/lib/tell/webhooks/actions";
import { WebhookForm } from "./webhook-form";

/** Makes a webhook and shows its secret, once. */
export function AddWebhook() {
  const router = useRouter();
  const creating = useAction(createEndpoint);
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);

  function toggle(isOpen: boolean) {
    setOpen(isOpen);
    if (isOpen) {
      setMade(null);
      creating.clear();
    }
  }

  return (
    <>
      <Button look="primary" onClick={() => toggle(true)}>
        Add webhook
      </Button>
      <Dialog open={open} onOpenChange={toggle} title={made ? "Webhook added" : "Add a webhook"}>
        {made ? (
          <div className="flex flex-col gap-4">
            <Secret label="The signing secret" text={made.secret} />
            <p className="text-ink-soft">
              Give it to the receiver, which checks by it that a message comes from Muster and was
              not changed.
            </p>
            <Button
              look="primary"
              onClick={() => {
                setOpen(false);
                router.push(`/settings/webhooks/${made.id}`);
              }}
            >
              Go to the webhook
            </Button>
          </div>
        ) : (
          <WebhookForm
            start={{ name: "", url: "", eventTypes: [] }}
            submitLabel="Add webhook"
            pending={creating.pending}
            fields={creating.fields}
            message={creating.message}
            onSubmit={(draft) => creating.run(draft, ({ id, secret }) => setMade({ id, secret }))}
          />
        )}
      </Dialog>
    </>
  );
}
