import type { ReactNode } from "react";
import { sayWindow } from "@/components/slo/slos/say-promise";
import { BudgetBar } from "@/components/slo/status/budget-bar";
import { formatBurn, formatSli } from "@/components/slo/status/figures";
import { Sparkline } from "@/components/ui/charts/sparkline";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import type { ListedSlo } from "@/lib/slo/needs/list-by-need";
import { NeedBadge } from "./need-badge";

/** A bar of the small picture is full at so many times what the budget allows. */
const TOP_BURN = 5;

/** SLOs as rows: what is promised, what is measured, what is left, and the last 30 days. */
export function SloRows(props: {
  slos: readonly ListedSlo[];
  /** On a page that is about one service already. */
  hideService?: boolean;
}) {
  return (
    <ul className="@container divide-y rounded-md border bg-panel">
      {props.slos.map((listed) => (
        <Row key={listed.slo.number} listed={listed} hideService={props.hideService ?? false} />
      ))}
    </ul>
  );
}

function Row({ listed, hideService }: { listed: ListedSlo; hideService: boolean }) {
  const { slo, status, need, daily } = listed;
  const day = status.burnRates.find(({ minutes }) => minutes === 1_440)?.rate ?? null;
  return (
    <li className="relative grid items-center gap-x-5 gap-y-2 px-4 py-3 hover:bg-sunken/60 @xl:grid-cols-[minmax(0,1fr)_10rem_7.5rem] @4xl:grid-cols-[minmax(0,1fr)_6rem_11rem_5rem_7.5rem]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            data-row="slo"
            href={`/slos/${slo.number}`}
            className="break-words font-medium after:absolute after:inset-0"
          >
            <span className="tabular font-normal text-ink-faint">{slo.ref}</span> {slo.name}
          </Link>
          <NeedBadge need={need} burnRates={status.burnRates} />
        </p>
        <p className="break-words text-ink-faint text-sm">
          {hideService ? "" : `${slo.service.name} · `}
          {slo.targetPercent} % {sayWindow(slo.window)}
        </p>
      </div>
      <Cell name="Measured" isExtra>
        {status.sliPercent === null ? (
          <span className="text-ink-faint">no data</span>
        ) : (
          formatSli(status.sliPercent)
        )}
      </Cell>
      <Cell name="Budget left">
        <BudgetBar
          remainingPercent={status.sliPercent === null ? null : status.budget.remainingPercent}
        />
      </Cell>
      <Cell name="Burn, 24 h" isExtra>
        {formatBurn(day)}
      </Cell>
      <Sparkline values={daily} top={TOP_BURN} limit={1} label={saySpark(daily)} />
    </li>
  );
}

/** A figure with its name, where no column says it; `isExtra` gives way where there is little room. */
function Cell(props: { name: string; isExtra?: boolean; children: ReactNode }) {
  return (
    <div
      className={cx(
        "tabular min-w-0 items-center gap-3 text-sm @xl:justify-end",
        props.isExtra ? "hidden @max-xl:flex @4xl:flex" : "flex",
      )}
    >
      <span className="w-24 shrink-0 text-ink-faint @xl:sr-only">{props.name}</span>
      {props.children}
    </div>
  );
}

function saySpark(daily: readonly (number | null)[]): string {
  const known = daily.filter((rate) => rate !== null);
  if (known.length === 0) return "Last 30 days: no data";
  const over = known.filter((rate) => rate > 1).length;
  return `Last 30 days: ${over} of ${known.length} with more burnt than a day’s share`;
}
