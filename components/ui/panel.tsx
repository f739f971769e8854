import type { ReactNode } from "react";
import { cx } from "./cx";

/** A part of a page under a heading and a hairline; no box, so that panels never nest in boxes. */
export function Panel(props: {
  title: string;
  /** Something small beside the title, for instance how many there are. */
  aside?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = `panel-${props.title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  return (
    <section aria-labelledby={id} className={cx("min-w-0", props.className)}>
      <div className="mb-3 flex min-h-9 items-center justify-between gap-3 border-b">
        <h2 id={id} className="font-medium text-sm">
          {props.title}
          {props.aside === undefined ? null : (
            <span className="tabular ml-2 font-normal text-ink-faint">{props.aside}</span>
          )}
        </h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
