import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time/time";
import type { BurnAlertView } from "@/lib/slo/burn-alerts/view";
import type { StatusView } from "@/lib/slo/status/queries";
import { formatBurn, formatFactor, formatKnown, formatStretch } from "./figures";

type Rule = StatusView["rules"][number];

/** How fast a budget goes, over four windows, each with how much of it is known. */
export function BurnTable({ rates }: { rates: StatusView["burnRates"] }) {
  return (
    <section aria-labelledby="burn">
      <h2 id="burn" className="font-medium text-sm">
        How fast it burns
      </h2>
      <p className="mb-1 text-ink-faint text-sm">
        1 × spends exactly the budget by the window's end.
      </p>
      <Table
        caption="Burn rates"
        rows={rates}
        rowKey={({ minutes }) => String(minutes)}
        columns={[
          {
            key: "window",
            name: "Last",
            cell: ({ minutes }) => formatStretch(minutes),
            isTitle: true,
          },
          {
            key: "rate",
            name: "Burn",
            align: "end",
            cell: ({ rate }) => (
              <span className={cx("tabular", (rate ?? 0) > 1 && "font-semibold text-danger")}>
                {rate === null ? "no data" : formatBurn(rate)}
              </span>
            ),
          },
          {
            key: "known",
            name: "Known",
            align: "end",
            cell: ({ knownShare }) => <span className="tabular">{formatKnown(knownShare)}</span>,
          },
        ]}
      />
    </section>
  );
}

/** When somebody is told, and whether that is now. */
export function RuleTable(props: { rules: readonly Rule[]; alerts: readonly BurnAlertView[] }) {
  const { rules, alerts } = props;
  const openOf = (rule: Rule) =>
    alerts.find(
      (alert) =>
        alert.severity === rule.severity &&
        alert.longMinutes === rule.longMinutes &&
        alert.shortMinutes === rule.shortMinutes,
    );
  return (
    <section aria-labelledby="rules">
      <h2 id="rules" className="font-medium text-sm">
        Alert rules
      </h2>
      {rules.length === 0 ? (
        <p className="mt-1 text-ink-soft text-sm">None: nobody is told when the budget burns.</p>
      ) : (
        <Table
          caption="Alert rules and their state"
          rows={rules}
          rowKey={(rule) => `${rule.severity} ${rule.longMinutes} ${rule.shortMinutes}`}
          columns={[
            { key: "rule", name: "Rule", cell: nameOf, isTitle: true },
            {
              key: "factor",
              name: "Fires above",
              align: "end",
              cell: ({ factor, longMinutes, shortMinutes }) => (
                <span className="tabular">
                  {formatFactor(factor)} in {formatStretch(longMinutes)} and{" "}
                  {formatStretch(shortMinutes)}
                </span>
              ),
            },
            {
              key: "state",
              name: "Now",
              align: "end",
              cell: (rule) => <State rule={rule} alert={openOf(rule)} />,
            },
          ]}
        />
      )}
    </section>
  );
}

function nameOf({ severity, sharePercent, longMinutes }: Rule): string {
  const does = severity === "PAGE" ? "Page" : "Ticket";
  return `${does}: ${sharePercent} % of the budget in ${formatStretch(longMinutes)}`;
}

function State({ rule, alert }: { rule: Rule; alert: BurnAlertView | undefined }) {
  const { unused, firing, says } = rule;
  if (alert) {
    return (
      <span className="flex flex-col items-end gap-0.5 max-md:items-start">
        <span>
          <Badge tone="danger">Firing</Badge> since <Time at={alert.startedAt} withDay />
        </span>
        <span className="max-w-[44ch] text-ink-soft text-sm">{says ?? alert.says}</span>
      </span>
    );
  }
  if (unused !== null) return <span className="text-ink-faint text-sm">Not used: {unused}</span>;
  if (!firing) return <span className="text-ink-soft">Quiet</span>;
  return (
    <span className="flex flex-col items-end gap-0.5 max-md:items-start">
      <Badge tone="danger">Above its limit</Badge>
      {says ? <span className="max-w-[44ch] text-ink-soft text-sm">{says}</span> : null}
    </span>
  );
}
