"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { sendTestMail } from "@/lib/tell/mail-deliveries/actions";
import type { DeliveryView } from "@/lib/tell/mail-deliveries/view";
import { LEFT_OUT_BECAUSE } from "./names";

/** Sends oneself a mail and says what the mail server made of it. `newest`: one's newest mail. */
export function TestMail(props: {
  address: string;
  isSetUp: boolean;
  newest: readonly DeliveryView[];
}) {
  const { address, isSetUp, newest } = props;
  const sending = useAction(sendTestMail);
  const [asked, setAsked] = useState<string | null>(null);
  const test = newest.find(({ id }) => id === asked);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        pending={sending.pending}
        disabledReason={isSetUp ? null : "Mail is not set up on this Muster."}
        onClick={() => sending.run({}, ({ id }) => setAsked(id))}
      >
        Send me a test mail
      </Button>
      <FormError message={sending.message} />
      <p role="status" className="max-w-[72ch] text-sm empty:hidden">
        {asked === null ? null : describeTest(test, address)}
      </p>
    </div>
  );
}

function describeTest(test: DeliveryView | undefined, address: string): string {
  const answer = test?.attempts[0]?.answer;
  switch (test?.state) {
    case "SENT":
      return `${answer} It is on its way to ${address}: if it does not come, look among the spam.`;
    case "GIVEN_UP":
      return `It was not sent. ${answer}`;
    case "SKIPPED":
      return `It was not sent. ${test.skippedWhy ? LEFT_OUT_BECAUSE[test.skippedWhy] : ""}`;
    default:
      return "Talking to the mail server.";
  }
}
