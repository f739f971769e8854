import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTeam } from "@/lib/people/teams/create-team";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { startAuthServer } from "@/lib/testing/people/auth-server";
import { CLIENT, type Claims, startIdentityProvider } from "@/lib/testing/people/identity-provider";
import { signOnAs } from "@/lib/testing/people/sign-on";
import { visitFrom } from "../visit";

const people = new Map<string, Claims>();
const team = `team-${randomUUID()}`;
let app: Awaited<ReturnType<typeof startAuthServer>>;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;

beforeAll(async () => {
  app = await startAuthServer();
  provider = await startIdentityProvider(`${app.url}/api/auth/callback/oidc`, people);
  // Before the first look at the environment, which is read once.
  process.env.NEXTAUTH_URL = app.url;
  process.env.OIDC_ISSUER = provider.issuer;
  process.env.OIDC_CLIENT_ID = CLIENT.id;
  process.env.OIDC_CLIENT_SECRET = CLIENT.secret;
  process.env.OIDC_ROLE_GROUPS = "sre=MANAGER, staff=RESPONDER, cn admins=ADMIN";
  process.env.OIDC_TEAM_GROUPS = `pay=${team},pay-leads=${team}:lead,gone=no-such-team`;
  app.use((cookie) => visitFrom({ ip: "192.0.2.7", userAgent: "Test", cookie }));
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
