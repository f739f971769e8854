import "server-only";
import { readableBySql } from "@/lib/learn/postmortems/load";
import type { Actor } from "@/lib/platform/access/actor";
import type { Severity } from "@/lib/respond/clocks/policy";
import { visibleToSql } from "@/lib/respond/incidents/visibility/visibility";
import { Prisma } from "@/prisma/generated/client";
import type { SearchQuery } from "./query-rules";
import type { FindKind } from "./schemas";

/** A thing that was found; `key` is its number, slug or id, as its kind has it. */
export type FoundRow = {
  readonly kind: FindKind;
  readonly key: string;
  readonly title: string;
  readonly severity: Severity | null;
  readonly state: string | null;
  readonly rank: number;
};

type Asked = { readonly query: SearchQuery; readonly actor: Actor };

const MOST_INCIDENTS = 6;
const MOST_OTHERS = 4;
const ALIKE = 0.3;
/** Where words are common, only the newest that have them are weighed against each other. */
const WEIGHED = 200;

/**
 * Everything the palette looks through, in one statement; each kind has its own best few. Ranks: 15 and more the number
 * itself, 5 a name that begins like this, 3 words of the title, 2 words elsewhere, below 1 alike (misspelt);
 * 3 more for an incident that is open, because that is what people look for in a hurry.
 */
export function findStatement(asked: Asked): Prisma.Sql {
  return Prisma.sql`
    with named as materialized (${named(asked)}),
    incident_hit as materialized (${incidents(asked)})
    select * from incident_hit
    union all (${alikeIncidents(asked)})
    union all (${actionItems(asked)})
    union all (${postmortems(asked)})
    union all (${services(asked)})
    union all (${teams(asked)})
    union all (${people(asked)})`;
}

/** The incident of that number, and the newest with all of the words: for themselves, and for their postmortems. */
function named({ query, actor }: Asked): Prisma.Sql {
  return Prisma.sql`
    (select i.id, i.number, i.declared_at from incident i
      where i.number = ${query.incident} and ${visibleToSql(actor)})
    union
    (select i.id, i.number, i.declared_at from incident i
      where i.words @@ (${words(query)}) and ${visibleToSql(actor)}
      order by i.declared_at desc, i.number desc limit ${WEIGHED})`;
}

function incidents({ query }: Asked): Prisma.Sql {
  return Prisma.sql`
    select 'INCIDENT' as kind, i.number::text as key, i.title, i.severity::text, i.status::text as state,
      (case when i.number = ${query.incident} then 20 else ${titleRank(query)} end
        + (i.status in ('TRIAGE', 'INVESTIGATING', 'MITIGATED'))::int * 3)::float8 as rank
    from (select id from named order by number = ${query.incident} desc nulls last, declared_at desc
      limit ${WEIGHED}) newest join incident i using (id)
    order by rank desc, i.declared_at desc limit ${MOST_INCIDENTS}`;
}

/** Only where nothing has the words: then they may be misspelt. The longest finds, all of them decide. */
function alikeIncidents({ query, actor }: Asked): Prisma.Sql {
  const longest = query.words.reduce((a, b) => (b.length > a.length ? b : a), "");
  return Prisma.sql`
    select 'INCIDENT', i.number::text, i.title, i.severity::text, i.status::text,
      (word_similarity(${query.text}, i.title) * 0.9)::float8 as rank
    from incident i
    where not exists (select from incident_hit) and i.id in (select incident_titled_like(${longest}))
      and word_similarity(${query.text}, i.title) > ${ALIKE} and ${visibleToSql(actor)}
    order by rank desc, i.declared_at desc limit ${MOST_INCIDENTS}`;
}

function actionItems({ query, actor }: Asked): Prisma.Sql {
  return Prisma.sql`
    select 'ACTION_ITEM', item.number::text, item.title, null, item.state::text,
      (case when item.number = ${query.actionItem} then 18 when ${beginsLike(query, Prisma.sql`item.title`)} then 5
        else 3 end + (item.state in ('PROPOSED', 'OPEN', 'IN_PROGRESS'))::int * 0.5)::float8 as rank
    from (select item.* from action_item item left join incident i on i.id = item.incident_id
      where (item.number = ${query.actionItem}
        or to_tsvector('english', item.title) || to_tsvector('simple', item.title) @@ (${words(query)}))
        and (i.id is null or ${visibleToSql(actor)})
      order by item.number = ${query.actionItem} desc nulls last, item.created_at desc limit ${WEIGHED}) item
    order by rank desc, item.created_at desc limit ${MOST_OTHERS}`;
}

/** By what its incident is called, and by the causes that were published. */
function postmortems({ query, actor }: Asked): Prisma.Sql {
  return Prisma.sql`
    select 'POSTMORTEM', i.number::text, i.title, i.severity::text, postmortem.state::text,
      (case when i.number = ${query.incident} then 15 else ${titleRank(query)} end)::float8 as rank
    from postmortem join incident i on i.id = postmortem.incident_id
    where postmortem.id in (
      (select p.id from named join postmortem p on p.incident_id = named.id
        order by named.number = ${query.incident} desc nulls last, p.created_at desc limit ${WEIGHED})
      union
      (select p.id from postmortem_section section join postmortem p on p.id = section.postmortem_id
          join incident i on i.id = p.incident_id
        where section.key in ('root-cause', 'contributing-factors') and p.state = 'PUBLISHED'
          and to_tsvector('english', section.body) @@ (${words(query)})
          and ${visibleToSql(actor)}
        order by p.created_at desc limit ${WEIGHED}))
      and ${visibleToSql(actor)} and ${readableBySql(actor)}
    order by rank desc, postmortem.created_at desc limit ${MOST_OTHERS}`;
}

function services({ query }: Asked): Prisma.Sql {
  const name = Prisma.sql`name`;
  return Prisma.sql`
    select 'SERVICE', slug, name, null, tier::text, ${nameRank(query, name)} as rank
    from service
    where archived_at is null
      and (${isNamed(query, name)} or ${isNamed(query, Prisma.sql`replace(slug, '-', ' ')`)})
    order by rank desc, tier, name limit ${MOST_OTHERS}`;
}

function teams({ query }: Asked): Prisma.Sql {
  const name = Prisma.sql`name`;
  return Prisma.sql`
    select 'TEAM', slug, name, null, null, ${nameRank(query, name)} as rank
    from team
    where archived_at is null
      and (${isNamed(query, name)} or ${isNamed(query, Prisma.sql`replace(slug, '-', ' ')`)})
    order by rank desc, name limit ${MOST_OTHERS}`;
}

function people({ query }: Asked): Prisma.Sql {
  const name = Prisma.sql`name`;
  return Prisma.sql`
    select 'PERSON', id::text, name, null, role::text, ${nameRank(query, name)} as rank
    from app_user where disabled_at is null and ${isNamed(query, name)}
    order by rank desc, name limit ${MOST_OTHERS}`;
}

function titleRank(query: SearchQuery): Prisma.Sql {
  return Prisma.sql`case when ${beginsLike(query, Prisma.sql`i.title`)} then 5
    when i.words @@ (${words(query, "A")}) then 3 else 2 end`;
}

/**
 * All of the words, each as the beginning of a whole one or with the same stem.
 * @param weight "A" looks in an incident's title only
 */
function words(query: SearchQuery, weight: "" | "A" = ""): Prisma.Sql {
  if (query.words.length === 0) return Prisma.sql`''::tsquery`;
  const each = query.words.map((word) => {
    const beginning = `${word}:*${weight}`;
    return Prisma.sql`(to_tsquery('simple', ${beginning}) || to_tsquery('english', ${beginning}))`;
  });
  return Prisma.join(each, " && ");
}

function beginsLike({ text }: SearchQuery, column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`starts_with(lower(${column}), ${text.toLowerCase()})`;
}

/** A name of which a word begins like this, or that is alike. */
function isNamed({ text }: SearchQuery, column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(position(${` ${text.toLowerCase()}`} in ' ' || lower(${column})) > 0
    or ${text} <% ${column})`;
}

function nameRank(query: SearchQuery, column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(case when ${beginsLike(query, column)} then 5
    else 3 * word_similarity(${query.text}, ${column}) end)::float8`;
}
