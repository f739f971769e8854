import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endAccess } from "@/lib/admin/departures/end-access";
import { invitePerson } from "@/lib/people/people/invitations";
import { prisma } from "@/lib/platform/core/db";
import { recordAllNotes } from "@/lib/testing/command/record-all-notes";
import { signIn } from "@/lib/testing/core/people";
import type { Claims } from "@/lib/testing/people/identity-provider";
import { beginSignOn, reachCallback, signOnAs } from "@/lib/testing/people/sign-on";
import { startSignOn } from "@/lib/testing/people/sign-on-world";
import { Visitor } from "@/lib/testing/people/visitor";

const people = new Map<string, Claims>();
let app: Awaited<ReturnType<typeof startSignOn>>["app"];
let provider: Awaited<ReturnType<typeof startSignOn>>["provider"];

beforeAll(async () => {
  ({ app, provider } = await startSignOn(people));
});

afterAll(async () => {
  await app.stop();
  await provider.stop();
});

describe("single sign-on with a real provider", () => {
  it("signs in the person whose verified address it tells, and knows them again after they moved", async () => {
    const { id } = await signIn("RESPONDER");
    const { email } = await prisma().user.findUniqueOrThrow({ where: { id } });
    const login = newcomer({ email: email.toUpperCase(), email_verified: true, name: "Ada" });
    expect(await signInAs(login)).toEqual({ path: "/incidents", signedIn: true });
    people.set(login, { email: "moved@example.org", email_verified: true });
    expect(await signInAs(login)).toEqual({ path: "/incidents", signedIn: true });

    const sessions = await prisma().session.findMany({ where: { userId: id } });
    expect(sessions).toMatchObject([{ ip: "192.0.2.7" }, { ip: "192.0.2.7" }]);
    expect(await prisma().identity.findMany({ where: { userId: id } })).toMatchObject([
      { provider: provider.issuer, subject: login },
    ]);
  });

  it("takes an open invitation for the address as the account's role, once", async () => {
    const email = `${randomUUID()}@example.org`;
    await invitePerson.execute(await signIn("ADMIN"), { email, role: "MANAGER" });
    // Nobody may have a name that somebody else has.
    const name = `Grace ${randomUUID().slice(0, 8)}`;
    const login = newcomer({ email, email_verified: true, name });
    expect(await signInAs(login)).toEqual({ path: "/incidents", signedIn: true });
    expect(await prisma().user.findUnique({ where: { email } })).toMatchObject({
      name,
      role: "MANAGER",
      passwordHash: null,
    });
    expect(await prisma().invitation.findFirst({ where: { email } })).toMatchObject({
      acceptedAt: expect.any(Date),
    });
  });

  it.each([
    ["unverified", false],
    ["of unknown standing", undefined],
  ])("does not believe an address that is %s", async (_standing, verified) => {
    const { id } = await signIn("ADMIN");
    const { email } = await prisma().user.findUniqueOrThrow({ where: { id } });
    const login = newcomer({ email, ...(verified !== undefined && { email_verified: verified }) });
    expect(await signInAs(login)).toEqual({
      path: "/sign-in?error=Unverified",
      signedIn: false,
    });
    expect(await prisma().session.count({ where: { userId: id } })).toBe(0);
  });

  it("lets nobody in whom nobody invited", async () => {
    const login = newcomer({ email: `${randomUUID()}@example.org`, email_verified: true });
    expect(await signInAs(login)).toEqual({ path: "/sign-in?error=NoRole", signedIn: false });
    const { email } = people.get(login) ?? {};
    await expect.poll(refusals).toContainEqual({
      reason: "No account and no invitation has this address",
      ip: "192.0.2.7",
      after: expect.objectContaining({ method: "single sign-on", email }),
    });
  });

  it("keeps out a linked person whose access ended", async () => {
    const { id } = await signIn("VIEWER");
    const { email } = await prisma().user.findUniqueOrThrow({ where: { id } });
    const login = newcomer({ email, email_verified: true });
    await signInAs(login);
    await endAccess.execute(await signIn("ADMIN"), { userId: id });
    expect(await signInAs(login)).toEqual({ path: "/sign-in?error=Disabled", signedIn: false });
  });

  it("refuses a callback that belongs to another browser", async () => {
    const { id } = await signIn("VIEWER");
    const { email } = await prisma().user.findUniqueOrThrow({ where: { id } });
    const login = newcomer({ email, email_verified: true });
    const visitor = new Visitor();
    const callback = await reachCallback(visitor, login, app.url);
    const stranger = await new Visitor().ask(callback);
    expect(stranger.headers.get("location")).toContain("error=StateMismatch");
    expect(await prisma().session.count({ where: { userId: id } })).toBe(0);
    await expect
      .poll(refusals)
      .toContainEqual(
        expect.objectContaining({ reason: expect.stringContaining("belongs to another browser") }),
      );
    const own = await visitor.ask(callback);
    expect(own.headers.get("location")).toBe(`${app.url}/incidents`);
  });

  it("ends the provider's session with its own, and only its own after a password", async () => {
    const login = await memberLogin();
    const visitor = new Visitor();
    const callback = await reachCallback(visitor, login, app.url);
    await visitor.follow(await visitor.ask(callback), callback, `${app.url}/`);
    const { url } = await signOut(visitor);
    const leave = new URL(url);
    expect(`${leave.origin}${leave.pathname}`).toBe(`${provider.issuer}/session/end`);
    expect(leave.searchParams.get("post_logout_redirect_uri")).toBe(`${app.url}/sign-in`);
    // The provider believes the hint, asks once, and sends the browser back to us.
    const page = await (await visitor.ask(url)).text();
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? "";
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const left = await visitor.ask(action, { xsrf, logout: "yes" });
    expect(left.headers.get("location")).toBe(`${app.url}/sign-in`);
    expect((await (await visitor.ask(`${app.url}/api/auth/session`)).json()).sid).toBeUndefined();
  });

  it("says that the person called it off, or that the provider is down", async () => {
    const visitor = new Visitor();
    const start = await beginSignOn(visitor, app.url);
    const { searchParams } = new URL(start.headers.get("location") ?? "");
    const back = new URL(`${app.url}/api/auth/callback/oidc`);
    back.searchParams.set("error", "access_denied");
    back.searchParams.set("iss", provider.issuer);
    back.searchParams.set("state", searchParams.get("state") ?? "");
    const cancelled = await visitor.ask(back.href);
    expect(cancelled.headers.get("location")).toBe("/sign-in?error=Cancelled");

    await provider.stop();
    const down = await beginSignOn(new Visitor(), app.url);
    expect(down.headers.get("location")).toBe("/sign-in?error=ProviderDown");
  });
});

async function memberLogin(): Promise<string> {
  const { id } = await signIn("VIEWER");
  const { email } = await prisma().user.findUniqueOrThrow({ where: { id } });
  return newcomer({ email, email_verified: true });
}

async function signOut(visitor: Visitor): Promise<{ url: string }> {
  const { csrfToken } = await (await visitor.ask(`${app.url}/api/auth/csrf`)).json();
  const form = { csrfToken, json: "true", callbackUrl: `${app.url}/sign-in` };
  return (await visitor.ask(`${app.url}/api/auth/signout`, form)).json();
}

/** What the audit log has of single sign-on that was refused. */
async function refusals() {
  await recordAllNotes(120_000);
  return prisma().auditEvent.findMany({
    where: { type: "sign-in.failed" },
    select: { reason: true, ip: true, after: true },
  });
}

function newcomer(claims: Claims): string {
  const login = randomUUID();
  people.set(login, claims);
  return login;
}

const signInAs = (login: string) => signOnAs(login, app.url);
