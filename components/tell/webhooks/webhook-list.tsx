import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time/time";
import type { EndpointView } from "@/lib/tell/webhooks/view";
import { eventsInWords, healthOf } from "./names";

/** Webhooks with how they do; the row leads to one's log and settings. */
export function WebhookList(props: { label: string; webhooks: readonly EndpointView[] }) {
  return (
    <ul aria-label={props.label} className="divide-y rounded-md border bg-panel">
      {props.webhooks.map((webhook) => (
        <Row key={webhook.id} webhook={webhook} />
      ))}
    </ul>
  );
}

function Row({ webhook }: { webhook: EndpointView }) {
  const { id, name, url, waiting } = webhook;
  const health = healthOf(webhook);
  return (
    <li className="relative grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-sunken/60 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="min-w-0">
        <Link
          href={`/settings/webhooks/${id}`}
          className="break-words font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
        <p className="truncate text-ink-faint text-sm">{url}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm sm:justify-end">
        <LastNews webhook={webhook} />
        <span>{eventsInWords(webhook)}</span>
        {waiting > 0 ? <span className="tabular">{waiting} waiting</span> : null}
        <Badge tone={health.tone}>{health.name}</Badge>
      </div>
    </li>
  );
}

function LastNews({ webhook: { failingSince, lastSuccessAt } }: { webhook: EndpointView }) {
  if (failingSince) {
    return (
      <span>
        since <Time at={failingSince} withDay />
      </span>
    );
  }
  if (!lastSuccessAt) return null;
  return (
    <span>
      last <Time at={lastSuccessAt} withDay />
    </span>
  );
}
