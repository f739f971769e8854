import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time/time";
import type { MarksView } from "@/lib/slo/needs/marks";
import type { SloView } from "@/lib/slo/slos/view";
import type { StatusView } from "@/lib/slo/status/queries";
import { formatInUnit, formatLeft, formatSli } from "./figures";

/** How an SLO stands, in a sentence or three that a tired person understands. */
export function SloSentence(props: { slo: SloView; status: StatusView; marks: MarksView }) {
  const { slo, status, marks } = props;
  const { budget, sliPercent } = status;
  if (sliPercent === null) return <NoData slo={slo} status={status} />;
  const left = budget.remainingPercent;
  const spender = marks.incidents
    .filter(({ spentPercent }) => (spentPercent ?? 0) >= 1)
    .toSorted((a, b) => (b.spentPercent ?? 0) - (a.spentPercent ?? 0))[0];
  return (
    <p className="max-w-[68ch] text-pretty text-xl tracking-tight">
      <strong className={cx("font-semibold", toneOf(left))}>
        {left === null
          ? "Nothing is allowed yet"
          : left < 0
            ? `The budget is overspent by ${formatLeft(-left)}`
            : `${formatLeft(left)} of the budget is left`}
      </strong>
      : {sayAmounts(slo, status)}. <Forecast status={status} />
      {spender ? (
        <>
          {" "}
          <Link href={`/incidents/${spender.number}`} className="text-accent underline">
            {spender.ref}
          </Link>{" "}
          spent {formatLeft(spender.spentPercent ?? 0)} of it.
        </>
      ) : null}
    </p>
  );
}

function NoData({ slo, status }: { slo: SloView; status: StatusView }) {
  return (
    <p className="max-w-[68ch] text-pretty text-xl tracking-tight">
      <strong className="font-semibold">No data</strong> in this window
      {status.dataUntil ? (
        <>
          : the last came for <Time at={status.dataUntil} withDay />
        </>
      ) : (
        " yet"
      )}
      . Whether {slo.service.name} keeps its promise is not known, which is not 100 %.
    </p>
  );
}

function sayAmounts({ targetPercent, window }: SloView, { budget, sliPercent }: StatusView) {
  const { unit, remaining, allowed, consumed } = budget;
  const during =
    "rollingDays" in window ? `in ${window.rollingDays} days` : CALENDAR[window.calendar];
  const what = unit === "MINUTES" ? "bad" : "failures";
  const whole = `${formatInUnit(allowed, unit)} ${what}`;
  const part =
    remaining < 0
      ? `${formatInUnit(consumed, unit)} where ${targetPercent} % allows ${whole}`
      : `${formatInUnit(remaining, unit)} of ${whole} that ${targetPercent} % allows`;
  return `${part} ${during}; measured ${formatSli(sliPercent ?? 0)}`;
}

const CALENDAR = {
  WEEK: "this week",
  MONTH: "this month",
  QUARTER: "this quarter",
  YEAR: "this year",
} as const;

function Forecast({ status: { exhaustedAt, budget } }: { status: StatusView }) {
  if ((budget.remainingPercent ?? 0) <= 0) return null;
  if (exhaustedAt === null) return <>At the pace of the last 24 h it lasts.</>;
  return (
    <>
      At the pace of the last 24 h it is gone on{" "}
      <strong className="font-semibold">
        <Time at={exhaustedAt} withDay />
      </strong>
      .
    </>
  );
}

function toneOf(left: number | null): string | undefined {
  if (left === null) return undefined;
  return left <= 0 ? "text-danger" : left <= 25 ? "text-orange" : undefined;
}
