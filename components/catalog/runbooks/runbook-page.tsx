import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Markdown } from "@/components/ui/text/markdown";
import { Ago, Time } from "@/components/ui/time/time";
import { STALE_AFTER_DAYS } from "@/lib/catalog/runbooks/rules";
import type { RunbookView } from "@/lib/catalog/runbooks/view";
import { runbooksHref } from "./filters";
import { RunbookActions } from "./runbook-actions";

/** One runbook to respond from: its text first, and whether it can be trusted. */
export function RunbookPage(props: {
  runbook: RunbookView;
  disabledReason: string | null;
  now: string;
}) {
  const { runbook, disabledReason, now } = props;
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-5 pb-4 md:px-8 md:pt-8">
        <div className="min-w-0">
          <p className="text-sm">
            <Link href="/runbooks" className="text-accent">
              Runbooks
            </Link>{" "}
            <span className="tabular text-ink-faint">/ {runbook.ref}</span>
          </p>
          <h1 className="mt-1 min-w-0 break-words font-semibold text-xl tracking-tight">
            {runbook.title}
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-ink-soft text-sm">
            <Freshness runbook={runbook} now={now} />
          </p>
        </div>
        <RunbookActions runbook={runbook} disabledReason={disabledReason} />
      </header>
      <div className="grid gap-x-10 gap-y-8 px-4 pb-10 md:px-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <article className="min-w-0 max-w-[80ch]">
          <h2 className="sr-only">Steps</h2>
          <Markdown text={runbook.body} />
        </article>
        <Facts runbook={runbook} />
      </div>
    </>
  );
}

function Freshness({ runbook, now }: { runbook: RunbookView; now: string }) {
  const { archivedAt, stale, reviewedAt, reviewedBy } = runbook;
  if (archivedAt) {
    return (
      <>
        <Badge>Archived</Badge> <Ago at={archivedAt} now={now} />
      </>
    );
  }
  return (
    <>
      {stale ? <Badge tone="warn">Stale</Badge> : <Badge tone="good">Current</Badge>}
      <span>
        Reviewed <Ago at={reviewedAt} now={now} />
        {reviewedBy ? ` by ${reviewedBy}` : null}.
        {stale
          ? ` It is due every ${STALE_AFTER_DAYS} days: check each step before you rely on it.`
          : null}
      </span>
    </>
  );
}

function Facts({ runbook }: { runbook: RunbookView }) {
  const { number, services, owner, team, revision, createdAt, reviewedAt } = runbook;
  return (
    <section aria-label="Details">
      <dl className="divide-y rounded-md border bg-panel">
        <Fact name="Services">
          {services.length === 0
            ? "Any"
            : services.map(({ slug, name }) => (
                <Link
                  key={slug}
                  href={runbooksHref({ service: slug })}
                  className="mr-2 text-accent underline"
                >
                  {name}
                </Link>
              ))}
        </Fact>
        <Fact name="Owner">{owner?.name ?? "Nobody"}</Fact>
        <Fact name="Team">
          {team ? (
            <Link href={`/teams/${team.slug}`} className="text-accent underline">
              {team.name}
            </Link>
          ) : (
            "That of its services"
          )}
        </Fact>
        <Fact name="Reviewed">
          <Time at={reviewedAt} withDay />
        </Fact>
        <Fact name="Written">
          <Time at={createdAt} withDay />
        </Fact>
        <Fact name="Revision">
          <Link href={`/runbooks/${number}/history`} className="text-accent underline">
            {revision}
            <span className="sr-only">: compare it with earlier ones</span>
          </Link>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-2 px-3 py-2 text-sm">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
