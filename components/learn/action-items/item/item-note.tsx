import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { ActionItemView } from "@/lib/learn/action-items/view";

/** What stands under an item's title: its number, where it comes from, how old it is, how it ended. */
export function ItemNote({ item, children }: { item: ActionItemView; children?: ReactNode }) {
  const isFinished = item.closedAt !== null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ink-faint text-sm">
      <span className="tabular">{item.ref}</span>
      {item.incident ? (
        <Link
          href={`/incidents/${item.incident.number}`}
          className="text-accent underline"
          title={item.incident.title}
        >
          {item.incident.ref}
        </Link>
      ) : null}
      {item.service ? <span>{item.service.name}</span> : null}
      {item.team && item.isTeamOwn ? <span>{item.team.name}</span> : null}
      <span className="tabular">{ageInWords(item.ageDays, isFinished)}</span>
      {item.postponed > 0 ? (
        <span className="text-warn">Postponed {timesInWords(item.postponed)}</span>
      ) : null}
      {item.evidence ? <span className="max-w-80 truncate">{item.evidence}</span> : null}
      {item.reason ? <span className="max-w-80 truncate">{item.reason}</span> : null}
      {children}
    </p>
  );
}

/** "12 days old", "took 3 days". */
export function ageInWords(days: number, isFinished: boolean): string {
  const length = days === 1 ? "1 day" : `${days.toLocaleString("en")} days`;
  if (isFinished) return days === 0 ? "took less than a day" : `took ${length}`;
  return days === 0 ? "new" : `${length} old`;
}

/** "once", "3 times". */
export function timesInWords(times: number): string {
  return times === 1 ? "once" : `${times} times`;
}
