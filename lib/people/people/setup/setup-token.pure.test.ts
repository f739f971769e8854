import { afterEach, describe, expect, it, vi } from "vitest";

/** Read afresh, since the environment is read once a process. */
async function addressFor(variables: Record<string, string>): Promise<string | null> {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
  vi.stubEnv("NEXTAUTH_SECRET", "only-for-tests-0123456789");
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return (await import("./setup-token")).setupAddress();
}

const LOCAL = { HOSTNAME: "127.0.0.1", NEXTAUTH_URL: "http://localhost:3000" };

describe("the token for the first admin", () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    [LOCAL],
    [{ ...LOCAL, HOSTNAME: "localhost" }],
    [{ ...LOCAL, HOSTNAME: "::1", NEXTAUTH_URL: "http://[::1]:3000" }],
  ])("is not asked for where only this machine comes: %o", async (variables) => {
    expect(await addressFor(variables)).toBeNull();
  });

  it.each([
    [{ ...LOCAL, HOSTNAME: "0.0.0.0" }],
    [{ ...LOCAL, HOSTNAME: "::" }],
    [{ ...LOCAL, HOSTNAME: "10.0.0.4" }],
    [{ ...LOCAL, HOSTNAME: "4f1d2c3b" }],
    [{ ...LOCAL, NEXTAUTH_URL: "https://muster.example.org" }],
    [{ ...LOCAL, MUSTER_TRUSTED_PROXIES: "1" }],
  ])("is asked for where others may come: %o", async (variables) => {
    expect(await addressFor(variables)).toMatch(/\/welcome\?token=[\w-]{43}$/);
  });
});
