import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { call, signInByToken } from "@/lib/testing/api/call";
import { makeWorld } from "@/lib/testing/api/world";

import { Deployment, IncidentDeployment, Service } from "./endpoints/catalog/service-answers";
import { type EndpointName, listEndpoints } from "./endpoints/endpoints";
import { ActionItem } from "./endpoints/learn/action-item-answers";
import { Postmortem } from "./endpoints/learn/follow-up-answers";
import {
  Chain,
  ChecklistItem,
  Incident,
  Revision,
  TimelineEntry,
  Update,
} from "./endpoints/respond/answers";

describe("what is written while an incident runs", () => {
  it("keeps every revision of an entry and proves it by the chain", async () => {
    const { token } = await signInByToken("RESPONDER");
    const { numbers, entryId } = await makeWorld(token);
    const params = { number: numbers[0] ?? 0, id: entryId };
    const removed = await call("DELETE /incidents/{number}/timeline/{id}", {
      token,
      params,
      body: { reason: "Wrong incident" },
    });
    expect(TimelineEntry.parse(removed.body)).toMatchObject({
      removed: { reason: "Wrong incident" },
    });
    const revisions = await call("GET /incidents/{number}/timeline/{id}/revisions", {
      token,
      params,
    });
    expect(Revision.array().parse(revisions.body)).toMatchObject([
      { revision: 1, body: "Latency doubled", removed: false },
      { revision: 2, removed: true },
    ]);
    const chain = () => call("GET /incidents/{number}/chain", { token, params });
    expect(Chain.parse((await chain()).body)).toMatchObject({ valid: true });
    await rewrite(entryId, "Nothing happened");
    expect(Chain.parse((await chain()).body)).toMatchObject({
      valid: false,
      brokenAt: expect.any(Number),
    });
    // Whoever verifies everything in another test finds nothing of this.
    await rewrite(entryId, "Latency doubled");
    expect(Chain.parse((await chain()).body)).toMatchObject({ valid: true });
  });

  it("works the checklist and sends updates", async () => {
    const { token, id } = await signInByToken("RESPONDER");
    const { numbers, itemIds } = await makeWorld(token);
    const number = numbers[0] ?? 0;
    const skipped: number[] = [];
    for (const itemId of itemIds) {
      const body = { state: "SKIPPED", reason: "Not needed here" };
      const params = { number, itemId };
      const answer = await call("PUT /incidents/{number}/checklist/{itemId}", {
        token,
        params,
        body,
      });
      skipped.push(answer.status);
      if (answer.status === 200) {
        expect(ChecklistItem.parse(answer.body)).toMatchObject({
          state: "SKIPPED",
          reason: "Not needed here",
          doneBy: { id },
        });
      }
    }
    // Those that a fact proves already say so instead.
    expect(new Set(skipped)).toEqual(new Set([200, 409]));
    const sent = await call("POST /incidents/{number}/updates", {
      token,
      params: { number },
      body: { message: "We are on it", audience: "PUBLIC" },
    });
    expect(sent.status).toBe(201);
    const listed = await call("GET /incidents/{number}/updates", { token, params: { number } });
    expect(Update.array().parse(listed.body)).toEqual([Update.parse(sent.body)]);
  });
});

describe("what follows an incident", () => {
  it("writes, exports and publishes a postmortem, and closes the incident", async () => {
    const author = await signInByToken("RESPONDER");
    const manager = await signInByToken("MANAGER");
    const { numbers } = await makeWorld(author.token);
    const params = { number: numbers[1] ?? 0 };
    const read = await call("GET /incidents/{number}/postmortem", { token: author.token, params });
    const { version } = Postmortem.parse(read.body);
    const write = () =>
      call("PATCH /incidents/{number}/postmortem", {
        token: author.token,
        params,
        body: { sections: { "root-cause": "The pool had no limit." } },
        headers: { "if-match": `"${version}"` },
      });
    const written = Postmortem.parse((await write()).body);
    expect(written.sections.find(({ key }) => key === "root-cause")).toMatchObject({
      body: "The pool had no limit.",
      version: 2,
    });
    expect(await write()).toMatchObject({ status: 409, body: { current: { state: "DRAFT" } } });
    const [suggestion] = written.suggestions;
    const taken = await call("PUT /incidents/{number}/postmortem/suggestions/{id}", {
      token: author.token,
      params: { ...params, id: suggestion?.id ?? "" },
      body: { decision: "ACCEPTED" },
    });
    expect(Postmortem.parse(taken.body).suggestions).toContainEqual({
      ...suggestion,
      state: "ACCEPTED",
    });
    const unknown = await call("PATCH /incidents/{number}/postmortem", {
      token: author.token,
      params,
      body: { sections: { blame: "Nobody" } },
    });
    expect(unknown).toMatchObject({ status: 422, body: { code: "INVALID" } });
    const text = await call("GET /incidents/{number}/postmortem.md", {
      token: author.token,
      params,
    });
    expect(text.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(text.body).toContain("### Root Cause\nThe pool had no limit.");
    const reviewed = (name: EndpointName, token: string, body: object) =>
      call(name, { token, params, body });
    const asked = await reviewed("PUT /incidents/{number}/postmortem/review", author.token, {
      reviewerIds: [manager.id],
    });
    expect(Postmortem.parse(asked.body)).toMatchObject({ state: "IN_REVIEW" });
    const alone = { verdict: "APPROVED" };
    const verdict = "PUT /incidents/{number}/postmortem/review/verdict";
    expect(await reviewed(verdict, author.token, alone)).toMatchObject({ status: 403 });
    const approved = await reviewed(verdict, manager.token, alone);
    expect(Postmortem.parse(approved.body)).toMatchObject({ state: "APPROVED" });
    const published = await call("POST /incidents/{number}/postmortem/publication", {
      token: manager.token,
      params,
    });
    expect(Postmortem.parse(published.body)).toMatchObject({ state: "PUBLISHED" });
    const early = await call("POST /incidents/{number}/closure", { token: author.token, params });
    expect(early).toMatchObject({ status: 409, body: { current: { missing: expect.any(Array) } } });
  });

  it("waives a postmortem for managers only", async () => {
    const responder = await signInByToken("RESPONDER");
    const manager = await signInByToken("MANAGER");
    const { numbers } = await makeWorld(responder.token);
    const waive = (token: string) =>
      call("POST /incidents/{number}/postmortem/waiver", {
        token,
        params: { number: numbers[1] ?? 0 },
        body: { reason: "Same cause as another" },
      });
    expect(await waive(responder.token)).toMatchObject({ status: 403 });
    const waived = await waive(manager.token);
    expect(Incident.parse(waived.body)).toMatchObject({
      postmortemWaiver: "Same cause as another",
    });
  });

  it("finishes an action item only with evidence", async () => {
    const { token, id: ownerId } = await signInByToken("RESPONDER");
    const body = { title: "Alert on lag", priority: "P0", kind: "DETECT", ownerId };
    const created = await call("POST /action-items", { token, body });
    expect(created.status).toBe(201);
    const { id, version } = ActionItem.parse(created.body);
    const finish = (fields: object) =>
      call("PATCH /action-items/{id}", {
        token,
        params: { id },
        body: { state: "DONE", ...fields },
        headers: { "if-match": `"${version}"` },
      });
    expect(await finish({})).toMatchObject({ status: 422, body: { fields: {} } });
    const done = await finish({ evidence: "https://example.org/alerts/1" });
    expect(ActionItem.parse(done.body)).toMatchObject({ state: "DONE", version: version + 1 });
    expect(await finish({})).toMatchObject({ status: 409, body: { current: { state: "DONE" } } });
    const mine = await call("GET /action-items", { token, query: "?owner=me&state=DONE" });
    expect(mine.body).toMatchObject({ items: [{ id }], nextCursor: null });
  });

  it("records services and deployments, and links them to an incident", async () => {
    const { token } = await signInByToken("MANAGER");
    const slug = `edge-${randomUUID().slice(0, 8)}`;
    const service = await call("POST /services", { token, body: { slug, name: "Edge", tier: 1 } });
    expect(service.status).toBe(201);
    expect(Service.parse(service.body)).toMatchObject({ slug, tier: 1 });
    const body = { service: slug, version: "2026.11.1" };
    const recorded = await call("POST /deployments", { token, body });
    expect(recorded.status).toBe(201);
    const { id: deploymentId } = Deployment.parse(recorded.body);
    const { numbers } = await makeWorld(token);
    const params = { number: numbers[0] ?? 0 };
    await call("POST /incidents/{number}/deployments", { token, params, body: { deploymentId } });
    const linked = await call("GET /incidents/{number}/deployments", { token, params });
    expect(IncidentDeployment.array().parse(linked.body)).toContainEqual(
      expect.objectContaining({ id: deploymentId, linked: true }),
    );
  });
});

it.each(listEndpoints().map(({ name }) => name))("%s needs a token", async (name) => {
  const answer = await call(name, { params: { number: 1 } });
  expect(answer).toMatchObject({ status: 401, body: { code: "UNAUTHORIZED" } });
});

/** Rewrites the first revision of an entry, as only the owner of the database can. */
async function rewrite(entryId: string, body: string): Promise<void> {
  await prisma().$transaction([
    prisma().$executeRaw`set local session_replication_role = replica`,
    prisma().$executeRaw`update timeline_revision set body = ${body}
      where entry_id = ${entryId}::uuid and revision = 1`,
  ]);
}
