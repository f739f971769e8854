import "server-only";
import { iso } from "@/lib/platform/core/json";
import type { Prisma } from "@/prisma/generated/client";
import type { Definition } from "./definition-rules";

export const SLO = {
  include: {
    service: { select: { id: true, slug: true, name: true } },
    definitions: { orderBy: { number: "desc" } },
  },
} as const satisfies Prisma.SloDefaultArgs;
export type SloRow = Prisma.SloGetPayload<typeof SLO>;
export type DefinitionRow = SloRow["definitions"][number];

/** An SLO as API and browser get it, with the definition in force. */
export type SloView = ReturnType<typeof viewSlo>;

export function viewSlo(slo: SloRow) {
  const newest = newestDefinition(slo);
  return {
    id: slo.id,
    number: slo.number,
    ref: refOfSlo(slo.number),
    service: { slug: slo.service.slug, name: slo.service.name },
    name: slo.name,
    ...readDefinition(newest),
    definition: newest.number,
    definedAt: iso(newest.validFrom),
    createdAt: iso(slo.createdAt),
    archivedAt: iso(slo.archivedAt),
    version: slo.version,
  };
}

export function viewDefinition(row: DefinitionRow) {
  return {
    number: row.number,
    ...readDefinition(row),
    validFrom: iso(row.validFrom),
    by: { id: row.byId, name: row.byName },
  };
}
export type DefinitionView = ReturnType<typeof viewDefinition>;

/** How people call an SLO: "SLO-7". */
export function refOfSlo(number: number): string {
  return `SLO-${number}`;
}

/** What `normalise` made and the database kept. */
export function readDefinition({ spec }: { readonly spec: Prisma.JsonValue }): Definition {
  return spec as unknown as Definition;
}

/** The definition that was in force at an instant; the first one before there was any. */
export function definitionAt(slo: Pick<SloRow, "definitions">, at: Date): DefinitionRow {
  return slo.definitions.find(({ validFrom }) => validFrom <= at) ?? oldest(slo);
}

export function newestDefinition({ definitions }: Pick<SloRow, "definitions">): DefinitionRow {
  const [newest] = definitions;
  if (!newest) throw new Error("An SLO has no definition");
  return newest;
}

function oldest({ definitions }: Pick<SloRow, "definitions">): DefinitionRow {
  const first = definitions.at(-1);
  if (!first) throw new Error("An SLO has no definition");
  return first;
}

export const EXCLUSION_VIEW = {
  select: {
    id: true,
    startsAt: true,
    endsAt: true,
    reason: true,
    byId: true,
    byName: true,
    createdAt: true,
    removedAt: true,
    removedByName: true,
    removedReason: true,
  },
} as const satisfies Prisma.SloExclusionDefaultArgs;
type ExclusionRow = Prisma.SloExclusionGetPayload<typeof EXCLUSION_VIEW>;

export function viewExclusion({ byId, byName, removedAt, ...row }: ExclusionRow) {
  const { removedByName, removedReason, ...rest } = row;
  return {
    ...rest,
    startsAt: iso(row.startsAt),
    endsAt: iso(row.endsAt),
    createdAt: iso(row.createdAt),
    by: { id: byId, name: byName },
    removed: removedAt && {
      at: iso(removedAt),
      by: removedByName ?? "",
      reason: removedReason ?? "",
    },
  };
}
export type ExclusionView = ReturnType<typeof viewExclusion>;
