import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/platform/core/log";
import { watchRequest } from "./access-log";
import { tellStart } from "./tell-start";

afterEach(() => vi.restoreAllMocks());

describe("the log", () => {
  it("says at the start which version runs, configured how, and no secret", () => {
    const said = vi.spyOn(log, "info").mockImplementation(() => undefined);
    tellStart("web");
    const line = JSON.stringify(said.mock.calls);
    expect(line).toMatch(/"version":"\d+\.\d+\.\d+"/);
    expect(line).toContain('"NEXTAUTH_SECRET":"set"');
    const secrets = [process.env.NEXTAUTH_SECRET, new URL(process.env.DATABASE_URL ?? "").password];
    for (const secret of secrets) expect(line).not.toContain(secret || "only-for-tests");
  });

  it("has slow requests, without what people searched for, and no quick one", async () => {
    const warned = vi.spyOn(log, "warn").mockImplementation(() => undefined);
    const server = createServer((request, response) => {
      watchRequest(request, response);
      setTimeout(() => response.end("done"), request.url?.startsWith("/slow") ? 2_050 : 0);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await Promise.all([fetch(`${url}/slow?q=a+secret`), fetch(`${url}/quick`)]);
    await vi.waitFor(() => expect(warned).toHaveBeenCalledTimes(1));
    server.close();
    expect(warned.mock.calls[0]?.[0]).toMatchObject({ method: "GET", path: "/slow", status: 200 });
  });
});
