import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { DEFAULT_POLICY, type SeverityPolicy as Policy } from "./policy";
import { SeverityPolicy } from "./policy-schema";

/** The severity policy new incidents are declared under: the newest revision, or the handbook's. */
export async function policyInForce(db: ReadDb): Promise<Policy> {
  const newest = await db.policyRevision.findFirst({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return newest ? SeverityPolicy.parse(newest.policy) : DEFAULT_POLICY;
}
