import "server-only";
import type { Factor } from "@/lib/learn/postmortems/catalogue/factors";
import { decodeCursor, decodeRankedCursor } from "@/lib/platform/core/cursor";
import type { Severity } from "@/lib/respond/clocks/policy";
import { Prisma } from "@/prisma/generated/client";
import { MARKS } from "./excerpt-rules";
import { type Asked, hasFactor, hasService, hasTag, hasTeam, searched, tsquery } from "./filter";

export type LibraryRow = {
  readonly number: number;
  readonly severity: Severity;
  readonly revision: number;
  readonly publishedAt: Date;
  readonly title: string;
  readonly excerpts: string;
  readonly services: { readonly slug: string; readonly name: string }[];
  readonly factors: Factor[];
  readonly tags: string[];
  readonly rank: number;
};

/** Where words are common, only the newest that have them are weighed against each other. */
export const WEIGHED = 500;

/** One page and a row more: the best first where something is searched, else the newest. */
export function pageStatement(asked: Asked): Prisma.Sql {
  const { q, limit } = asked;
  const isSearch = q !== "";
  const [title, body] = [Prisma.sql`entry.title`, Prisma.sql`entry.body`];
  return Prisma.sql`
    with page as materialized (${isSearch ? ranked(asked) : newest(asked)} limit ${limit + 1})
    select page.number, i.severity::text, entry.revision, entry.published_at as "publishedAt", page.rank,
      ${isSearch ? headline(q, title, WHOLE) : title} as title,
      ${isSearch ? headline(q, body, FRAGMENTS) : Prisma.sql`''`} as excerpts,
      ${CATALOGUE}
    from page join library_entry entry using (postmortem_id) join incident i on i.number = page.number
    order by ${isSearch ? Prisma.sql`page.rank` : Prisma.sql`entry.published_at`} desc, page.number desc`;
}

function newest(asked: Asked): Prisma.Sql {
  const after = asked.cursor === undefined ? null : decodeCursor(asked.cursor);
  const later = after
    ? Prisma.sql`and entry.published_at <= ${after.at}
        and (entry.published_at < ${after.at} or i.number < ${after.number})`
    : Prisma.empty;
  return Prisma.sql`
    select entry.postmortem_id, i.number, 0::float8 as rank from ${filtered(asked)} ${later}
    order by entry.published_at desc, i.number desc`;
}

/** The title before the rest, then how often and how closely together the words stand. */
function ranked(asked: Asked): Prisma.Sql {
  const after = asked.cursor === undefined ? null : decodeRankedCursor(asked.cursor);
  const later = after
    ? Prisma.sql`where (rank, number) < (${after.rank}::float8, ${after.number}::int)`
    : Prisma.empty;
  return Prisma.sql`
    select postmortem_id, number, rank from (
      select postmortem_id, number, ts_rank_cd(words, ${tsquery(asked.q)}, 32)::float8
        + (to_tsvector('english', title) @@ ${tsquery(asked.q)})::int as rank
      from (select entry.postmortem_id, entry.title, entry.words, i.number from ${filtered(asked)}
        order by entry.published_at desc, i.number desc limit ${WEIGHED}) found
    ) weighed ${later} order by rank desc, number desc`;
}

function filtered(asked: Asked): Prisma.Sql {
  return Prisma.sql`${searched(asked)} and ${hasService(asked)} and ${hasTeam(asked)} and ${hasFactor(asked)} and ${hasTag(asked)}`;
}

const SELECTION = `StartSel=${MARKS.start}, StopSel=${MARKS.stop}`;
const WHOLE = `${SELECTION}, HighlightAll=true`;
const FRAGMENTS = `${SELECTION}, FragmentDelimiter=${MARKS.between}, MaxFragments=2, MaxWords=30, MinWords=14`;

function headline(q: string, text: Prisma.Sql, options: string): Prisma.Sql {
  return Prisma.sql`ts_headline('english', ${text}, ${tsquery(q)}, ${options})`;
}

const CATALOGUE = Prisma.sql`
  coalesce((select jsonb_agg(jsonb_build_object('slug', slug, 'name', name) order by tier, name)
    from incident_service join service on service.id = service_id where incident_id = i.id), '[]') as services,
  array(select factor::text from postmortem_factor where postmortem_id = entry.postmortem_id
    order by postmortem_factor.factor)
    as factors,
  array(select tag from postmortem_tag where postmortem_id = entry.postmortem_id order by tag collate "C") as tags`;
