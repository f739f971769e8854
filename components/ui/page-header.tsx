import type { ReactNode } from "react";

export function PageHeader(props: { title: string; description?: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-3 px-4 pt-5 pb-3 md:px-8 md:pt-7">
      <div className="min-w-0">
        <h1 className="font-semibold text-xl tracking-tight">{props.title}</h1>
        {props.description === undefined ? null : (
          <p className="mt-1 max-w-[72ch] text-ink-soft">{props.description}</p>
        )}
      </div>
      {props.children}
    </div>
  );
}

/** Says what belongs here and how to get it. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-md border border-dashed px-6 py-10 text-center">
      <p className="font-medium">{title}</p>
      <p className="mx-auto mt-1 max-w-[52ch] text-ink-soft">{children}</p>
    </div>
  );
}
