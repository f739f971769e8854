import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { call, signInByToken } from "@/lib/testing/api/call";
import { pageOf } from "./endpoints/learn/follow-up-answers";
import { Incident, TimelineEntry } from "./endpoints/respond/answers";

const TITLE = "Checkout returns errors";

async function declare(token: string, fields: object = {}) {
  const body = { title: TITLE, severity: "SEV2", ...fields };
  const answer = await call("POST /incidents", { token, body });
  expect(answer.status).toBe(201);
  return Incident.parse(answer.body);
}

describe("an incident over the API", () => {
  it("goes from declaration to resolution, each answer in the documented shape", async () => {
    const { token, id, name } = await signInByToken("RESPONDER");
    const { number, version } = await declare(token);
    const params = { number };
    const acknowledged = await call("POST /incidents/{number}/acknowledgement", { token, params });
    expect(acknowledged.status).toBe(200);
    expect(acknowledged.headers.get("etag")).toBe(`"${version + 1}"`);
    expect(Incident.parse(acknowledged.body)).toMatchObject({
      status: "INVESTIGATING",
      roles: [{ role: "COMMANDER", user: { id, name } }],
    });
    for (const step of ["mitigation", "resolution"] as const) {
      const body = { note: "Rolled back" };
      const answer = await call(`POST /incidents/{number}/${step}`, { token, params, body });
      expect(answer.status).toBe(200);
    }
    const reopened = await call("DELETE /incidents/{number}/resolution", {
      token,
      params,
      body: { reason: "Errors are back" },
    });
    expect(reopened.body).toMatchObject({ status: "MITIGATED" });
    const read = await call("GET /incidents/{number}", { token, params });
    expect(Incident.parse(read.body)).toMatchObject({ number, status: "MITIGATED" });
  });

  it("takes the reason of a DELETE from the query too", async () => {
    const { token } = await signInByToken("RESPONDER");
    const { number } = await declare(token);
    const params = { number };
    await call("POST /incidents/{number}/acknowledgement", { token, params });
    await call("POST /incidents/{number}/mitigation", { token, params });
    const answer = await call("DELETE /incidents/{number}/mitigation", {
      token,
      params,
      query: "?reason=Errors%20are%20back",
    });
    expect(answer.body).toMatchObject({ status: "INVESTIGATING" });
  });

  it("lists by filters and pages by cursor", async () => {
    const { token, id } = await signInByToken("RESPONDER");
    const numbers: number[] = [];
    for (const title of ["First", "Second", "Third"]) {
      const { number } = await declare(token, { title: `${title} ${id}`, commanderId: id });
      numbers.unshift(number);
    }
    const query = `?status=TRIAGE,INVESTIGATING&severity=SEV2&severity=SEV1&kind=&commander=${id}&limit=2`;
    const first = await call("GET /incidents", { token, query });
    const page = pageOf(Incident).parse(first.body);
    expect(page.nextCursor).not.toBeNull();
    const second = await call("GET /incidents", {
      token,
      query: `${query}&cursor=${page.nextCursor}`,
    });
    const rest = pageOf(Incident).parse(second.body);
    expect([...page.items, ...rest.items]).toMatchObject(numbers.map((number) => ({ number })));
    expect(rest.nextCursor).toBeNull();
  });

  it("imports a past incident of the documented shape with its own times", async () => {
    const { token } = await signInByToken("MANAGER");
    const file = "lib/serve/demo/real/gitlab-2017-01-31.json";
    const body: unknown = JSON.parse(readFileSync(file, "utf8"));
    const imported = await call("POST /imports/incidents", { token, body });
    expect(imported.status).toBe(201);
    const { number, facts } = Incident.parse(imported.body);
    expect(facts.declaredAt.slice(0, 4)).toBe("2017");
    const timeline = await call("GET /incidents/{number}/timeline", { token, params: { number } });
    const times = TimelineEntry.array()
      .parse(timeline.body)
      .map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort());
    const again = await call("POST /imports/incidents", { token, body });
    expect(again.status).toBe(409);
  });
});
