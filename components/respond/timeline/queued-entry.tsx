"use client";
import { CircleAlert, Clock3 } from "lucide-react";
import { Markdown } from "@/components/ui/text/markdown";
import { Time } from "@/components/ui/time/time";
import type { QueuedEntry as Queued } from "@/lib/respond/timeline/outbox-rules";
import { KIND_NAMES } from "./kinds";
import { dropFromOutbox } from "./outbox-store";

/** An entry on its way: it looks like one, and says what it waits for or why it was refused. */
export function QueuedEntry({ entry, onEdit }: { entry: Queued; onEdit: (entry: Queued) => void }) {
  const isRefused = entry.state === "REFUSED";
  const Icon = isRefused ? CircleAlert : Clock3;
  return (
    <li className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-3 border-line border-t py-2.5 first:border-t-0">
      <p className="pt-px text-ink-faint text-xs leading-5">
        <Time at={entry.occurredAt} />
      </p>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 text-ink-faint text-xs leading-5">
          {KIND_NAMES[entry.kind]}
          <span
            role={isRefused ? "alert" : "status"}
            className={`inline-flex items-center gap-1 ${isRefused ? "text-sev1" : "text-ink-soft"}`}
          >
            <Icon size={12} aria-hidden /> {sayState(entry)}
          </span>
        </p>
        <div className="text-ink-soft">
          <Markdown text={entry.body} />
        </div>
        {isRefused ? (
          <p className="flex gap-3 text-xs">
            <button type="button" className="text-accent underline" onClick={() => onEdit(entry)}>
              Edit and send again
            </button>
            <button
              type="button"
              className="text-ink-soft underline"
              onClick={() => void dropFromOutbox(entry.key)}
            >
              Discard
            </button>
          </p>
        ) : null}
      </div>
    </li>
  );
}

function sayState({ state, problem, attempts }: Queued): string {
  if (state === "REFUSED") return `Not stored. ${problem ?? ""}`;
  if (state === "SENT") return "Sent";
  if (problem !== null) return `Waiting. ${problem}`;
  return attempts === 0 ? "Sending" : "Waiting for the network. Kept in this browser.";
}
