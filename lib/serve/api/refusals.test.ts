import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Problem } from "@/lib/people/entrance/problem";
import { createToken } from "@/lib/people/people/tokens";
import { Passage, runPassage } from "@/lib/platform/access/passage";
import { reservePoints } from "@/lib/platform/access/spending";
import { type Answer, call, signInByToken } from "@/lib/testing/api/call";
import { Incident, TimelineEntry } from "./endpoints/respond/answers";

const DECLARATION = { title: "Checkout returns errors", severity: "SEV2" };

async function declare(token: string, fields: object = {}) {
  const body = { ...DECLARATION, ...fields };
  return Incident.parse((await call("POST /incidents", { token, body })).body);
}

function expectProblem(answer: Answer, expected: Partial<Problem>): void {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toMatchObject(expected);
  const { status, requestId, type, title, detail } = answer.body as Problem;
  expect(answer.status).toBe(status);
  expect(requestId).toBe(answer.headers.get("x-request-id"));
  expect(type).toMatch(/\/docs\/api#[a-z_]+$/);
  expect(`${title}${detail}`).not.toBe("");
}

describe("who may", () => {
  it.each([
    ["no token", {}],
    ["an unknown token", { authorization: "Bearer mst_nobody" }],
    ["another scheme", { authorization: "Basic YWRhOmFkYQ==" }],
    ["a session cookie", { cookie: "next-auth.session-token=x" }],
  ])("is UNAUTHORIZED with %s", async (_, headers: Record<string, string>) => {
    const answer = await call("GET /incidents", { headers });
    expectProblem(answer, { status: 401, code: "UNAUTHORIZED" });
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  it("is FORBIDDEN with the reason for a role that may not", async () => {
    const { token } = await signInByToken("VIEWER");
    const answer = await call("POST /incidents", { token, body: DECLARATION });
    expectProblem(answer, { status: 403, code: "FORBIDDEN" });
    expect(answer.body).toMatchObject({ detail: expect.stringContaining("declare incidents") });
  });

  it("finds a restricted incident NOT_FOUND, exactly like one that does not exist", async () => {
    const insider = await signInByToken("RESPONDER");
    const outsider = await signInByToken("MANAGER");
    const { number } = await declare(insider.token, { restricted: true });
    const hidden = await call("GET /incidents/{number}", {
      token: outsider.token,
      params: { number },
    });
    expectProblem(hidden, { status: 404, code: "NOT_FOUND" });
    const missing = await call("GET /incidents/{number}", {
      token: outsider.token,
      params: { number: 2_000_000_000 },
    });
    const shapeOf = ({ body }: Answer) => Object.keys(body as object);
    expect(shapeOf(missing)).toEqual(shapeOf(hidden));
    const written = await call("POST /incidents/{number}/timeline", {
      token: outsider.token,
      params: { number },
      body: { body: "Let me in" },
    });
    expectProblem(written, { status: 404 });
  });

  it("is LIMIT with Retry-After once a person has used up their minute, with whichever token", async () => {
    const person = await signInByToken("VIEWER");
    const second = await createToken.execute(person, { name: "Second", role: "VIEWER" });
    const search = (token: string) =>
      runPassage(new Passage(token, "api:192.0.2.1"), () =>
        call("GET /search", { token, query: "?q=a" }),
      );
    expect((await search(person.token)).status).toBe(200);
    // Deep enough in debt that nothing flows in while this runs.
    reservePoints(`person:${person.id}`, 2_400, Number.POSITIVE_INFINITY);
    for (const token of [person.token, second.secret]) {
      const answer = await search(token);
      expectProblem(answer, { status: 429, code: "LIMIT" });
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect((await search((await signInByToken("VIEWER")).token)).status).toBe(200);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["broken JSON", '{"title":', 400, "MALFORMED"],
    ["an array", "[]", 422, "INVALID"],
    ["a bare word", "null", 422, "INVALID"],
    ["more than 1 MiB", JSON.stringify({ title: "x".repeat(1_048_576) }), 413, "TOO_LARGE"],
  ] as const)("refuses %s", async (_, body, status, code) => {
    const { token } = await signInByToken("RESPONDER");
    expectProblem(await call("POST /incidents", { token, body }), { status, code });
  });

  it("refuses bytes that are not UTF-8 and bodies that are not JSON", async () => {
    const { token } = await signInByToken("RESPONDER");
    const broken = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    expectProblem(await call("POST /incidents", { token, body: broken }), { status: 400 });
    const form = await call("POST /incidents", {
      token,
      body: "title=Checkout",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expectProblem(form, { status: 415, code: "UNSUPPORTED" });
  });

  it("stops reading a body that grows past 1 MiB without saying how long it is", async () => {
    const { token } = await signInByToken("RESPONDER");
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const answer = await call("POST /incidents", { token, body: endless });
    expectProblem(answer, { status: 413, code: "TOO_LARGE" });
    expect(sent).toBeLessThan(2_097_152);
  });

  it("refuses unknown fields by name, also those of the address and odd ones", async () => {
    const { token } = await signInByToken("RESPONDER");
    const body = '{"title":"A","severity":"SEV1","colour":"red","constructor":1,"__proto__":1}';
    const answer = await call("POST /incidents", { token, body });
    expectProblem(answer, { status: 422, code: "INVALID" });
    const { fields = {} } = answer.body as Problem;
    expect(Object.keys(fields).sort()).toEqual(["__proto__", "colour", "constructor"]);
    const { number } = await declare(token);
    const moved = await call("PUT /incidents/{number}/severity", {
      token,
      params: { number },
      body: { incident: 1, severity: "SEV1", reason: "Worse" },
    });
    expectProblem(moved, { status: 422, fields: { incident: expect.any(String) } });
    const queried = await call("POST /incidents", { token, query: "?dryRun=1", body: DECLARATION });
    expectProblem(queried, { status: 422, fields: { dryRun: expect.any(String) } });
  });

  it("names each wrong field with a sentence", async () => {
    const { token } = await signInByToken("RESPONDER");
    const body = { title: " ", severity: "SEV9", detectedAt: "2999-01-01T00:00:00Z" };
    const answer = await call("POST /incidents", { token, body });
    expectProblem(answer, { status: 422, code: "INVALID" });
    expect(Object.keys((answer.body as Problem).fields ?? {})).toEqual(["title", "severity"]);
    const future = await call("POST /incidents", {
      token,
      body: { ...DECLARATION, detectedAt: "2999-01-01T00:00:00Z" },
    });
    expectProblem(future, { status: 422, fields: { detectedAt: expect.any(String) } });
  });

  it.each(["abc", "0", "-1", "1.5", "1e3", "0x10", "99999999999999999999", "٤٢", ""])(
    "finds nothing at /incidents/%s",
    async (number) => {
      const { token } = await signInByToken("VIEWER");
      const answer = await call("GET /incidents/{number}", { token, params: { number } });
      expectProblem(answer, { status: 404, code: "NOT_FOUND" });
    },
  );

  it.each(["limit=0", "limit=201", "limit=x", "limit=1&limit=2", "status=GONE", "q=%00", "x=1"])(
    "refuses ?%s",
    async (query) => {
      const { token } = await signInByToken("VIEWER");
      const answer = await call("GET /incidents", { token, query: `?${query}` });
      expectProblem(answer, { status: 422, code: "INVALID" });
    },
  );
});

describe("what is in conflict", () => {
  it("refuses a stale If-Match with what the record is now", async () => {
    const { token } = await signInByToken("RESPONDER");
    const { number, version } = await declare(token);
    const change = (ifMatch: string) =>
      call("PUT /incidents/{number}/severity", {
        token,
        params: { number },
        body: { severity: "SEV1", reason: "Worse" },
        headers: { "if-match": ifMatch },
      });
    expect((await change(`"${version}"`)).status).toBe(200);
    const stale = await change(`"${version}"`);
    expectProblem(stale, {
      status: 409,
      code: "CONFLICT",
      current: { version: version + 1, status: "TRIAGE", severity: "SEV1" },
    });
    expectProblem(await change('"latest"'), {
      status: 422,
      fields: { "If-Match": expect.any(String) },
    });
  });

  it("compares the revision of a timeline entry", async () => {
    const { token } = await signInByToken("RESPONDER");
    const { number } = await declare(token);
    const added = await call("POST /incidents/{number}/timeline", {
      token,
      params: { number },
      body: { kind: "NOTE", body: "Errors rise" },
    });
    expect(added.status).toBe(201);
    const { id } = TimelineEntry.parse(added.body);
    const revise = () =>
      call("PATCH /incidents/{number}/timeline/{id}", {
        token,
        params: { number, id },
        body: { body: "Errors fall", reason: "Misread" },
        headers: { "if-match": '"1"' },
      });
    expect(TimelineEntry.parse((await revise()).body)).toMatchObject({ revision: 2 });
    expectProblem(await revise(), { status: 409, current: { revision: 2, body: "Errors fall" } });
  });

  it("answers a repeated key with the first answer, and refuses it for another body", async () => {
    const { token } = await signInByToken("RESPONDER");
    const headers = { "idempotency-key": randomUUID() };
    const first = await call("POST /incidents", { token, body: DECLARATION, headers });
    const again = await call("POST /incidents", { token, body: DECLARATION, headers });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const other = await call("POST /incidents", {
      token,
      body: { ...DECLARATION, title: "Another" },
      headers,
    });
    expectProblem(other, { status: 409, code: "CONFLICT" });
    const empty = await call("POST /incidents", {
      token,
      body: DECLARATION,
      headers: { "idempotency-key": "" },
    });
    expectProblem(empty, { status: 422 });
  });
});
