import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { cx } from "@/components/ui/cx";
import type { Neighbour, Neighbours } from "@/lib/find/standing/read-neighbours";
import { type Line, linesOf, MOST_DRAWN } from "./picture-rules";

type Itself = { readonly name: string; readonly worstSeverity: Neighbour["worstSeverity"] };

/** Who needs whom, from left to right. The table below says the same, so it is one picture to a screen reader. */
export function NeighbourPicture(props: { service: Itself; neighbours: Neighbours }) {
  const { service, neighbours } = props;
  const { dependents, dependsOn } = neighbours;
  const said = `${dependents.length} need ${service.name}; it needs ${dependsOn.length}.`;
  return (
    <div
      role="img"
      aria-label={said}
      className="grid grid-cols-[minmax(0,1fr)_3rem_minmax(0,1fr)_3rem_minmax(0,1fr)] rounded-md border bg-panel p-3 max-md:hidden"
    >
      <p className="pb-2 text-ink-faint text-xs">Needs it</p>
      <span className="col-span-3" />
      <p className="pb-2 text-ink-faint text-xs">It needs</p>
      <Boxes neighbours={dependents} />
      <Lines lines={linesOf(dependents)} />
      <div className="flex items-center">
        <Box name={service.name} worstSeverity={service.worstSeverity} isItself />
      </div>
      <Lines lines={linesOf(dependsOn)} isFanningOut />
      <Boxes neighbours={dependsOn} />
    </div>
  );
}

function Boxes({ neighbours }: { neighbours: readonly Neighbour[] }) {
  const left = neighbours.length - MOST_DRAWN;
  return (
    <div className="grid auto-rows-fr">
      {neighbours.slice(0, MOST_DRAWN).map((neighbour) => (
        <span key={neighbour.slug} className="flex items-center py-1">
          <Box {...neighbour} />
        </span>
      ))}
      {left > 0 ? (
        <span className="flex items-center py-1 text-ink-faint text-sm">and {left} more</span>
      ) : null}
      {neighbours.length === 0 ? (
        <span className="flex items-center py-1 text-ink-faint text-sm">Nothing known</span>
      ) : null}
    </div>
  );
}

function Box(props: {
  name: string;
  worstSeverity: Neighbour["worstSeverity"];
  archived?: boolean;
  isItself?: boolean;
}) {
  const { name, worstSeverity, archived = false, isItself = false } = props;
  return (
    <span
      className={cx(
        "flex h-9 w-full min-w-0 items-center justify-between gap-2 rounded-sm border px-2.5 text-sm",
        isItself ? "border-accent bg-accent-ground font-medium" : "border-line-strong/45 bg-panel",
        archived && "border-dashed text-ink-faint",
      )}
    >
      <span className="truncate">{name}</span>
      {worstSeverity ? <SeverityMark severity={worstSeverity} /> : null}
    </span>
  );
}

/** Lines between the boxes of a column and the one in the middle; a hit one stands out by weight and colour. */
function Lines({
  lines,
  isFanningOut = false,
}: {
  lines: readonly Line[];
  isFanningOut?: boolean;
}) {
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="h-full w-full" aria-hidden>
      {lines.map(({ at, isHit, isMutual }) => {
        const [from, to] = isFanningOut ? [50, at] : [at, 50];
        return (
          <path
            key={at}
            d={`M0 ${from} C50 ${from} 50 ${to} 100 ${to}`}
            fill="none"
            stroke="currentColor"
            strokeWidth={isHit ? 2 : 1.25}
            strokeDasharray={isMutual ? "4 3" : undefined}
            vectorEffect="non-scaling-stroke"
            className={isHit ? "text-danger" : "text-line-strong"}
          />
        );
      })}
    </svg>
  );
}
