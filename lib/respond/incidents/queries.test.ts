import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createService } from "@/lib/catalog/services/create-service";
import type { Page } from "@/lib/platform/core/cursor";
import { signIn } from "@/lib/testing/core/people";
import { declareIncident } from "./declare";
import { listIncidents } from "./queries";

it("lists the incidents of a service by its slug, and none for one that does not exist", async () => {
  const actor = await signIn("MANAGER");
  const slug = `service-${randomUUID().slice(0, 8)}`;
  await createService.execute(actor, { slug, name: "Checkout", tier: 1 });
  const incident = { title: "Checkout fails", severity: "SEV2" };
  const affected = await declareIncident.execute(actor, { ...incident, services: [slug] });
  await declareIncident.execute(actor, incident);

  const found = await listIncidents.execute(actor, { service: slug });
  expect(found.items.map(({ number }) => number)).toEqual([affected.number]);
  expect(await listIncidents.execute(actor, { service: `${slug}-not` })).toEqual({
    items: [],
    nextCursor: null,
  });
});

it("pages through everything once, newest declaration first", async () => {
  const actor = await signIn("RESPONDER");
  const word = randomUUID().slice(0, 8);
  const at = { now: new Date("2026-05-01T12:00:00Z") };
  const declared: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    const input = { title: `Slow pages ${word}`, severity: "SEV3" };
    declared.push((await declareIncident.execute(actor, input, at)).number);
  }
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const input = { q: word, limit: 2, ...(cursor !== null && { cursor }) };
    const page: Page<{ number: number }> = await listIncidents.execute(actor, input);
    seen.push(...page.items.map(({ number }) => number));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(declared.reverse());
});
