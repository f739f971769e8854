import { expect, it } from "vitest";
import { insertService } from "@/lib/catalog/services/create-service";
import { CreateService } from "@/lib/catalog/services/schemas";
import { systemActor } from "@/lib/platform/access/actor";
import { contextOf } from "@/lib/platform/command/context";
import { prisma, type Tx } from "@/lib/platform/core/db";
import { needOf } from "@/lib/slo/needs/need-rules";
import { SLO } from "@/lib/slo/slos/view";
import { viewStanding } from "@/lib/slo/status/queries";
import { readStandings } from "@/lib/slo/status/standings";
import { makeHistory } from "./history";
import { loadSlos } from "./load-slos";
import { makeRunningIncident } from "./running";
import { SLOS } from "./slos";

class Enough extends Error {}

/** What is written is taken back at the end: it is the demo's, and no other test's. */
async function inDemo<T>(look: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  const ctx = contextOf(systemActor("Demo data", "command-line"), {});
  let seen: { readonly it: T } | null = null;
  const work = prisma().$transaction(
    async (tx) => {
      for (const { service: slug } of SLOS) {
        await insertService(tx, CreateService.parse({ slug, name: slug }), ctx.now);
      }
      await loadSlos(tx, [...makeHistory(ctx.now), makeRunningIncident(ctx.now)], ctx);
      seen = { it: await look(tx, ctx.now) };
      throw new Enough();
    },
    { timeout: 60_000 },
  );
  await expect(work).rejects.toBeInstanceOf(Enough);
  return (seen as unknown as { readonly it: T }).it;
}

it("has one SLO that burns now, one that is overspent, one that is calm and one without data", async () => {
  const needs = await inDemo(async (tx, now) => {
    const slos = await tx.slo.findMany({
      where: { service: { slug: { in: SLOS.map(({ service }) => service) } } },
      ...SLO,
    });
    const standings = await readStandings(tx, slos, now);
    return slos.map((slo) => {
      const standing = standings.get(slo.id);
      if (!standing) throw new Error("An SLO does not stand anywhere");
      const status = viewStanding(standing);
      return [slo.service.slug, needOf(status), Math.round(status.budget.remainingPercent ?? 0)];
    });
  });
  expect(Object.fromEntries(needs.map(([slug, need]) => [slug, need]))).toMatchObject({
    payments: "BURNING",
    orders: "SPENT",
    search: "CALM",
    logging: "NO_DATA",
  });
});
