import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time/time";
import { changesOf, nameOfType } from "@/lib/admin/audit-log/kinds-rules";
import type { AuditView } from "@/lib/admin/audit-log/view";
import { type LogFilters, logHref } from "./filters";

const VIA: Readonly<Record<string, string>> = {
  browser: "browser",
  api: "API token",
  "command-line": "command line",
  job: "background work",
};

/** One event: what, when, who and where from, then what it changed. */
export function EventItem({ event, filters }: { event: AuditView; filters: LogFilters }) {
  const { actor, via, address, reason } = event;
  const isRefusal = event.kinds.includes("refused");
  return (
    <li className="flex flex-col gap-1 px-3 py-3 md:px-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
        <p className="min-w-0 break-words font-medium">
          {isRefusal ? (
            <span className="mr-2 inline-block">
              <Badge tone="warn">Refused</Badge>
            </span>
          ) : null}
          <About event={event} filters={filters} />
        </p>
        <span className="tabular text-ink-soft text-sm">
          <Time at={event.recordedAt} withDay />
        </span>
      </div>
      <p className="break-words text-ink-soft text-sm">
        <Filter filters={filters} set={actor.id ? { person: actor.id } : null}>
          {actor.name}
        </Filter>
        {` · ${VIA[via] ?? via}`}
        {address ? (
          <>
            {" · "}
            <Filter filters={filters} set={{ q: address }}>
              {address}
            </Filter>
          </>
        ) : null}
      </p>
      {reason ? <p className="break-words text-sm">{reason}</p> : null}
      <Changes event={event} />
      <Proof event={event} />
    </li>
  );
}

/** What happened, and to whom or what. */
function About({ event, filters }: { event: AuditView; filters: LogFilters }) {
  const { type, incident, subject } = event;
  return (
    <>
      {nameOfType(type)}
      {incident ? (
        <>
          {" · "}
          <Link href={`/incidents/${incident.slice(4)}`} className="text-accent underline">
            {incident}
          </Link>
        </>
      ) : null}
      {subject.name ? (
        <>
          {" · "}
          <Filter filters={filters} set={{ subject: `${subject.type}:${subject.id}` }}>
            {subject.name}
          </Filter>
        </>
      ) : null}
    </>
  );
}

function Filter(props: { filters: LogFilters; set: LogFilters | null; children: ReactNode }) {
  const { filters, set, children } = props;
  if (!set) return children;
  return (
    <Link href={logHref({ ...filters, ...set })} className="text-ink hover:text-accent">
      {children}
    </Link>
  );
}

function Changes({ event: { before, after } }: { event: AuditView }) {
  const changes = changesOf(before, after);
  if (changes.length === 0) return null;
  return (
    <dl className="grid gap-x-4 gap-y-0.5 text-sm grid-cols-[6.5rem_minmax(0,1fr)] md:grid-cols-[10rem_minmax(0,1fr)]">
      {changes.map((change) => (
        <div key={change.name} className="contents">
          <dt className="text-ink-faint">{change.name}</dt>
          <dd className="min-w-0 break-words [overflow-wrap:anywhere]">
            {change.before === null ? null : (
              <>
                <span className="text-ink-soft line-through">{change.before}</span>
                <span aria-hidden>{" → "}</span>
                <span className="sr-only">, now </span>
              </>
            )}
            {change.after ?? "nothing"}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Where it stands in its chain, and the request it belongs to. */
function Proof({
  event: { stream, seq, hash, command, requestId, subject },
}: {
  event: AuditView;
}) {
  return (
    <details className="text-ink-soft text-sm">
      <summary className="w-fit cursor-pointer text-ink-faint">Record</summary>
      <p className="mt-1 break-words font-mono text-xs [overflow-wrap:anywhere]">
        {`${command} · ${subject.type}:${subject.id} · request ${requestId} · event ${seq} of ${stream} · ${hash}`}
      </p>
    </details>
  );
}
