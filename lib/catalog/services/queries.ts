import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { Nothing } from "./schemas";

/** Names of all services in use, to choose from, most important first; at most 1,000. */
export const listServiceNames = defineQuery({
  name: "service.names",
  permission: "service.read",
  input: Nothing,
  sample: {},
  run: (db) =>
    db.service.findMany({
      where: { archivedAt: null },
      orderBy: [{ tier: "asc" }, { name: "asc" }],
      take: 1_000,
      select: { slug: true, name: true, tier: true },
    }),
});
