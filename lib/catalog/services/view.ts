import "server-only";
import type { Prisma } from "@/prisma/generated/client";

/** A service as API and browser get it. */
export const SERVICE_VIEW = {
  id: true,
  slug: true,
  name: true,
  tier: true,
  description: true,
  version: true,
} as const satisfies Prisma.ServiceSelect;
