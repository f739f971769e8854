import { Link } from "@/components/ui/link";
import type { Neighbour, Neighbours } from "@/lib/find/standing/read-neighbours";
import { NeighbourPicture } from "./neighbour-picture";
import { Panel, PanelNote } from "./panel";
import { ServiceState } from "./service-state";

type Itself = { readonly name: string; readonly worstSeverity: Neighbour["worstSeverity"] };

/** What a service needs and what needs it: a picture on a wide screen, and the same as a table. */
export function Neighbourhood(props: { service: Itself; neighbours: Neighbours }) {
  const { service, neighbours } = props;
  const { dependsOn, dependents } = neighbours;
  const isAlone = dependsOn.length === 0 && dependents.length === 0;
  return (
    <Panel title="Dependencies">
      {isAlone ? (
        <PanelNote>
          Nothing is known that {service.name} needs, or that needs it. Say in its form what it
          depends on, and incidents show where they may be felt.
        </PanelNote>
      ) : (
        <div className="flex flex-col gap-3">
          <NeighbourPicture service={service} neighbours={neighbours} />
          <Table rows={[...tell(dependents, "needs it"), ...tell(dependsOn, "is needed")]} />
        </div>
      )}
    </Panel>
  );
}

type Row = { readonly neighbour: Neighbour; readonly how: string };

/** Those that need each other stand once, among what needs it. */
function tell(neighbours: readonly Neighbour[], how: "needs it" | "is needed"): Row[] {
  const told = neighbours.filter(({ isMutual }) => !(isMutual && how === "is needed"));
  return told.map((neighbour) => ({
    neighbour,
    how: neighbour.isMutual ? "They need each other" : how === "needs it" ? "Needs it" : "It needs",
  }));
}

function Table({ rows }: { rows: readonly Row[] }) {
  return (
    <div className="overflow-hidden rounded-md border bg-panel">
      <table className="w-full text-sm">
        <caption className="sr-only">Services beside this one, and how each is</caption>
        <thead>
          <tr className="border-b text-left text-ink-faint text-xs">
            <th scope="col" className="px-3 py-1.5 font-normal">
              Service
            </th>
            <th scope="col" className="px-3 py-1.5 font-normal">
              How
            </th>
            <th scope="col" className="px-3 py-1.5 font-normal max-sm:hidden">
              Tier
            </th>
            <th scope="col" className="px-3 py-1.5 text-right font-normal">
              State
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ neighbour, how }) => (
            <tr key={neighbour.slug}>
              <th scope="row" className="px-3 py-2 text-left font-normal">
                <Link href={`/services/${neighbour.slug}`} className="break-words text-accent">
                  {neighbour.name}
                </Link>
              </th>
              <td className="px-3 py-2 text-ink-soft">{how}</td>
              <td className="tabular px-3 py-2 text-ink-soft max-sm:hidden">{neighbour.tier}</td>
              <td className="px-3 py-2 text-right">
                <ServiceState
                  worstSeverity={neighbour.worstSeverity}
                  archived={neighbour.archived}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
