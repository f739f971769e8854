import type { ReactNode } from "react";
import { Wordmark } from "@/components/frame/wordmark";
import { ReferenceNav } from "@/components/serve/api/reference-nav";
import { Link } from "@/components/ui/link";
import { listGroups } from "@/lib/serve/api/reference/reference-page";

/** The API for people: made of the same table as the routes and the OpenAPI document. */
export default function ApiReferenceLayout({ children }: { children: ReactNode }) {
  const parts = [
    { href: "/docs/api", name: "How it works" },
    ...listGroups().map(({ anchor, name }) => ({ href: `/docs/api/${anchor}`, name })),
    { href: "/docs/api/shapes", name: "Shapes" },
  ];
  return (
    <div className="mx-auto max-w-6xl px-4 py-6 md:px-8">
      <header className="mb-6">
        <Link href="/" className="inline-block">
          <Wordmark />
        </Link>
      </header>
      <div className="flex flex-col gap-x-10 gap-y-6 lg:flex-row">
        <ReferenceNav parts={parts} />
        <main className="min-w-0 flex-1">{children}</main>
      </div>
    </div>
  );
}
