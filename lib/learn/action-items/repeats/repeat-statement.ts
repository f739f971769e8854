import "server-only";
import type { ActionItemState } from "@/lib/learn/action-items/rules";
import type { Actor } from "@/lib/platform/access/actor";
import { visibleToSql } from "@/lib/respond/incidents/visibility/visibility";
import { Prisma } from "@/prisma/generated/client";
import { SAYS_NOTHING } from "./repeat-rules";

export type WordRow = { readonly word: string; readonly stem: string };
export type CandidateRow = {
  readonly number: number;
  readonly title: string;
  readonly state: ActionItemState;
  /** The number of its incident. */
  readonly incident: number | null;
  readonly createdAt: Date;
  readonly stems: string[];
};

type Asked = {
  readonly stems: readonly string[];
  readonly except: number | null;
  readonly actor: Actor;
};

/** Where words are common, only the newest that have them are compared. */
const COMPARED = 200;
/** Pairs grow with the square: more words make a title no clearer. */
const MOST_STEMS = 8;

/** The stems of words, each once and in order, without stop words and what every item says. */
export function stemStatement(words: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select word, stem from (
      select distinct on (stem) word, stem, place from (
        select word, place, (tsvector_to_array(to_tsvector('english', word)))[1] as stem
        from unnest(${words}::text[]) with ordinality as given (word, place)
      ) stemmed
      where stem is not null and stem <> all(${SAYS_NOTHING}::text[])
      order by stem, place
    ) told order by place limit ${MOST_STEMS}`;
}

/** Items whose title has at least two of the stems (or the only one), the newest first, by the index of words. */
export function repeatStatement({ stems, except, actor }: Asked): Prisma.Sql {
  return Prisma.sql`
    select item.number, item.title, item.state::text, i.number as incident, item.created_at as "createdAt",
      tsvector_to_array(to_tsvector('english', item.title)) as stems
    from action_item item left join incident i on i.id = item.incident_id
    where (to_tsvector('english', item.title) || to_tsvector('simple', item.title))
        @@ ${twoOf(stems)}::tsquery
      and item.number <> ${except ?? 0} and (item.incident_id is null or ${visibleToSql(actor)})
    order by item.created_at desc, item.number desc limit ${COMPARED}`;
}

/** `('a' & 'b') | ('a' & 'c') | …`; stems are letters and digits, so that quotes cannot be broken out of. */
function twoOf(stems: readonly string[]): string {
  const quoted = stems.map((stem) => `'${stem.replaceAll("'", "''").replaceAll("\\", "\\\\")}'`);
  if (quoted.length === 1) return quoted[0] ?? "";
  const pairs = quoted.flatMap((one, at) =>
    quoted.slice(at + 1).map((other) => `(${one} & ${other})`),
  );
  return pairs.join(" | ");
}
