"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { sendReset } from "@/lib/tell/mail-deliveries/actions";
import { Secret } from "./secret";

type Sent = { readonly mailedTo: string | null; readonly link: string | null };

/** Sends a link to a new password, or shows it where no mail can be sent. */
export function SendResetDialog(props: {
  person: { readonly id: string; readonly name: string; readonly email: string };
  onClose: () => void;
}) {
  const { id: userId, name, email } = props.person;
  const sending = useAction(sendReset);
  const [sent, setSent] = useState<Sent | null>(null);
  return (
    <Dialog open onOpenChange={props.onClose} title={`A new password for ${name}`}>
      <div className="flex flex-col gap-4">
        {sent === null ? (
          <p className="text-ink-soft">
            {name} gets a link that works once, at {email}. Where Muster sends no mail, the link is
            shown here instead. Their sessions end when they choose a new password, not before.
          </p>
        ) : null}
        {sent?.mailedTo ? (
          <p role="status">A mail with the link is on its way to {sent.mailedTo}.</p>
        ) : null}
        {sent?.link ? (
          <Secret label={`The link for ${name}, for one use within a day`} text={sent.link} />
        ) : null}
        <FormError message={sending.message} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={props.onClose}>{sent ? "Close" : "Cancel"}</Button>
          {sent ? null : (
            <Button
              look="primary"
              pending={sending.pending}
              onClick={() => sending.run({ userId }, setSent)}
            >
              Send the link
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
