import { randomUUID } from "node:crypto";
import { z } from "zod";
import { createService } from "@/lib/catalog/services/create-service";
import { ActionItem } from "@/lib/serve/api/endpoints/learn/action-item-answers";
import { Debrief } from "@/lib/serve/api/endpoints/learn/debrief-endpoints";
import { Postmortem, Thread } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { ChecklistPhase, Incident, TimelineEntry } from "@/lib/serve/api/endpoints/respond/answers";
import { Slo, SloExclusion } from "@/lib/serve/api/endpoints/slo/slo-answers";
import { signIn } from "@/lib/testing/core/people";
import { call } from "./call";

/** One open and one resolved incident with everything an address can point at, made over the API. */
export async function makeWorld(token: string) {
  const open = await declare(token, "Search is slow");
  const resolved = await declare(token, "Checkout was down");
  const params = { number: resolved };
  await call("POST /incidents/{number}/resolution", { token, params });
  const draft = await call("POST /incidents/{number}/postmortem", { token, params });
  const thread = await call("POST /incidents/{number}/postmortem/threads", {
    token,
    params,
    body: { section: "impact", body: "How many users?" },
  });
  await call("POST /incidents/{number}/postmortem/debrief", { token, params });
  const debrief = await call("POST /incidents/{number}/postmortem/debrief/topics", {
    token,
    params,
    body: { text: "Other pools" },
  });
  const entry = await call("POST /incidents/{number}/timeline", {
    token,
    params: { number: open },
    body: { body: "Latency doubled" },
  });
  const checklist = await call("GET /incidents/{number}/checklist", {
    token,
    params: { number: open },
  });
  const item = await call("POST /action-items", { token, body: { title: "Add an index" } });
  const runbook = await call("POST /runbooks", {
    token,
    body: { title: "Add an index", body: "1. Add it." },
  });
  const items = ChecklistPhase.array()
    .parse(checklist.body)
    .flatMap((phase) => phase.items);
  return {
    numbers: [open, resolved],
    entryId: TimelineEntry.parse(entry.body).id,
    itemIds: items.map(({ id }) => id),
    threadId: Thread.parse(thread.body).id,
    topicId: Debrief.parse(debrief.body).topics[0]?.id ?? "",
    suggestionIds: Postmortem.parse(draft.body).suggestions.map(({ id }) => id),
    runbookNumber: z.object({ number: z.int() }).parse(runbook.body).number,
    actionItemId: ActionItem.parse(item.body).id,
  };
}

/** A service with an SLO that has a sample and an exclusion, which managers may make. */
export async function makePromise(token: string) {
  const slug = `svc-${randomUUID()}`;
  await createService.execute(await signIn("MANAGER"), { slug, name: slug });
  const made = await call("POST /services/{slug}/slos", {
    token,
    params: { slug },
    body: {
      name: "Requests succeed",
      sli: "AVAILABILITY",
      targetPercent: 99.9,
      window: { rollingDays: 30 },
      basis: "EVENTS",
      measurement: { type: "PUSH" },
    },
  });
  const sloNumber = Slo.parse(made.body).number;
  const params = { number: sloNumber };
  const at = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
  await call("POST /slos/{number}/samples", {
    token,
    params,
    body: { samples: [{ at, good: 1, total: 1 }] },
  });
  const excluded = await call("POST /slos/{number}/exclusions", {
    token,
    params,
    body: { startsAt: "2026-01-10T02:00:00Z", endsAt: "2026-01-10T03:00:00Z", reason: "A move" },
  });
  return { sloNumber, serviceSlug: slug, exclusionId: SloExclusion.parse(excluded.body).id };
}

/** Webhooks, which only admins have: one to try everything on, one to delete, and a delivery of the first. */
export async function makeWebhooks(token: string) {
  const body = { name: "Bridge", url: "https://receiver.example/muster", eventTypes: EVENTS };
  const webhookId = idOf(await call("POST /webhooks", { token, body }));
  const spareWebhookId = idOf(await call("POST /webhooks", { token, body }));
  const params = { id: webhookId };
  const deliveryId = idOf(await call("POST /webhooks/{id}/tests", { token, params }));
  return { webhookId, spareWebhookId, deliveryId };
}

/** Rare enough that nothing else in these tests is sent. */
const EVENTS = ["postmortem.waived"];

function idOf({ body }: { body: unknown }): string {
  return z.object({ id: z.uuid() }).parse(body).id;
}

async function declare(token: string, title: string): Promise<number> {
  const body = { title, severity: "SEV2" };
  const { number } = Incident.parse((await call("POST /incidents", { token, body })).body);
  await call("POST /incidents/{number}/acknowledgement", { token, params: { number } });
  return number;
}
