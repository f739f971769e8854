import { describe, expect, it } from "vitest";
import { ENDPOINTS } from "./endpoints/endpoints";
import { tableRoute } from "./table-route";

const serve = tableRoute("/api/v1", ENDPOINTS, ({ handler }) => handler);
const ask = (method: string, path: string) =>
  serve(new Request(`http://localhost:3140${path}`, { method }));

describe("the addresses of the API", () => {
  it.each([
    "/api/v1",
    "/api/v1/",
    "/api/v1/incident",
    "/api/v1/incidents/1/",
    "/api/v1/__proto__",
    "/api/v1/incidents/%E0%A4%A",
  ])("have nothing at %s", async (path) => {
    const answer = await ask("GET", path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "NOT_FOUND" });
  });

  it("refuse a method that they do not know as a problem, with those they know", async () => {
    const answer = await ask("PUT", "/api/v1/incidents");
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "METHOD", status: 405 });
  });

  it("say which methods they know, and that nobody is signed in, below a server's own address too", async () => {
    expect((await ask("OPTIONS", "/api/v1/services")).headers.get("allow")).toBe(
      "GET, HEAD, POST, OPTIONS",
    );
    expect((await ask("HEAD", "/api/v1/services")).status).toBe(401);
    expect((await ask("GET", "/muster/api/v1/services")).status).toBe(401);
  });
});
