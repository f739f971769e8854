import type { ReactNode } from "react";
import { Mark } from "./wordmark";

/**
 * A page that could not be shown: what happened, what was kept, what to do. `isWholePage` where nothing
 * stands around it, so that it is the page's main part itself.
 */
export function Problem(props: {
  title: string;
  isWholePage: boolean;
  children: ReactNode;
  actions: ReactNode;
}) {
  const Part = props.isWholePage ? "main" : "div";
  return (
    <Part className="grid min-h-[70dvh] place-items-center px-6 py-16">
      <div className="flex max-w-md flex-col items-start gap-4">
        <Mark size={32} />
        <div className="flex flex-col gap-2">
          <h1 className="font-semibold text-xl tracking-tight">{props.title}</h1>
          <div className="flex flex-col gap-2 text-ink-soft">{props.children}</div>
        </div>
        <div className="flex flex-wrap gap-2">{props.actions}</div>
      </div>
    </Part>
  );
}
