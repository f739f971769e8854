import { defaultRules, unusedBecause } from "@/lib/slo/budgets/burn-rules";
import { toUnits, WHOLE } from "@/lib/slo/budgets/exact-rules";
import { MINUTE_MS } from "@/lib/slo/budgets/span-rules";
import { windowAt } from "@/lib/slo/budgets/window-rules";
import { numberOf, type SloValues, windowOf } from "./form-rules";
import { sayAllowance } from "./say-promise";

/** What the target that stands in the form means, kept current while it is typed. */
export function TargetWords({ values, now }: { values: SloValues; now: string }) {
  const target = numberOf(values.targetPercent);
  const minutes = windowMinutes(values, now);
  const isOfEvents = values.measurement !== "INCIDENTS" && values.counted === "EVENTS";
  const words = minutes === null ? null : sayAllowance(target, windowOf(values), isOfEvents);
  if (words === null || minutes === null) return null;
  const unused = unusedRules(target, minutes);
  return (
    <div role="status" className="rounded-md bg-accent-ground px-3 py-2 text-sm">
      <p className="font-medium">{words}</p>
      {unused > 0 ? (
        <p className="mt-1 text-ink-soft">
          {unused === 1 ? "One of the four" : `${unused} of the four`} usual alert rules cannot be
          used with this target and window: the SLO’s page says which, and why.
        </p>
      ) : null}
    </div>
  );
}

/** Null for a window that is none. */
function windowMinutes(values: SloValues, now: string): number | null {
  const window = windowOf(values);
  const isRolling = "rollingDays" in window;
  if (isRolling && !(window.rollingDays >= 1 && window.rollingDays <= 366)) return null;
  try {
    const { start, end } = windowAt(window, Date.parse(now));
    return Math.round((end - start) / MINUTE_MS);
  } catch {
    // A time zone that is being typed is not known yet.
    return null;
  }
}

function unusedRules(targetPercent: number, minutes: number): number {
  const target = toUnits(targetPercent, 6);
  if (target === null || target <= 0n || target >= WHOLE) return 0;
  return defaultRules(minutes).filter((rule) => unusedBecause(rule, minutes, target) !== null)
    .length;
}
