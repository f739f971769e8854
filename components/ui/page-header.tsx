import type { ReactNode } from "react";

/** The head of a page: its title, a sentence, and on the right what one can do here. */
export function PageHeader(props: {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-5 pb-4 md:px-8 md:pt-8">
      <div className="min-w-0">
        <h1 className="font-semibold text-xl tracking-tight">{props.title}</h1>
        {props.description === undefined ? null : (
          <p className="mt-1 max-w-[72ch] text-ink-soft">{props.description}</p>
        )}
      </div>
      {props.children ? (
        <div className="flex flex-wrap items-center gap-2">{props.children}</div>
      ) : null}
    </div>
  );
}

/** Says what belongs here and what to do next; `action` is the button that does it. */
export function EmptyState(props: {
  title: string;
  icon?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center rounded-md border border-line-strong/35 border-dashed px-6 py-10 text-center">
      {props.icon ? <div className="mb-3 text-ink-faint">{props.icon}</div> : null}
      <p className="font-medium">{props.title}</p>
      <p className="mt-1 max-w-[52ch] text-balance text-ink-soft">{props.children}</p>
      {props.action ? <div className="mt-4">{props.action}</div> : null}
    </div>
  );
}
