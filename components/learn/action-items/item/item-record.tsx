import { Time } from "@/components/ui/time/time";
import type { ItemHistory } from "@/lib/learn/action-items/editing/history";
import type { PostponementView } from "@/lib/learn/action-items/editing/postponements";

/** Each time the due day moved away, and why; nothing where it never did. */
export function ItemPostponements(props: { postponements: readonly PostponementView[] }) {
  if (props.postponements.length === 0) return null;
  return (
    <section aria-labelledby="postponed">
      <h2 id="postponed" className="font-medium">
        Postponed
      </h2>
      <ol className="mt-2 flex flex-col gap-3 text-sm">
        {props.postponements.map(({ id, fromOn, toOn, reason, by, recordedAt }) => (
          <li key={id}>
            <p className="tabular">
              {fromOn} → {toOn ?? "no date"}
            </p>
            <p className="break-words text-ink-soft">{reason}</p>
            <p className="text-ink-faint text-xs">
              {by.name} · <Time at={recordedAt} withDay />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What changed, by whom and why, the newest first. */
export function ItemChanges({ history }: { history: ItemHistory }) {
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="font-medium">
        History
      </h2>
      {history.length === 0 ? (
        <p className="mt-2 text-ink-faint text-sm">Imported: nothing was recorded here yet.</p>
      ) : (
        <ol className="mt-2 flex flex-col gap-3 text-sm">
          {history.map(({ seq, changes, reason, by, recordedAt }) => (
            <li key={seq}>
              {changes.map((change) => (
                <p key={change} className="break-words">
                  {change}
                </p>
              ))}
              {reason ? <p className="break-words text-ink-soft">{reason}</p> : null}
              <p className="text-ink-faint text-xs">
                {by} · <Time at={recordedAt} withDay />
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
