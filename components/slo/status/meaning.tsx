import { Time } from "@/components/ui/time/time";
import type { SloView } from "@/lib/slo/slos/view";
import type { StatusView } from "@/lib/slo/status/queries";
import { formatCount, formatInUnit, formatKnown, formatLeft, formatSli } from "./figures";

/** The arithmetic behind the sentence, with what it is known from and what was left out. */
export function Meaning({ slo, status }: { slo: SloView; status: StatusView }) {
  const { good, total, budget, sliPercent, window, notes, dataUntil, asKnownAt } = status;
  const { unit, allowed, consumed, remaining, remainingPercent: left } = budget;
  const of = unit === "MINUTES" ? " min" : "";
  return (
    <section aria-labelledby="meaning" className="text-sm">
      <h2 id="meaning" className="font-medium">
        What the number means
      </h2>
      <div className="tabular mt-1 flex flex-col gap-1 text-ink-soft">
        {sliPercent === null ? (
          <p>Good ÷ all: nothing was measured.</p>
        ) : (
          <p>
            Good ÷ all = {formatCount(good)} ÷ {formatCount(total)}
            {of} = {formatSli(sliPercent)}
          </p>
        )}
        <p>
          Allowed = (100 % − {slo.targetPercent} %) of{" "}
          {unit === "MINUTES" ? "the whole window" : "all events so far"} ={" "}
          {formatInUnit(allowed, unit)}
        </p>
        <p>
          Left = {formatCount(allowed)} − {formatCount(consumed)} = {formatInUnit(remaining, unit)}
          {left === null ? "" : ` = ${formatLeft(left)}`}
        </p>
        <p>
          Known: {formatKnown(window.knownShare)} of the window since{" "}
          <Time at={window.countedFrom} withDay />
          {window.full ? "." : ", which is not full yet."}
        </p>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p>
          {dataUntil ? (
            <>
              Data until <Time at={dataUntil} withDay />;{" "}
            </>
          ) : null}
          as known at <Time at={asKnownAt} />. Late samples change it honestly.
        </p>
      </div>
    </section>
  );
}
