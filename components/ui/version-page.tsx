import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Time } from "./time/time";

type Version = {
  readonly href: string;
  readonly name: string;
  readonly at: string;
  /** Follows the time: "as it is now". */
  readonly note?: string | undefined;
  readonly isShown: boolean;
};

/** The versions of a text, and beside them what one of them changed. */
export function VersionPage(props: {
  back: { readonly href: string; readonly name: string };
  title: string;
  versions: readonly Version[];
  children: ReactNode;
}) {
  const { back, title, versions, children } = props;
  return (
    <div className="px-4 pt-4 pb-8 md:px-8 md:pt-6">
      <p className="text-sm">
        <Link href={back.href} className="text-accent">
          {back.name}
        </Link>
      </p>
      <h1 className="mt-2 font-semibold text-xl tracking-tight">{title}</h1>
      <div className="mt-4 grid gap-6 lg:grid-cols-[16rem_minmax(0,46rem)]">
        <nav aria-label="Versions">
          <ol className="flex max-h-48 flex-col divide-y overflow-auto rounded-md border lg:max-h-[70vh]">
            {versions.map(({ href, name, at, note, isShown }) => (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={isShown ? "page" : undefined}
                  className="block px-3 py-2 text-sm hover:bg-sunken focus-visible:-outline-offset-2 aria-[current=page]:bg-sunken"
                >
                  <span className="font-medium">{name}</span>
                  <span className="block text-ink-soft">
                    <Time at={at} withDay />
                    {note ? `, ${note}` : ""}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
        </nav>
        {children}
      </div>
    </div>
  );
}
