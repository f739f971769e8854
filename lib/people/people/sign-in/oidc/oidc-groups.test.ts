import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTeam } from "@/lib/people/teams/create-team";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import type { Claims } from "@/lib/testing/people/identity-provider";
import { signOnAs } from "@/lib/testing/people/sign-on";
import { startSignOn } from "@/lib/testing/people/sign-on-world";

const people = new Map<string, Claims>();
const team = `team-${randomUUID()}`;
let app: Awaited<ReturnType<typeof startSignOn>>["app"];
let provider: Awaited<ReturnType<typeof startSignOn>>["provider"];

beforeAll(async () => {
  ({ app, provider } = await startSignOn(people));
  process.env.OIDC_ROLE_GROUPS = "sre=MANAGER, staff=RESPONDER, cn admins=ADMIN";
  process.env.OIDC_TEAM_GROUPS = `pay=${team},pay-leads=${team}:lead,gone=no-such-team`;
  await createTeam.execute(await signIn("MANAGER"), { slug: team, name: "Payments" });
});
afterAll(async () => {
  await app.stop();
  await provider.stop();
});

describe("groups of a real provider", () => {
  it("give the role and the teams at each sign-on, and take them back", async () => {
    const come = newcomer();
    expect(await come(["staff", "pay"])).toEqual({ role: "RESPONDER", lead: false });
    expect(await come(["staff", "sre", "pay-leads"])).toEqual({ role: "MANAGER", lead: true });
    expect(await come(["staff", "gone"])).toEqual({ role: "RESPONDER", lead: null });
  });

  it("keep out who is in none of them, newcomer or not, and leave what they do not speak of", async () => {
    expect(await newcomer()(["other"])).toBeNull();
    const come = newcomer();
    expect(await come(["staff"])).toEqual({ role: "RESPONDER", lead: null });
    expect(await come([])).toEqual({ role: "RESPONDER", lead: null, refused: true });
    // Where the provider does not tell of groups, all stays as it is.
    expect(await come(undefined)).toEqual({ role: "RESPONDER", lead: null });
  });

  it("never take the last admin's role", async () => {
    const before = { role: "ADMIN", disabledAt: null } as const;
    await prisma().user.updateMany({ where: before, data: { role: "MANAGER" } });
    const come = newcomer();
    expect(await come(["cn admins"])).toMatchObject({ role: "ADMIN" });
    expect(await come(["staff"])).toEqual({ role: "ADMIN", lead: null });
    expect(await come([])).toEqual({ role: "ADMIN", lead: null });
  });
});

/** Somebody new; each call signs on with these groups and says what they are then: null for nobody. */
function newcomer() {
  const login = randomUUID();
  const email = `${login}@example.org`;
  return async (groups: string[] | undefined) => {
    people.set(login, { email, email_verified: true, name: login, ...(groups && { groups }) });
    const { signedIn } = await signOnAs(login, app.url);
    const user = await prisma().user.findUnique({
      where: { email },
      select: { role: true, teams: { select: { lead: true } } },
    });
    if (!user) return null;
    const { role, teams } = user;
    return { role, lead: teams[0]?.lead ?? null, ...(!signedIn && { refused: true }) };
  };
}
