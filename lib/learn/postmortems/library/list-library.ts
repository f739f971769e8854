import "server-only";
import { isFactor } from "@/lib/learn/postmortems/catalogue/factors";
import type { Actor } from "@/lib/platform/access/actor";
import { defineQuery } from "@/lib/platform/command/query";
import { encodeCursor, toPage } from "@/lib/platform/core/cursor";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { wordsOf } from "@/lib/platform/core/text/words";
import type { Severity } from "@/lib/respond/clocks/policy";
import { refOf } from "@/lib/respond/incidents/view";
import { visibleToSql } from "@/lib/respond/incidents/visibility/visibility";
import { readExcerpts, readMarked } from "./excerpt-rules";
import { type FacetRow, facetsStatement } from "./facets-statement";
import { type LibraryRow, pageStatement } from "./page-statement";
import { ListLibrary } from "./schemas";

export type Library = Awaited<ReturnType<typeof listLibrary.execute>>;
export type LibraryItem = Library["items"][number];

/**
 * Published postmortems by their words, service, team, factor and tag, paged by cursor: the best first where something is
 * searched, else the newest; how many there are, and under what. Where nothing has the words, titles like them.
 */
export const listLibrary = defineQuery({
  name: "library.list",
  weight: 5,
  permission: "postmortem.read",
  input: ListLibrary,
  sample: { q: "pool" },
  run: async (db, input, { actor }) => {
    const asked = { ...input, actor };
    const [rows, counts] = await Promise.all([
      db.$queryRaw<LibraryRow[]>(pageStatement(asked)),
      db.$queryRaw<FacetRow[]>(facetsStatement(asked)),
    ]);
    const total = counts.find(({ facet }) => facet === "ALL")?.count ?? 0;
    const cursorOf = ({ rank, publishedAt, number }: LibraryRow) =>
      encodeCursor([input.q === "" ? publishedAt.toISOString() : rank, number]);
    return {
      ...toPage(rows, input.limit, cursorOf, view),
      total,
      facets: viewFacets(counts),
      nearest: total === 0 ? await findNearest(db, input.q, actor) : [],
    };
  },
});

function view(row: LibraryRow) {
  const { number, severity, revision, services, factors, tags } = row;
  const title = readMarked(row.title);
  return {
    incident: {
      number,
      ref: refOf(number),
      title: title.map(({ text }) => text).join(""),
      severity,
    },
    /** The title again, with what was searched in it. */
    title,
    excerpts: readExcerpts(row.excerpts),
    revision,
    publishedAt: iso(row.publishedAt),
    services,
    factors,
    tags,
  };
}

function viewFacets(rows: readonly FacetRow[]) {
  const of = (kind: FacetRow["facet"]) => rows.filter(({ facet }) => facet === kind);
  return {
    services: of("SERVICE").map(({ key, name, count }) => ({ slug: key, name, count })),
    teams: of("TEAM").map(({ key, name, count }) => ({ slug: key, name, count })),
    factors: of("FACTOR").flatMap(({ key, count }) =>
      isFactor(key) ? [{ factor: key, count }] : [],
    ),
    tags: of("TAG").map(({ key, count }) => ({ tag: key, count })),
  };
}

const MOST_NEAREST = 5;

type Nearest = { readonly number: number; readonly title: string; readonly severity: Severity };

/** Published postmortems with titles like a misspelt search. The longest word finds, all of them order. */
async function findNearest(db: ReadDb, q: string, actor: Actor) {
  const longest = wordsOf(q).reduce((a, b) => (b.length > a.length ? b : a), "");
  if (longest === "") return [];
  const rows = await db.$queryRaw<Nearest[]>`
    select i.number, entry.title, i.severity::text
    from library_entry entry join postmortem p on p.id = entry.postmortem_id join incident i on i.id = p.incident_id
    where i.id in (select incident_titled_like(${longest})) and ${visibleToSql(actor)}
    order by word_similarity(${q}, entry.title) desc, i.number desc limit ${MOST_NEAREST}`;
  return rows.map((row) => ({ ...row, ref: refOf(row.number) }));
}
