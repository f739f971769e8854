import type { World } from "./world";

/** One thing a fault must not break, with the figure it was judged by. */
export type Finding = { readonly says: string; readonly good: boolean };

/** Compares a figure with what it has to be. */
export function expectFigure(name: string, actual: number, wanted: number): Finding {
  const good = actual === wanted;
  return { says: good ? `${name}: ${actual}` : `${name}: ${actual} instead of ${wanted}`, good };
}

/** Compares a figure with the most it may be. */
export function expectAtMost(name: string, actual: number, most: number): Finding {
  return { says: `${name}: ${actual} (at most ${most})`, good: actual <= most };
}

/** Every acknowledged entry is stored exactly once, nothing else is, and the record's chain holds. */
export async function judgeEntries(
  world: World,
  number: number,
  acknowledged: ReadonlySet<string>,
): Promise<Finding[]> {
  const rows = await world.query(
    `select body, count(*)::int as times from timeline_entry e join incident i on i.id = e.incident_id
     where i.number = $1 group by body`,
    [number],
  );
  const stored = new Map(rows.map(({ body, times }) => [String(body), Number(times)]));
  const lost = [...acknowledged].filter((body) => !stored.has(body)).length;
  const doubled = [...stored.values()].filter((times) => times > 1).length;
  const unasked = [...stored.keys()].filter((body) => !acknowledged.has(body)).length;
  const gaps = await world.query(
    `select count(*)::int as gaps from (
       select a.seq - lag(a.seq) over (order by a.seq) as step,
              a.prev_hash = lag(a.hash) over (order by a.seq) as linked
       from audit_event a join incident i on a.stream = 'incident:' || i.id where i.number = $1
     ) links where step is not null and (step <> 1 or not linked)`,
    [number],
  );
  return [
    expectFigure("acknowledged and lost", lost, 0),
    expectFigure("stored twice", doubled, 0),
    expectFigure("stored and not acknowledged", unasked, 0),
    expectFigure("broken links in the chain", Number(gaps[0]?.gaps), 0),
  ];
}
