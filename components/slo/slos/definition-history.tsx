import { Time } from "@/components/ui/time/time";
import type { DefinitionView } from "@/lib/slo/slos/view";
import { sayMeasurement, sayWindow } from "./say-promise";

/** What was promised over time; what was said before a change stays judged by what held then. */
export function DefinitionHistory({ definitions }: { definitions: readonly DefinitionView[] }) {
  return (
    <section aria-labelledby="history" className="text-sm">
      <h2 id="history" className="font-medium">
        History of the definition
      </h2>
      <ol className="mt-1 flex flex-col gap-2">
        {definitions.map((each) => (
          <li key={each.number} className="border-l-2 pl-3">
            <p>
              {each.targetPercent} % {sayWindow(each.window)}
            </p>
            <p className="text-ink-soft">{sayMeasurement(each.measurement)}</p>
            <p className="text-ink-faint text-xs">
              {each.by.name}, since <Time at={each.validFrom} withDay />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
