import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { Prisma } from "@/prisma/generated/client";
import { pageStatement } from "./page-statement";

/** The plan on a table so small that the planner would read it whole, were it free to. */
async function planOf(statement: Prisma.Sql, off: readonly string[]): Promise<string> {
  const rows = await prisma().$transaction(async (tx) => {
    for (const way of off) await tx.$executeRawUnsafe(`set local ${way} = off`);
    return tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`explain ${statement}`);
  });
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

describe("the plan", () => {
  it("of a search is an index of words, which the function insists on", async () => {
    const [made] = await prisma().$queryRaw<{ body: string; settings: string[] }[]>`
      select prosrc as body, proconfig as settings from pg_proc where proname = 'library_with'`;
    expect(made?.settings).toEqual(["enable_seqscan=off"]);
    const asked = Prisma.raw("websearch_to_tsquery('english', 'pool -connection')");
    const [before = "", after = ""] = made?.body.split("asked") ?? [];
    const statement = Prisma.sql`${Prisma.raw(before)}${asked}${Prisma.raw(after)}`;
    expect(await planOf(statement, ["enable_seqscan"])).toContain("library_entry_words");
  });

  it("of the newest walks the index of publication, and ends after a page", async () => {
    const actor = await signIn("VIEWER");
    const statement = pageStatement({ q: "", limit: 20, actor });
    const plan = await planOf(statement, ["enable_seqscan", "enable_sort", "enable_hashjoin"]);
    expect(plan).toContain("Index Scan Backward using library_entry_published_at_idx");
    expect(plan).toContain("Limit");
  });
});
