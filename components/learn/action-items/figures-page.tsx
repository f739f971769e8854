import type { ReactNode } from "react";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { Completion } from "@/lib/learn/action-items/lists/completion";
import type { Figures } from "@/lib/learn/action-items/lists/figures";
import type { Counted } from "@/lib/learn/action-items/schemas";
import { itemsHref } from "./filters";

/** How promises are kept. Every figure says what it counts, and leads to the list that it counts. */
export function FiguresPage({ figures }: { figures: Figures }) {
  const { completion, byService, byOwner, dueFrom, dueTo } = figures;
  return (
    <div className="flex flex-col gap-10 pb-10">
      <section aria-labelledby="completion">
        <h2 id="completion" className="font-medium text-lg">
          Completion
        </h2>
        <p className="mt-1 max-w-[72ch] text-ink-soft">
          Of what fell due from {dueFrom} to {dueTo},{" "}
          <Figure
            label="Completion"
            formula="Done items ÷ items that are open, in progress or done, all with a due day in these 90 days."
            inputs={[
              { name: "Done", value: completion.done.count },
              { name: "Open, in progress or done", value: completion.promised.count },
            ]}
            leftOut={[
              `${completion.wontDo.count} that will not be done`,
              `${completion.proposed.count} proposals`,
              "items without a due day",
            ]}
          >
            <strong className="font-semibold text-2xl text-ink">
              {percent(completion.done, completion.promised)}
            </strong>
          </Figure>{" "}
          is done: <CountLink of={completion.done} what="done" /> of{" "}
          <CountLink of={completion.promised} what="promised" />.
        </p>
        <div className="mt-4 grid items-start gap-8 lg:grid-cols-2">
          <CompletionTable name="Service" rows={byService} />
          <CompletionTable name="Owner" rows={byOwner} />
        </div>
      </section>
      <Ages figures={figures} />
      <Postponed figures={figures} />
    </div>
  );
}

function CompletionTable({ name, rows }: { name: string; rows: readonly Completion[] }) {
  if (rows.length === 0) return <p className="text-ink-faint">Nothing fell due in these days.</p>;
  return (
    <Table
      caption={`Completion by ${name.toLowerCase()}`}
      rows={rows}
      rowKey={(row) => row.name + JSON.stringify(row.promised.filters)}
      columns={[
        { key: "name", name, cell: (row) => row.name, isTitle: true },
        {
          key: "done",
          name: "Done",
          align: "end",
          cell: (row) => <CountLink of={row.done} what={`done, ${row.name}`} />,
        },
        {
          key: "promised",
          name: "Fell due",
          align: "end",
          cell: (row) => <CountLink of={row.promised} what={`fell due, ${row.name}`} />,
        },
        {
          key: "share",
          name: "Completion",
          align: "end",
          cell: (row) => <span className="tabular">{percent(row.done, row.promised)}</span>,
        },
      ]}
    />
  );
}

function Ages({ figures: { ages, owed } }: { figures: Figures }) {
  const most = Math.max(1, ...ages.map(({ count }) => count));
  return (
    <section aria-labelledby="ages">
      <h2 id="ages" className="font-medium text-lg">
        Age
      </h2>
      <p className="mt-1 text-ink-soft">
        <CountLink of={owed} what="open or in progress" /> items are open or in progress, by whole
        days since they were added.
      </p>
      <Bars>
        {ages.map((bucket) => (
          <Bar
            key={bucket.from}
            name={nameOfAge(bucket.from, bucket.to)}
            of={bucket}
            share={bucket.count / most}
          />
        ))}
      </Bars>
    </section>
  );
}

function Postponed({ figures: { postponed, owed } }: { figures: Figures }) {
  const most = Math.max(1, owed.count);
  return (
    <section aria-labelledby="postponed">
      <h2 id="postponed" className="font-medium text-lg">
        Postponed
      </h2>
      <p className="mt-1 text-ink-soft">
        Of the same items, those whose due day moved away so often or more.
      </p>
      <Bars>
        {postponed.map((each) => (
          <Bar
            key={each.times}
            name={each.times === 1 ? "Once or more" : `${each.times} times or more`}
            of={each}
            share={each.count / most}
          />
        ))}
      </Bars>
    </section>
  );
}

function Bars({ children }: { children: ReactNode }) {
  return <dl className="mt-3 flex max-w-2xl flex-col gap-1.5">{children}</dl>;
}

function Bar({ name, of, share }: { name: string; of: Counted; share: number }) {
  return (
    <div className="grid grid-cols-[8.5rem_3rem_minmax(0,1fr)] items-center gap-3 text-sm">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="text-right">
        <CountLink of={of} what={name} />
      </dd>
      <dd aria-hidden className="h-3 rounded-xs bg-sunken">
        <div className="h-full rounded-xs bg-accent" style={{ width: `${share * 100}%` }} />
      </dd>
    </div>
  );
}

/** A count that leads to exactly the items that it counts. */
function CountLink({ of: { count, filters }, what }: { of: Counted; what: string }) {
  return (
    <Link href={itemsHref(filters)} className="tabular text-accent underline underline-offset-4">
      {count}
      <span className="sr-only"> items: {what}</span>
    </Link>
  );
}

function nameOfAge(from: number, to: number | null): string {
  if (to === null) return `${from} days or more`;
  return from === 0 ? `Under ${to} days` : `${from} to ${to - 1} days`;
}

function percent(part: Counted, whole: Counted): string {
  return whole.count === 0 ? "—" : `${Math.round((part.count / whole.count) * 100)} %`;
}
