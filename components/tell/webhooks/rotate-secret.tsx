"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Secret } from "@/components/people/people/settings/secret";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { rotateSecret } from "@/lib/tell/webhooks/actions";
import type { EndpointView } from "@/lib/tell/webhooks/view";

/** A new signing secret; for a day the old one signs as well. */
export function RotateSecret({ webhook }: { webhook: EndpointView }) {
  const { run, pending, message } = useAction(rotateSecret);
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <Button
        onClick={() => {
          setSecret(null);
          setOpen(true);
        }}
      >
        New secret
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`New secret for ${webhook.name}`}
        description="For 24 hours both the new and the present secret sign each message, so that the receiver can change over without losing one. A secret from before the present one stops at once."
      >
        <div className="flex flex-col gap-4">
          {secret ? <Secret label="The new signing secret" text={secret} /> : null}
          <FormError message={message} />
          {secret ? (
            <Button onClick={() => setOpen(false)}>Done</Button>
          ) : (
            <Button
              look="primary"
              pending={pending}
              onClick={() => run({ endpointId: webhook.id }, (made) => setSecret(made.secret))}
            >
              Make a new secret
            </Button>
          )}
        </div>
      </Dialog>
    </>
  );
}
