import "server-only";
import { dayOf } from "@/lib/learn/action-items/view";
import type { ReadDb } from "@/lib/platform/core/db";
import { ROWS_A_PAGE, readInPages } from "@/lib/platform/core/in-pages";
import { iso } from "@/lib/platform/core/json";
import { readIncidentView } from "@/lib/respond/incidents/view";
import type { Reading } from "@/lib/respond/incidents/visibility/visibility";
import type { Prisma } from "@/prisma/generated/client";
import { readCatalogue } from "./catalogue/catalogue";
import type { PostmortemDocument } from "./markdown/markdown-rules";
import { authorsOf } from "./review/state";
import { readSuggestions } from "./suggestions/read-suggestions";
import { isSectionKey, SECTION_KEYS, SECTIONS } from "./template";
import { viewThreads } from "./threads/view";

export type PostmortemView = Awaited<ReturnType<typeof viewPostmortem>>;
export type SuggestionView = PostmortemView["suggestions"][number];

const PERSON = { select: { id: true, name: true } } as const;

/** A postmortem with the parts that its incident writes. The caller has checked who may see it. */
export async function viewPostmortem(db: ReadDb, incidentId: string, reading: Reading) {
  const incident = await readIncidentView(db, incidentId, reading);
  const postmortem = await db.postmortem.findUniqueOrThrow({
    where: { incidentId },
    include: {
      owner: PERSON,
      sections: true,
      mutedRules: { where: { unmutedAt: null }, orderBy: { mutedAt: "asc" } },
      reviewers: { orderBy: { user: { name: "asc" } }, select: { user: PERSON } },
      verdicts: { where: { lapsedAt: null }, orderBy: { givenAt: "asc" }, include: { by: PERSON } },
      publications: {
        orderBy: { revision: "desc" },
        select: { revision: true, publishedAt: true, publishedName: true },
      },
    },
  });
  const sections = new Map(postmortem.sections.map((section) => [section.key, section]));
  return {
    id: postmortem.id,
    incident,
    state: postmortem.state,
    owner: postmortem.owner,
    dueAt: iso(postmortem.dueAt),
    publishedAt: iso(postmortem.publishedAt),
    version: postmortem.version,
    sections: SECTION_KEYS.map((key) => ({
      key,
      title: SECTIONS[key].title,
      body: sections.get(key)?.body ?? "",
      version: sections.get(key)?.version ?? 1,
      updatedBy: sections.get(key)?.updatedName ?? "Muster",
    })),
    suggestions: (await readSuggestions(db, postmortem.id)).map(
      ({ id, section, text, facts, state }) => ({
        id,
        section: isSectionKey(section) ? section : "lessons",
        text,
        facts: readFacts(facts),
        state,
      }),
    ),
    mutedRules: postmortem.mutedRules.map(({ rule, reason, mutedName, mutedAt }) => ({
      rule,
      reason,
      by: mutedName,
      at: iso(mutedAt),
    })),
    review: {
      requestedAt: iso(postmortem.reviewRequestedAt),
      reviewers: postmortem.reviewers.map(({ user }) => user),
      verdicts: postmortem.verdicts.map(({ by, verdict, note, givenAt }) => ({
        by,
        verdict,
        note,
        givenAt: iso(givenAt),
      })),
      authors: await authorsOf(db, postmortem.id),
    },
    publications: postmortem.publications.map(({ revision, publishedAt, publishedName }) => ({
      revision,
      publishedAt: iso(publishedAt),
      by: publishedName,
    })),
    ...(await readCatalogue(db, postmortem.id)),
    threads: await viewThreads(db, postmortem.id),
    participants: await readParticipants(db, incidentId),
    actionItems: await readActionItems(db, incidentId),
  };
}

/** The same for readers who took no part, while a published text is being revised: as it was published. */
export function asPublished(view: PostmortemView, published: PostmortemDocument): PostmortemView {
  return {
    ...view,
    state: "PUBLISHED",
    sections: view.sections.map((section) => ({
      ...section,
      body: published.sections[section.key],
    })),
    suggestions: [],
    mutedRules: [],
    threads: [],
    review: { requestedAt: null, reviewers: [], verdicts: [], authors: [] },
  };
}

/** Names of people who took part: held a role, or wrote the timeline. */
async function readParticipants(db: ReadDb, incidentId: string): Promise<string[]> {
  const users = await db.user.findMany({
    where: {
      OR: [
        { roleAssignments: { some: { incidentId } } },
        { timelineEntries: { some: { incidentId } } },
      ],
    },
    select: { name: true },
    orderBy: { name: "asc" },
  });
  return [...new Set(users.map(({ name }) => name))];
}

/** Most incidents have a handful, and then this is one statement. */
async function readActionItems(db: ReadDb, incidentId: string) {
  const inOrder = {
    where: { incidentId },
    orderBy: [{ priority: "asc" }, { number: "asc" }],
  } satisfies Prisma.ActionItemFindManyArgs;
  const first = await db.actionItem.findMany({ ...inOrder, take: ROWS_A_PAGE, include: ITEM });
  if (first.length < ROWS_A_PAGE) return first.map(viewItem);
  const keys = await db.actionItem.findMany({ ...inOrder, select: { id: true } });
  return readInPages(keys, async (page) => {
    const ids = page.map(({ id }) => id);
    const rows = await db.actionItem.findMany({
      where: { id: { in: ids } },
      orderBy: inOrder.orderBy,
      include: ITEM,
    });
    return rows.map(viewItem);
  });
}

const ITEM = { owner: PERSON } as const;

function viewItem(item: Prisma.ActionItemGetPayload<{ include: typeof ITEM }>) {
  const { id, number, title, state, priority, owner, dueOn } = item;
  return {
    id,
    ref: `AI-${number}`,
    title,
    state,
    priority,
    owner: owner?.name ?? null,
    dueOn: dayOf(dueOn),
  };
}

function readFacts(facts: unknown): { label: string; value: string }[] {
  if (!Array.isArray(facts)) return [];
  return facts.map((fact: { label?: unknown; value?: unknown }) => ({
    label: String(fact.label ?? ""),
    value: String(fact.value ?? ""),
  }));
}
