import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { userOfIdentity } from "./identity";

// Before the first look at the environment, which is read once.
beforeAll(() => {
  process.env.OIDC_DEFAULT_ROLE = "VIEWER";
});

it("makes newcomers with the configured role, once, and only for a verified address", async () => {
  const email = `${randomUUID()}@example.org`;
  const profile = { iss: "https://id.example.org", sub: randomUUID(), email, name: "" };
  expect(await userOfIdentity({ ...profile, email_verified: "true" })).toMatchObject({
    refused: "Unverified",
  });
  const both = [profile, profile].map((each) => userOfIdentity({ ...each, email_verified: true }));
  const [first, second] = await Promise.all(both);
  expect(first).toEqual(second);
  expect(await prisma().user.findMany({ where: { email } })).toMatchObject([
    { ...first, role: "VIEWER", name: email },
  ]);
});

it("takes the same subject of two issuers for two people", async () => {
  const sub = randomUUID();
  const come = (iss: string) =>
    userOfIdentity({ iss, sub, email: `${randomUUID()}@example.org`, email_verified: true });
  const ids = [await come("https://one.example.org"), await come("https://two.example.org")];
  expect(new Set(ids.map((user) => JSON.stringify(user))).size).toBe(2);
});
