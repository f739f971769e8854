import { ShieldAlert, ShieldCheck } from "lucide-react";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time/time";
import type { RecordVerdict } from "@/lib/admin/proof/read-chain";

type Event = {
  readonly seq: number;
  readonly text: string;
  readonly by: string;
  readonly via: string;
  readonly recordedAt: string;
  readonly hash: string;
};

/** Everything that was recorded, in the order it was, and whether it is still what was recorded. */
export function History({
  incident,
  chain,
  events,
}: {
  incident: number;
  chain: RecordVerdict;
  events: readonly Event[];
}) {
  return (
    <>
      <PageHeader
        title={`History of INC-${incident}`}
        description="Every change as it was recorded. Each event carries the hash of the one before it, so that nothing can be changed or left out unseen."
      />
      <div className="flex flex-col gap-4 px-4 md:px-8">
        <Link href={`/incidents/${incident}`} className="text-accent text-sm">
          Back to INC-{incident}
        </Link>
        <Verdict chain={chain} />
        <ol className="divide-y rounded-md border bg-panel">
          {events.map((event) => (
            <li
              key={event.seq}
              className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 px-4 py-2.5"
            >
              <span className="tabular text-ink-faint text-sm">{event.seq}</span>
              <div className="min-w-0">
                <p>{event.text}</p>
                <p className="text-ink-faint text-xs">
                  {event.by}, {event.via} · <Time at={event.recordedAt} withDay /> ·{" "}
                  <code className="font-mono">{event.hash.slice(0, 12)}</code>
                </p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

function Verdict({ chain }: { chain: RecordVerdict }) {
  const { valid, length, head, faults, unproved } = chain;
  const Icon = valid ? ShieldCheck : ShieldAlert;
  return (
    <div
      className={`flex items-start gap-2 rounded-md border p-3 ${valid ? "border-good bg-good-ground" : "border-sev1 bg-sev1-ground"}`}
    >
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        <p>
          {valid
            ? `The record is whole: ${length} events and everything stored with them, verified just now.`
            : "The record is not as it was written:"}
        </p>
        {faults.length > 0 && (
          <ul className="list-disc pl-5">
            {faults.map((fault) => (
              <li key={fault} className="break-words">
                {fault}
              </li>
            ))}
          </ul>
        )}
        {unproved > 0 && (
          <p className="text-ink-soft text-sm">
            {unproved} rows are older than the proof of rows: the chain says nothing of them.
          </p>
        )}
        <p className="break-all font-mono text-ink-soft text-xs">Head {head}</p>
      </div>
    </div>
  );
}
