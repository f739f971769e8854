import { type ReactNode, useId } from "react";
import { Link } from "@/components/ui/link";

/** One part of an overview: its name, where the rest of it is, and what to know. */
export function Panel(props: {
  title: string;
  /** Where all of it stands. */
  all?: string;
  children: ReactNode;
}) {
  const { title, all, children } = props;
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <h2 id={id} className="font-medium text-ink-soft text-sm">
          {title}
        </h2>
        {all ? (
          <Link href={all} className="text-accent text-sm">
            All<span className="sr-only"> of “{title}”</span>
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  );
}

/** Rows of a panel, each a line with something at its end. */
export function PanelRows({ children }: { children: ReactNode }) {
  return <ul className="divide-y rounded-md border bg-panel">{children}</ul>;
}

export function PanelRow({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-3 px-3 py-2 text-sm">
      <span className="min-w-0 break-words">{children}</span>
      {end === undefined ? null : <span className="tabular shrink-0 text-ink-faint">{end}</span>}
    </li>
  );
}

/** What is not there, and what would put it there. */
export function PanelNote({ children }: { children: ReactNode }) {
  return (
    <p className="rounded-md border border-dashed px-3 py-3 text-ink-soft text-sm">{children}</p>
  );
}
