import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { CodeBlock } from "@/components/ui/text/code-block";
import { CopyButton } from "@/components/ui/text/copy-button";
import { Time } from "@/components/ui/time/time";
import type { DeliveryDetail as Detail } from "@/lib/tell/webhooks/view";
import { AttemptList } from "./attempt-list";
import { STATES } from "./names";

/** One delivery: how it stands, every attempt, and what is sent. */
export function DeliveryDetail(props: { delivery: Detail; children: ReactNode }) {
  const { delivery } = props;
  const { name, tone } = STATES[delivery.state];
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-2 break-words font-semibold text-lg">
            {delivery.type} <Badge tone={tone}>{name}</Badge>
          </h2>
          <p className="break-words text-ink-soft text-sm">
            {delivery.incident ? `${delivery.incident} · ` : ""}
            <Time at={delivery.createdAt} withDay /> ·{" "}
            <code className="break-all text-xs">{delivery.messageId}</code>
          </p>
        </div>
        {props.children}
      </div>
      <Standing delivery={delivery} />
      <section aria-labelledby="attempts" className="flex flex-col gap-2">
        <h3 id="attempts" className="font-semibold">
          Attempts
        </h3>
        <AttemptList attempts={delivery.attempts} />
      </section>
      <section aria-labelledby="message" className="flex flex-col gap-2">
        <div className="flex items-center justify-between gap-3">
          <h3 id="message" className="font-semibold">
            Message
          </h3>
          <CopyButton text={delivery.body}>Copy as sent</CopyButton>
        </div>
        <CodeBlock
          label="Message as sent"
          text={JSON.stringify(JSON.parse(delivery.body), null, 2)}
        />
      </section>
    </>
  );
}

function Standing({ delivery }: { delivery: Detail }) {
  const { because, nextAttemptAt, resendOf, resentAs, endpointId } = delivery;
  const hrefOf = (id: string) => `/settings/webhooks/${endpointId}/deliveries/${id}`;
  return (
    <div className="flex flex-col gap-1 empty:hidden">
      {because ? <p>{because}</p> : null}
      {nextAttemptAt ? (
        <p>
          Next attempt: <Time at={nextAttemptAt} withDay />
        </p>
      ) : null}
      {resendOf ? (
        <p>
          Sent again by hand:{" "}
          <Link href={hrefOf(resendOf)} className="text-accent underline">
            the first time
          </Link>
        </p>
      ) : null}
      {resentAs ? (
        <p>
          It was{" "}
          <Link href={hrefOf(resentAs)} className="text-accent underline">
            sent again later
          </Link>
          .
        </p>
      ) : null}
    </div>
  );
}
