"use client";
import { useAction } from "@/components/frame/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Time } from "@/components/ui/time/time";
import { resendMail } from "@/lib/tell/mail-deliveries/actions";
import type { DeliveryView } from "@/lib/tell/mail-deliveries/view";
import { LEFT_OUT_BECAUSE, STATES } from "./names";

/** One mail: how it stands, its attempts and its text. */
export function DeliveryItem(props: { delivery: DeliveryView; mayResend: boolean }) {
  const { delivery, mayResend } = props;
  const resending = useAction(resendMail);
  const { name, tone } = STATES[delivery.state];
  return (
    <li className="flex flex-col gap-1.5 px-3 py-3 md:px-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="break-words font-medium">
            <span className="mr-2 inline-block">
              <Badge tone={tone}>{name}</Badge>
            </span>
            {delivery.subject || "Test mail"}
          </p>
          <p className="mt-0.5 break-words text-ink-soft text-sm">
            {delivery.to.name}
            {delivery.address ? ` · ${delivery.address}` : ""} ·{" "}
            <Time at={delivery.queuedAt} withDay />
          </p>
        </div>
        {mayResend && delivery.state !== "SKIPPED" ? (
          <Button
            size="sm"
            pending={resending.pending}
            onClick={() => resending.run({ deliveryId: delivery.id })}
          >
            {delivery.state === "WAITING" ? "Try now" : "Send again"}
            <span className="sr-only">: {delivery.subject}</span>
          </Button>
        ) : null}
      </div>
      <Outcome delivery={delivery} />
      <FormError message={resending.message} />
      <Details delivery={delivery} />
    </li>
  );
}

/** The last thing that is known, and what comes next. */
function Outcome({ delivery }: { delivery: DeliveryView }) {
  const { skippedWhy, attempts, nextAttemptAt, state } = delivery;
  if (skippedWhy) return <p className="text-sm">{LEFT_OUT_BECAUSE[skippedWhy]}</p>;
  const answer = attempts.find(({ outcome }) => outcome !== null)?.answer;
  return (
    <p className="break-words text-sm">
      {answer ?? "Not tried yet."}
      {state === "WAITING" && nextAttemptAt && attempts.length > 0 ? (
        <>
          {" "}
          Next attempt: <Time at={nextAttemptAt} withDay />.
        </>
      ) : null}
    </p>
  );
}

function Details({ delivery: { attempts, attemptCount, text } }: { delivery: DeliveryView }) {
  if (attempts.length === 0 && text === "") return null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer text-accent">
        {attemptCount === 1 ? "1 attempt" : `${attemptCount} attempts`}, and the text
      </summary>
      <ul className="mt-2 flex flex-col gap-1">
        {attempts.map(({ startedAt, outcome, answer }) => (
          <li key={startedAt} className="break-words">
            <Time at={startedAt} withDay />:{" "}
            {outcome === null ? "Begun, and nobody knows how it ended." : answer}
          </li>
        ))}
      </ul>
      {text ? (
        <pre className="mt-2 whitespace-pre-wrap break-words rounded-sm bg-sunken px-3 py-2 text-xs">
          {text}
        </pre>
      ) : null}
    </details>
  );
}
