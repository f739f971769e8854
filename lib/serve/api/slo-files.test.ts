import { describe, expect, it } from "vitest";
import { call, signInByToken } from "@/lib/testing/api/call";
import { makeSlo } from "@/lib/testing/slo/slos";

const { token } = await signInByToken("MANAGER");

describe("files of SLOs over the API", () => {
  it("are sent and fetched as YAML, tried by ?dry-run=1", async () => {
    const { slug } = await makeSlo();
    const got = await call("GET /services/{slug}/slos.yaml", { token, params: { slug } });
    expect(got.headers.get("content-type")).toBe("application/yaml; charset=utf-8");
    const other = `${slug.slice(0, 20)}-api`;
    const body = String(got.body).replaceAll(slug, other);
    const send = (query: string, type = "application/yaml") =>
      call("POST /imports/openslo", { token, body, query, headers: { "content-type": type } });
    expect(await send("?dry-run=1")).toMatchObject({ status: 200, body: { created: [{}, {}] } });
    expect(await send("?dry-run=1", "text/x-yaml")).toMatchObject({ body: { created: [{}, {}] } });
    expect(await send("")).toMatchObject({
      status: 200,
      body: { created: [{}, {}], problems: [] },
    });
    expect(await send("")).toMatchObject({
      body: { created: [], changed: [], unchanged: [{}, {}] },
    });
    const asJson = { text: body, dryRun: true };
    const json = await call("POST /imports/openslo", { token, body: asJson });
    expect(json).toMatchObject({ status: 200, body: { unchanged: [{}, {}] } });
  });

  it("are refused with what is wrong", async () => {
    const send = (body: string, query = "", type = "application/yaml") =>
      call("POST /imports/openslo", { token, body, query, headers: { "content-type": type } });
    const old = "apiVersion: openslo/v1alpha\nkind: SLO\n";
    expect(await send(old)).toMatchObject({
      status: 422,
      body: { fields: { "line 1": expect.stringContaining("openslo/v1alpha") } },
    });
    expect(await send(old, "?dry-run=1")).toMatchObject({
      status: 200,
      body: { problems: [{ document: 1, line: 1, stops: true }] },
    });
    expect(await send("")).toMatchObject({ status: 422 });
    expect(await send(old, "?dry-run=perhaps")).toMatchObject({ status: 422 });
    expect(await send(old, "?colour=blue")).toMatchObject({ status: 422 });
    expect(await send(old, "", "text/plain")).toMatchObject({ status: 415 });
    expect(await send("x".repeat(1_048_577))).toMatchObject({ status: 413 });
    const { token: theirs } = await signInByToken("RESPONDER");
    const refused = await call("POST /imports/openslo", { token: theirs, body: { text: old } });
    expect(refused.status).toBe(403);
  });
});
