import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RawAnswer, sendRaw } from "./raw-request";
import { join, openWorld, type Person, type Served } from "./world";

const PER_MINUTE = 60;

let world: Awaited<ReturnType<typeof openWorld>>;
/** Everybody comes by a proxy, so that a test can be at any address. */
let app: Served;
let twin: Served;
let open: Served;

beforeAll(async () => {
  world = await openWorld();
  const limited = {
    MUSTER_REQUESTS_PER_MINUTE: String(PER_MINUTE),
    MUSTER_TRUSTED_PROXIES: "1",
  };
  app = await world.serve(limited);
  twin = await world.serve(limited);
  open = await world.serve({ NEXTAUTH_URL: "https://muster.example" });
}, 300_000);
afterAll(() => world.stop());

let addresses = 0;
/** Nobody else's. */
const newAddress = () => `198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`;

function ask(
  served: Served,
  line: string,
  headers: Record<string, string> = {},
  body = "",
): Promise<RawAnswer> {
  const all = { Host: new URL(served.url).host, Connection: "close", ...headers };
  return sendRaw(served.port, { line: `${line} HTTP/1.1`, headers: Object.entries(all), body });
}

async function askUntilRefused(
  served: Served,
  line: string,
  headers: Record<string, string>,
  most: number,
): Promise<{ passed: number; refused: RawAnswer | null }> {
  for (let passed = 0; passed < most; passed += 1) {
    const answer = await ask(served, line, headers);
    if (answer.status === 429) return { passed, refused: answer };
  }
  return { passed: most, refused: null };
}

const cookieOf = (person: Person, address = newAddress()) => ({
  Cookie: person.cookie,
  "X-Forwarded-For": address,
});
const tokenOf = (person: Person, address = newAddress()) => ({
  Authorization: `Bearer ${person.token}`,
  "X-Forwarded-For": address,
});

describe("one limit a person", () => {
  it("counts pages, console routes and the API together, and says when in each one's words", async () => {
    const ada = await join("RESPONDER");
    await askUntilRefused(app, "GET /api/v1/services", tokenOf(ada), 30);
    await askUntilRefused(app, "GET /api/console/people", cookieOf(ada), 20);
    const { passed, refused } = await askUntilRefused(app, "GET /services", cookieOf(ada), 60);
    expect(passed).toBeLessThan(25);
    expect(refused?.headers.get("content-type")).toContain("text/html");
    expect(refused?.body).toMatch(/Too many requests: try again in \d+ seconds?\./);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);

    const byToken = await ask(app, "GET /api/v1/services", tokenOf(ada));
    expect(byToken.status).toBe(429);
    expect(JSON.parse(byToken.body)).toMatchObject({
      code: "LIMIT",
      status: 429,
      detail: expect.stringMatching(/^Too many requests: try again in/),
    });
    const action = { ...cookieOf(ada), "Next-Action": "x", Origin: app.url, "Content-Length": "2" };
    const byAction = await ask(app, "POST /services", action, "[]");
    expect(byAction.status).toBe(429);
    expect(byAction.headers.get("content-type")).toBe("text/plain");
    expect(byAction.body).toMatch(/^Too many requests: try again in/);
  });

  it("is nobody else's, wherever they sit: two hundred people behind one address all work", async () => {
    const address = newAddress();
    const [ada, grace] = [await join("VIEWER"), await join("VIEWER")];
    const busy = await askUntilRefused(app, "GET /api/v1/services", tokenOf(ada, address), 90);
    expect(busy.refused?.status).toBe(429);
    expect((await ask(app, "GET /api/v1/services", tokenOf(grace, address))).status).toBe(200);
    for (let n = 0; n < PER_MINUTE / 2; n += 1) {
      expect((await ask(app, "GET /api/v1/services", tokenOf(grace, address))).status).toBe(200);
    }
  });

  it("counts what weighs more for more", async () => {
    const ada = await join("VIEWER");
    const { passed } = await askUntilRefused(app, "GET /api/v1/search?q=a", tokenOf(ada), 60);
    expect(passed).toBeLessThanOrEqual(PER_MINUTE / 3 + 3);
    expect(passed).toBeGreaterThan(PER_MINUTE / 3 - 5);
  });

  it("gives a page that weighs too much the right status, and says so on it", async () => {
    const ada = await join("VIEWER");
    const library = "GET /postmortems/library";
    const { passed, refused } = await askUntilRefused(app, library, cookieOf(ada), 40);
    expect(passed).toBeLessThanOrEqual(PER_MINUTE / 5 + 3);
    expect(refused?.headers.get("retry-after")).toMatch(/^\d+$/);
  });

  it("holds over all processes", async () => {
    const ada = await join("VIEWER");
    const most = 4 * PER_MINUTE;
    let passed = 0;
    for (let n = 0; n < most; n += 1) {
      const answer = await ask(n % 2 ? app : twin, "GET /api/v1/services", tokenOf(ada));
      if (answer.status === 200) passed += 1;
    }
    // Twice a minute's, and a tenth for each process; more flows in while this runs.
    expect(passed).toBeLessThan(3.2 * PER_MINUTE);
  });
});

describe("one limit an address of strangers", () => {
  it("counts pages and guesses at tokens apart, and leaves other addresses alone", async () => {
    const address = newAddress();
    const from = { "X-Forwarded-For": address };
    const guess = { ...from, Authorization: "Bearer mst_guess" };
    const guesses = await askUntilRefused(app, "GET /api/v1/services", guess, 60);
    expect(guesses.passed).toBeLessThan(PER_MINUTE / 2 + 5);
    expect((await ask(app, "GET /sign-in", from)).status).toBe(200);
    const pages = await askUntilRefused(app, "GET /sign-in", from, 60);
    expect(pages.passed).toBeLessThan(PER_MINUTE / 2 + 5);
    expect((await ask(app, "GET /sign-in", { "X-Forwarded-For": newAddress() })).status).toBe(200);
  });

  it("sees one address in a whole /64", async () => {
    let refused = 0;
    for (let n = 1; n < 60; n += 1) {
      const from = { "X-Forwarded-For": `2001:db8:7:1::${n.toString(16)}` };
      if ((await ask(app, "GET /sign-in", from)).status === 429) refused += 1;
    }
    expect(refused).toBeGreaterThan(20);
  });

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
