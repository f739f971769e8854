import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, cookieOf, newAddress, tokenOf } from "./asking";
import { join, openWorld, type Served } from "./world";

let world: Awaited<ReturnType<typeof openWorld>>;
let open: Served;

beforeAll(async () => {
  world = await openWorld();
  open = await world.serve({ NEXTAUTH_URL: "https://muster.example" });
}, 300_000);
afterAll(() => world.stop());

describe("who asks", () => {
  it("believes nobody's header where no proxy is trusted, and says so in the log once", async () => {
    for (let n = 0; n < 3; n += 1) {
      await ask(open, "GET /sign-in", { "X-Forwarded-For": newAddress() });
    }
    const told = open
      .log()
      .split("\n")
      .filter((line) => line.includes("X-Forwarded-For"));
    expect(told).toHaveLength(1);
  });
});

describe("what comes with every answer", () => {
  it.each([
    ["/sign-in", "text/html"],
    ["/api/v1/nothing", "application/problem+json"],
    ["/incidents/1/postmortem.pdf", "text/plain"],
    ["/api/stream", "application/problem+json"],
  ])("%s is kept by nobody, and comes by https only", async (path, type) => {
    const { headers } = await ask(open, `GET ${path}`);
    expect(headers.get("content-type")).toContain(type);
    expect(headers.get("cache-control")).toContain("no-store");
    expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}$/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is a nonce of its own, on every script of the page, and no inline script without", async () => {
    const nonces = new Set<string>();
    for (const path of ["/sign-in", "/sign-in", "/nowhere", "/docs/api"]) {
      const { headers, body } = await ask(open, `GET ${path}`);
      const policy = headers.get("content-security-policy") ?? "";
      const nonce = /script-src 'self' 'nonce-([\w-]{20,})'/.exec(policy)?.[1] ?? "";
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(nonce).not.toBe("");
      nonces.add(nonce);
      const scripts = [...body.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect(scripts.length).toBeGreaterThan(0);
      for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
    }
    expect(nonces.size).toBe(4);
  });

  it("tells strangers whether it is ready and nothing more, and admins why", async () => {
    expect(JSON.parse((await ask(open, "GET /api/ready")).body)).toEqual({ status: "ready" });
    const [admin, viewer] = [await join("ADMIN"), await join("VIEWER")];
    const asViewer = await ask(open, "GET /api/ready", tokenOf(viewer));
    expect(JSON.parse(asViewer.body)).toEqual({ status: "ready" });
    const detailed = { status: "ready", database: "reachable", migrations: { failed: 0 } };
    for (const headers of [tokenOf(admin), cookieOf(admin)]) {
      expect(JSON.parse((await ask(open, "GET /api/ready", headers)).body)).toMatchObject(detailed);
    }
  });

  it("believes no host that a client makes up: a write by another site's page is refused", async () => {
    const ada = await join("RESPONDER");
    const forged = {
      Cookie: ada.cookie,
      Origin: "https://evil.example",
      "X-Forwarded-Host": "evil.example",
      "Content-Type": "application/json",
      "Content-Length": "2",
    };
    const answer = await ask(open, "POST /api/console/incidents/1/presence", forged, "{}");
    expect(answer.status).toBe(401);
  });
});

describe("what cannot be answered", () => {
  it.each([
    ["TRACE /", 405, "text/html"],
    ["TRACE /api/v1/incidents", 405, "application/problem+json"],
    ["PUT /api/v1/incidents", 405, "application/problem+json"],
    ["DELETE /api/console/search", 405, "application/problem+json"],
    ["POST /incidents/1/postmortem.pdf", 405, "text/html"],
    ["GET /%E0%A4%A", 400, "text/html"],
    ["GET /api/v1/%E0%A4%A", 400, "application/problem+json"],
    ["GET /api/auth/callback/password", 404, "application/problem+json"],
    ["GET /api/nothing", 404, "application/problem+json"],
    ["GET /_global-error", 404, "text/html"],
    [`GET /${"x".repeat(9_000)}`, 414, "text/html"],
    [`GET /?${"x".repeat(20_000)}`, 431, "application/problem+json"],
    ["GET http://evil.example/", 400, "text/html"],
  ])("%s is %i as %s", async (line, status, type) => {
    const answer = await ask(open, line);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain(type);
    if (type.endsWith("json")) {
      expect(JSON.parse(answer.body)).toMatchObject({
        status,
        detail: expect.stringMatching(/\.$/),
      });
    }
  });

  it("names the methods that an address does know", async () => {
    const { headers } = await ask(open, "PUT /api/v1/incidents");
    expect(headers.get("allow")?.split(", ").sort()).toEqual(["GET", "HEAD", "OPTIONS", "POST"]);
  });

  it.each([["http://x:99999999"], ["%E0%A4%A"], ["javascript:alert(1)"]])(
    "a cookie that leads on to %s is passed over",
    async (value) => {
      const ada = await join("VIEWER");
      const headers = { Cookie: `${ada.cookie}; next-auth.callback-url=${value}` };
      expect((await ask(open, "GET /services", headers)).status).toBe(200);
      expect((await ask(open, "GET /api/auth/session", headers)).status).toBe(200);
    },
  );

  it("a search for dashes finds nothing, as any other would", async () => {
    const ada = await join("VIEWER");
    const headers = { Cookie: ada.cookie };
    const dashes = "-".repeat(200);
    expect((await ask(open, `GET /postmortems/library?q=${dashes}`, headers)).status).toBe(200);
    const api = await ask(open, `GET /api/v1/search?q=${dashes}`, tokenOf(ada));
    expect(api.status).toBe(200);
  });
});
