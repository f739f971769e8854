"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { useEager } from "@/components/frame/use-eager";
import { useLookUp } from "@/components/frame/use-look-up";
import { KIND_NAMES } from "@/components/respond/timeline/kinds";
import { Time } from "@/components/ui/time/time";
import type { Page } from "@/lib/platform/core/cursor";
import { reviseEntry } from "@/lib/respond/timeline/actions";
import type { TimelineItem } from "@/lib/respond/timeline/view";

const MOST = 1_000;

/** Which entries of the incident belong into the document; the dated facts always do. */
export function ChooseEntries({ incident }: { incident: number }) {
  const [words, setWords] = useState("");
  const search = new URLSearchParams({ limit: String(MOST), ...(words && { q: words }) });
  const address = `/api/console/incidents/${incident}/timeline?${search}`;
  const { answer, pending } = useLookUp<Page<TimelineItem>>(address);
  const items = (answer?.items ?? []).filter(isChoosable).toReversed();
  return (
    <div className="flex flex-col gap-3">
      <input
        type="search"
        aria-label="Search in the timeline"
        placeholder="Search in the timeline"
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="h-9 w-full rounded-sm border border-line-strong/60 bg-panel px-3"
      />
      {items.length === 0 ? (
        <p className="py-2 text-ink-soft">{pending ? "Looking …" : "No entry fits."}</p>
      ) : null}
      <ul className="divide-y">
        {items.map((item) => (
          <Choice key={item.id} incident={incident} item={item} />
        ))}
      </ul>
      {answer?.nextCursor ? (
        <p className="text-ink-faint text-sm">
          These are the newest {MOST.toLocaleString("en")}: search for older ones.
        </p>
      ) : null}
    </div>
  );
}

/** What people wrote, and the facts that the document always tells. */
function isChoosable({ origin, keyMoment, removed }: TimelineItem): boolean {
  return removed === null && (origin === "HUMAN" || keyMoment);
}

function Choice({ incident, item }: { incident: number; item: TimelineItem }) {
  const revise = useAction(reviseEntry);
  // The list is not read again with every choice, so the last answer is what is true.
  const [stored, setStored] = useState(item.keyMoment);
  const [belongs, choose] = useEager(stored, revise);
  const isFact = item.origin === "SYSTEM";
  const change = (keyMoment: boolean) => {
    choose(keyMoment);
    revise.run({ incident, entryId: item.id, keyMoment }, (entry) => setStored(entry.keyMoment));
  };
  return (
    <li className="py-2">
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          checked={belongs}
          disabled={isFact}
          onChange={(event) => !revise.pending && change(event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-(--accent)"
        />
        <span className="min-w-0">
          <span className="block text-ink-faint text-xs">
            <Time at={item.occurredAt} withDay /> ·{" "}
            {isFact
              ? "a dated fact: it always belongs"
              : KIND_NAMES[item.kind as keyof typeof KIND_NAMES]}
          </span>
          <span className="line-clamp-3 break-words">{item.body}</span>
        </span>
      </label>
      {revise.message ? (
        <p role="alert" className="pl-7 text-danger text-sm">
          {revise.message}
        </p>
      ) : null}
    </li>
  );
}
