import type { Metadata } from "next";
import Link from "next/link";
import { CallCard } from "@/components/api/call-card";
import { FieldTable } from "@/components/api/field-table";
import { Introduction } from "@/components/api/introduction";
import { Wordmark } from "@/components/shell/wordmark";
import { readReference } from "@/lib/api/reference-page";
import { listProblems } from "@/lib/entrance/problem";

export const metadata: Metadata = { title: "API reference" };

/** The API for people: made of the same table as the routes and the OpenAPI document. */
export default function ApiReferencePage() {
  const { groups, shapes, base } = readReference();
  return (
    <div className="mx-auto flex max-w-6xl gap-10 px-4 py-6 md:px-8">
      <nav
        aria-label="Contents"
        className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] w-56 shrink-0 flex-col gap-1 self-start overflow-y-auto lg:flex"
      >
        {groups.map(({ name, anchor, calls }) => (
          <div key={anchor} className="mb-3">
            <a href={`#${anchor}`} className="font-medium text-sm">
              {name}
            </a>
            <ul className="mt-1">
              {calls.map((call) => (
                <li key={call.name}>
                  <a
                    href={`#${call.name}`}
                    className="block truncate py-0.5 text-ink-soft text-xs hover:text-ink"
                  >
                    {call.name}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <a href="#shapes" className="font-medium text-sm">
          Shapes
        </a>
      </nav>
      <main className="min-w-0 flex-1">
        <Link href="/" className="inline-block">
          <Wordmark />
        </Link>
        <h1 className="mt-6 mb-6 font-semibold text-2xl tracking-tight">API reference</h1>
        <Introduction base={base} problems={listProblems()} />
        {groups.map(({ name, anchor, calls }) => (
          <section key={anchor} id={anchor} className="mt-12">
            <h2 className="mb-4 font-semibold text-xl">{name}</h2>
            {calls.map((call) => (
              <CallCard key={call.name} call={call} />
            ))}
          </section>
        ))}
        <section id="shapes" className="mt-12">
          <h2 className="mb-4 font-semibold text-xl">Shapes</h2>
          {shapes.map(({ name, fields }) => (
            <section key={name} id={`shape-${name}`} className="border-t py-6">
              <h3 className="mb-2 font-mono text-base">{name}</h3>
              <FieldTable title={name} fields={fields} />
            </section>
          ))}
        </section>
      </main>
    </div>
  );
}
