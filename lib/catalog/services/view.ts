import "server-only";
import { TEAM_NAME } from "@/lib/people/teams/view";
import { iso } from "@/lib/platform/core/json";
import { Prisma } from "@/prisma/generated/client";
import { ServiceLinks } from "./schemas";

export const SERVICE = {
  include: {
    team: TEAM_NAME,
    dependsOn: {
      orderBy: { dependsOn: { slug: "asc" } },
      select: { dependsOn: { select: { slug: true } } },
    },
  },
} as const satisfies Prisma.ServiceDefaultArgs;
export type ServiceRow = Prisma.ServiceGetPayload<typeof SERVICE>;

/** A service as API and browser get it. */
export type ServiceView = ReturnType<typeof viewService>;

export function viewService(service: ServiceRow) {
  return {
    id: service.id,
    slug: service.slug,
    name: service.name,
    tier: service.tier,
    description: service.description,
    team: service.team,
    dependsOn: service.dependsOn.map(({ dependsOn }) => dependsOn.slug),
    links: linksOf(service),
    archivedAt: iso(service.archivedAt),
    version: service.version,
  };
}

/** Its links, in the order to show. */
export function linksOf({ links }: { links: Prisma.JsonValue }) {
  return links === null ? [] : ServiceLinks.parse(links);
}

/** Links as their column holds them. */
export function linksColumn(links: readonly { title: string; url: string }[]) {
  return links.length === 0 ? Prisma.DbNull : links.map(({ title, url }) => ({ title, url }));
}
