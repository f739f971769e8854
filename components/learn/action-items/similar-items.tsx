import { Repeat2 } from "lucide-react";
import { Link } from "@/components/ui/link";
import { STATE_NAMES } from "@/lib/learn/action-items/names";
import { sayRepeat } from "@/lib/learn/action-items/repeats/repeat-rules";
import type { SimilarItems } from "@/lib/learn/action-items/repeats/repeats";

/** How often something was promised before, and where; nothing where it never was. */
export function SimilarItemList({ similar }: { similar: SimilarItems }) {
  const { about, earlier, items } = similar;
  if (items.length === 0) return null;
  return (
    <div className="rounded-md bg-warn-ground px-3 py-2 text-sm">
      <p className="flex items-start gap-2 font-medium">
        <Repeat2 size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
        {earlier > 0 ? sayRepeat(earlier, about) : "The first of several action items about this."}
      </p>
      <ul className="mt-1 pl-6">
        {items.map(({ number, ref, title, state, incident }) => (
          <li key={number} className="break-words">
            <Link href={`/action-items/${number}`} className="text-accent underline">
              {ref} {title}
            </Link>{" "}
            <span className="text-ink-soft">
              {STATE_NAMES[state]}
              {incident === null ? "" : `, INC-${incident}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
