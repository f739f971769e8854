import type { Band, Drawing, Limit } from "@/components/ui/charts/drawing";
import type { MarksView } from "@/lib/slo/needs/marks";
import { LOW_PERCENT } from "@/lib/slo/needs/need-rules";
import type { ExclusionView } from "@/lib/slo/slos/view";
import type { HistoryView } from "@/lib/slo/status/history";
import type { StatusView } from "@/lib/slo/status/queries";
import { formatCount, formatLeft } from "./figures";

export type Pictured = {
  readonly history: HistoryView;
  readonly status: StatusView;
  readonly marks: MarksView;
  readonly exclusions: readonly ExclusionView[];
};

const LIMITS: readonly Limit[] = [
  { value: LOW_PERCENT, name: `${LOW_PERCENT} % left: low`, colour: "warn", isDashed: true },
  { value: 0, name: "0 %: nothing left", colour: "danger", isDashed: false },
];
/** So much room there is for where the line seems to go. */
const AHEAD = 0.05;

/** What was left of the budget, with what happened to the service behind it. */
export function drawBudget({ history, status, marks, exclusions }: Pictured): Drawing {
  const { times, range } = frameOf(history);
  return {
    times,
    range,
    values: history.points.map(({ remainingPercent }) => remainingPercent),
    look: "line",
    colour: "accent",
    include: [0, 100],
    limits: LIMITS,
    bands: [...incidentBands(marks), ...excludedBands(exclusions)],
    marks: marks.deployments.map(({ at }) => Date.parse(at)),
    towards: towards(status, range[1]),
    write: (value) => `${formatCount(value)} %`,
  };
}

/** What was bad between two points, on the same time axis. */
export function drawBad({ history, marks, exclusions }: Pictured): Drawing {
  const { times, range } = frameOf(history);
  const unnamed = [...incidentBands(marks), ...excludedBands(exclusions)];
  return {
    times,
    range,
    values: history.points.map(({ total, bad }) => (total === 0 ? null : bad)),
    look: "bars",
    colour: "danger",
    include: [0, 1],
    limits: [],
    bands: unnamed.map((band) => ({ ...band, name: "" })),
    marks: [],
    towards: null,
    write: formatCount,
  };
}

function frameOf({ from, to, points }: HistoryView) {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const range = [start, end + (end - start) * AHEAD] as const;
  return { times: points.map(({ at }) => Date.parse(at)), range };
}

function incidentBands({ incidents }: MarksView): Band[] {
  return incidents.map(({ ref, from, to, spentPercent }) => ({
    from: Date.parse(from),
    to: Date.parse(to),
    name: spentPercent === null ? ref : `${ref}\n${formatLeft(-spentPercent)}`,
    colour: "danger",
    isHatched: false,
  }));
}

function excludedBands(exclusions: readonly ExclusionView[]): Band[] {
  return exclusions
    .filter(({ removed }) => removed === null)
    .map(({ startsAt, endsAt }) => ({
      from: Date.parse(startsAt),
      to: Date.parse(endsAt),
      name: "",
      colour: "ink-faint",
      isHatched: true,
    }));
}

/** Along the line on which the budget is gone when the forecast says, as far as there is room. */
function towards({ exhaustedAt, budget, asKnownAt }: StatusView, end: number): Drawing["towards"] {
  const left = budget.remainingPercent;
  if (exhaustedAt === null || left === null || left <= 0) return null;
  const [now, gone] = [Date.parse(asKnownAt), Date.parse(exhaustedAt)];
  if (gone <= end) return { at: gone, value: 0 };
  return { at: end, value: left * (1 - (end - now) / (gone - now)) };
}
