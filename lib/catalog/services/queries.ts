import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { ListServices } from "./schemas";
import { SERVICE_VIEW } from "./view";

/** All services in use, most important first. */
export const listServices = defineQuery({
  name: "service.list",
  permission: "service.read",
  input: ListServices,
  sample: {},
  run: (db) =>
    db.service.findMany({
      where: { archivedAt: null },
      orderBy: [{ tier: "asc" }, { name: "asc" }],
      take: 1_000,
      select: SERVICE_VIEW,
    }),
});
