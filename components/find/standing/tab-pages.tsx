import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

/** A list on a tab, with the way to its other pages. */
export function TabPages(props: {
  /** The tab's address. */
  here: string;
  cursor: string | string[] | undefined;
  next: string | null;
  children: ReactNode;
}) {
  const { here, cursor, next, children } = props;
  return (
    <div className="max-w-4xl px-4 pt-5 pb-10 md:px-8">
      {children}
      <nav aria-label="Pages" className="mt-3 flex justify-between text-accent text-sm">
        {cursor ? <Link href={here}>First page</Link> : <span />}
        {next ? <Link href={`${here}?${new URLSearchParams({ cursor: next })}`}>More</Link> : null}
      </nav>
    </div>
  );
}
