import type { ReactNode } from "react";

export function FactGroup({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={title}>
      <div className="flex min-h-8 items-center justify-between gap-2 border-b pb-1">
        <h2 className="font-medium text-sm">{title}</h2>
        {action}
      </div>
      <div className="pt-1.5">{children}</div>
    </section>
  );
}

export function FactRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-2 py-0.5 text-sm">
      <span className="text-ink-soft">{name}</span>
      <span className="tabular min-w-0 break-words text-right">{children}</span>
    </div>
  );
}
