import { Badge } from "@/components/ui/badge";
import { Chip } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time/time";
import type { Page } from "@/lib/platform/core/cursor";
import { DELIVERY_STATES, type DeliveryState } from "@/lib/tell/webhooks/schemas";
import type { DeliveryView } from "@/lib/tell/webhooks/view";
import { durationInWords, STATES } from "./names";

/** What was and is to be sent to one webhook, newest first. */
export function DeliveryLog(props: {
  endpointId: string;
  page: Page<DeliveryView>;
  state: DeliveryState | null;
}) {
  const { endpointId, page, state } = props;
  const base = `/settings/webhooks/${endpointId}`;
  return (
    <section aria-labelledby="deliveries" className="flex flex-col gap-3">
      <h3 id="deliveries" className="font-semibold">
        Deliveries
      </h3>
      <nav aria-label="Show deliveries that are" className="flex flex-wrap gap-2">
        {DELIVERY_STATES.map((each) => (
          <Chip key={each} on={each === state} href={each === state ? base : hrefOf(base, each)}>
            {STATES[each].name}
          </Chip>
        ))}
      </nav>
      {page.items.length === 0 ? (
        <EmptyState title="No deliveries here">
          Every message stands here with each attempt at it and what the receiver answered.
        </EmptyState>
      ) : (
        <ul aria-label="Deliveries" className="divide-y rounded-md border bg-panel">
          {page.items.map((delivery) => (
            <Row key={delivery.id} base={base} delivery={delivery} />
          ))}
        </ul>
      )}
      {page.nextCursor ? (
        <Link href={hrefOf(base, state, page.nextCursor)} className="self-end text-accent text-sm">
          Older
        </Link>
      ) : null}
    </section>
  );
}

function Row({ base, delivery }: { base: string; delivery: DeliveryView }) {
  const { id, type, incident, state, createdAt, resendOf } = delivery;
  const { name, tone } = STATES[state];
  return (
    <li className="relative grid gap-x-6 gap-y-1 px-4 py-2.5 hover:bg-sunken/60 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="min-w-0">
        <Link
          href={`${base}/deliveries/${id}`}
          className="break-words font-medium after:absolute after:inset-0"
        >
          {type}
        </Link>
        <p className="text-ink-faint text-sm">
          {incident ? `${incident} · ` : ""}
          {resendOf ? "sent again · " : ""}
          <Time at={createdAt} withDay />
        </p>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm sm:justify-end">
        <Outcome delivery={delivery} />
        <Badge tone={tone}>{name}</Badge>
      </p>
    </li>
  );
}

/** The newest attempt in a few words. */
function Outcome({ delivery: { lastAttempt, attemptCount } }: { delivery: DeliveryView }) {
  if (!lastAttempt) return null;
  const { status, durationMs } = lastAttempt;
  return (
    <span className="tabular">
      {attemptCount > 1 ? `${attemptCount} attempts · ` : ""}
      {status ?? "no answer"} · {durationInWords(durationMs)}
    </span>
  );
}

function hrefOf(base: string, state: DeliveryState | null, cursor?: string): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(cursor && { cursor }) });
  return query.size > 0 ? `${base}?${query}` : base;
}
