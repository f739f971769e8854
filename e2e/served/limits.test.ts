import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, askUntilRefused, cookieOf, newAddress, tokenOf } from "./asking";
import { join, openWorld, type Served } from "./world";

const PER_MINUTE = 60;

let world: Awaited<ReturnType<typeof openWorld>>;
/** Everybody comes by a proxy, so that a test can be at any address. */
let app: Served;
let twin: Served;

beforeAll(async () => {
  world = await openWorld();
  const limited = {
    MUSTER_REQUESTS_PER_MINUTE: String(PER_MINUTE),
    MUSTER_TRUSTED_PROXIES: "1",
  };
  app = await world.serve(limited);
  twin = await world.serve(limited);
}, 300_000);
afterAll(() => world.stop());

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
    expect((await ask(app, "GET /sign-in", from)).status).not.toBe(429);
    const pages = await askUntilRefused(app, "GET /sign-in", from, 60);
    expect(pages.passed).toBeLessThan(PER_MINUTE / 2 + 5);
    const elsewhere = await ask(app, "GET /sign-in", { "X-Forwarded-For": newAddress() });
    expect(elsewhere.status).not.toBe(429);
  });

  it("sees one address in a whole /64", async () => {
    let refused = 0;
    for (let n = 1; n < 60; n += 1) {
      const from = { "X-Forwarded-For": `2001:db8:7:1::${n.toString(16)}` };
      if ((await ask(app, "GET /sign-in", from)).status === 429) refused += 1;
    }
    expect(refused).toBeGreaterThan(20);
  });
});
