import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { pool, prisma } from "@/lib/core/db";
import { changePassword, revokeOtherSessions, revokeSession } from "./account";
import { deviceCookie, knownDevice } from "./device";
import { whenHashingMay } from "./hash-gate";
import { Email } from "./schemas";
import { hashPassword } from "./secrets";
import { actorOfEmail, actorOfSession, actorOfToken } from "./session";
import { signInWithPassword } from "./sign-in";
import { createToken, revokeToken } from "./tokens";
import { visitFrom } from "./visit";

const PASSWORD = "correct horse battery";
const LIMIT = { code: "LIMIT", message: expect.stringMatching(/Wait 6[012] min, then try again/) };

describe("sign-in by password", () => {
  it("opens a session for the right password, whatever the case of the address", async () => {
    const { email, id } = await member();
    const from = visitFrom({ ip: address(), userAgent: "Test" });
    const signedIn = await signInWithPassword(email.toUpperCase(), PASSWORD, from);
    expect(await actorOfSession(signedIn?.sessionId ?? "")).toMatchObject({ id, via: "browser" });
    expect(await signInWithPassword(email, "wrong", from)).toBeNull();
  });

  it("looks at no more than five wrong passwords at once, and shuts nobody else out", async () => {
    const { email } = await member();
    const ip = address();
    const tries = Array.from({ length: 30 }, () => attempt(email, "wrong", ip));
    const answers = await Promise.allSettled(tries);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    await stretchWaits();
    await expect(attempt(email, PASSWORD, ip)).rejects.toMatchObject(LIMIT);
    expect(await attempt(email, PASSWORD, address())).not.toBeNull();
    expect(await attempt((await member()).email, PASSWORD, ip)).not.toBeNull();
  });

  it("lets an address try again after a second, and waits longer after each failure", async () => {
    const { email } = await member();
    const ip = address();
    for (let count = 0; count < 5; count += 1) await attempt(email, "wrong", ip);
    const waits: number[] = [];
    for (let count = 0; count < 9; count += 1) {
      waits.push(await endWait(ip));
      expect(await attempt(email, "wrong", ip)).toBeNull();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
  });

  it("treats unknown accounts the same, so that limits tell nothing either", async () => {
    const email = `${randomUUID()}@example.org`;
    const ip = address();
    for (let count = 0; count < 5; count += 1) {
      expect(await attempt(email, PASSWORD, ip)).toBeNull();
    }
    await stretchWaits();
    await expect(attempt(email, PASSWORD, ip)).rejects.toMatchObject(LIMIT);
    const { rows } = await pool().query("select key from sign_in_pace where key like '%' || $1", [
      email,
    ]);
    expect(rows).toEqual([]);
  });

  it("forgives the failures before a good sign-in", async () => {
    const { email } = await member();
    const ip = address();
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 4; count += 1) await attempt(email, "wrong", ip);
      expect(await attempt(email, PASSWORD, ip)).not.toBeNull();
    }
  });

  it("lets a known device in while its own address is slowed down, and counts it apart", async () => {
    const { email } = await member();
    const ip = address();
    const cookie = await deviceOf(email);
    const known = (password: string) =>
      signInWithPassword(email, password, visitFrom({ ip, userAgent: null, cookie }));
    for (let count = 0; count < 5; count += 1) await attempt(email, "wrong", ip);
    await stretchWaits();
    await expect(attempt(email, PASSWORD, ip)).rejects.toMatchObject(LIMIT);
    expect(await known(PASSWORD)).not.toBeNull();
    for (let count = 0; count < 5; count += 1) expect(await known("wrong")).toBeNull();
    await stretchWaits();
    await expect(known(PASSWORD)).rejects.toMatchObject(LIMIT);
    expect(await attempt(email, PASSWORD, address())).not.toBeNull();
  });

  it("knows a device by what only Muster can have written, and for its own account only", async () => {
    const [one, other] = [await member(), await member()];
    const value = (await deviceOf(one.email)).split("=")[1] ?? "";
    const now = new Date();
    const name = (userId: string) => deviceCookie(userId, null, now).split("=")[0] ?? "";
    const known = (userId: string, text: string) =>
      knownDevice(new Map([[name(userId), text]]), userId, now);
    expect(known(one.id, value)).not.toBeNull();
    expect(known(other.id, value)).toBeNull();
    expect(
      known(
        one.id,
        value.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
      ),
    ).toBeNull();
    const later = new Date(now.getTime() + 181 * 24 * 3_600_000);
    expect(knownDevice(new Map([[name(one.id), value]]), one.id, later)).toBeNull();
  });

  it("slows an address down after fifty failures over many accounts, and no known device", async () => {
    const { email } = await member();
    const cookie = await deviceOf(email);
    const ip = address();
    for (let count = 0; count < 50; count += 1) {
      expect(await attempt(`${randomUUID()}@example.org`, "x", ip)).toBeNull();
    }
    await stretchWaits();
    await expect(attempt(email, PASSWORD, ip)).rejects.toMatchObject(LIMIT);
    const visit = visitFrom({ ip, userAgent: null, cookie });
    expect(await signInWithPassword(email, PASSWORD, visit)).not.toBeNull();
    expect(await attempt(email, PASSWORD, address())).not.toBeNull();
  });

  it.each(["vİewer", "ｖiewer", "vıewer", "viewer\u200b"])(
    "does not take %s for viewer, nor count it apart",
    async (local) => {
      const at = `${randomUUID()}.example.org`;
      await member(`viewer@${at}`);
      expect(await attempt(`${local}@${at}`, PASSWORD, address())).toBeNull();
      expect(await actorOfEmail(`${local}@${at}`)).toBeNull();
      expect(Email.safeParse(`${local}@${at}`).success).toBe(false);
    },
  );

  it("counts an address once, however it is written", async () => {
    const { email } = await member();
    const ip = address();
    const spellings = [
      email,
      email.toUpperCase(),
      ` ${email}`,
      `${email}\t`,
      email.replace("e", "E"),
    ];
    for (const each of spellings) expect(await attempt(each, "wrong", ip)).toBeNull();
    await stretchWaits();
    await expect(attempt(email, PASSWORD, ip)).rejects.toMatchObject(LIMIT);
  });

  it("tells the owner of many failures from unknown devices, once, and of a new device", async () => {
    const { id, email } = await member();
    await attempt(email, PASSWORD, address());
    for (let count = 0; count < 12; count += 1) await attempt(email, "wrong", address());
    const told = () =>
      prisma().auditEvent.findMany({
        where: { subjectId: id, type: { in: ["account.sign-ins-failed", "session.opened"] } },
        orderBy: { seq: "asc" },
        select: { type: true, after: true },
      });
    await vi.waitFor(async () => expect(await told()).toHaveLength(2));
    await attempt(email, PASSWORD, address());
    expect(await told()).toMatchObject([
      { type: "session.opened", after: { isNewDevice: false } },
      { type: "account.sign-ins-failed", after: { failures: 8 } },
      { type: "session.opened", after: { isNewDevice: true } },
    ]);
  });

  it("hashes two passwords at a time, known people first, and turns away what would wait too long", async () => {
    const order: string[] = [];
    let running = 0;
    let most = 0;
    const work = (name: string) => async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      order.push(name);
    };
    const strangers = Array.from({ length: 60 }, () =>
      whenHashingMay("stranger", work("stranger")),
    );
    const known = whenHashingMay("known", work("known"));
    const answers = await Promise.allSettled([...strangers, known]);
    expect(most).toBe(2);
    expect(order.indexOf("known")).toBeLessThan(4);
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(8);
    expect(refused[0]).toMatchObject({ reason: { code: "LIMIT", retryAfterSeconds: 3 } });
  });
});

describe("what proves a person", () => {
  it("ends with its session: one, or all others, and never somebody else's", async () => {
    const { email } = await member();
    const [here, there] = [await open(email), await open(email)];
    const stranger = await open((await member()).email);
    const sessionId = there.credentialId;
    await expect(revokeSession.execute(stranger, { sessionId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await revokeOtherSessions.execute(here, {});
    expect(await actorOfSession(sessionId)).toBeNull();
    expect(await actorOfSession(here.credentialId)).not.toBeNull();
    expect(await actorOfSession(stranger.credentialId)).not.toBeNull();
  });

  it("changes the password only for the current one, and ends the other sessions", async () => {
    const { email } = await member();
    const [here, there] = [await open(email), await open(email)];
    const password = "staple battery horse";
    await expect(
      changePassword.execute(here, { current: "wrong", password }),
    ).rejects.toMatchObject({ fields: { current: expect.any(String) } });
    await changePassword.execute(here, { current: PASSWORD, password });
    expect(await actorOfSession(there.credentialId)).toBeNull();
    expect(await attempt(email, PASSWORD, address())).toBeNull();
    expect(await attempt(email, password, address())).not.toBeNull();
  });

  it("gives a token no more than its role, nor than its person has today", async () => {
    const { email, id } = await member();
    const me = await open(email);
    await expect(createToken.execute(me, { name: "CI", role: "ADMIN" })).rejects.toMatchObject({
      fields: { role: expect.any(String) },
    });
    const token = await createToken.execute(me, { name: "CI", role: "RESPONDER" });
    expect(await actorOfToken(token.secret)).toMatchObject({ id, role: "RESPONDER", via: "api" });
    await prisma().user.update({ where: { id }, data: { role: "VIEWER" } });
    expect(await actorOfToken(token.secret)).toMatchObject({ role: "VIEWER" });
    const stranger = await open((await member()).email);
    await expect(revokeToken.execute(stranger, { tokenId: token.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await revokeToken.execute(me, { tokenId: token.id });
    expect(await actorOfToken(token.secret)).toBeNull();
  });
});

async function member(email = `${randomUUID()}@example.org`) {
  const passwordHash = await hashPassword(PASSWORD);
  const data = { email, name: "Ada", role: "MANAGER", passwordHash } as const;
  const { id } = await prisma().user.create({ data: { ...data, createdAt: new Date() } });
  return { id, email };
}

/** Lets the wait of an address pass. @returns how many seconds it was */
async function endWait(ip: string): Promise<number> {
  const { rows } = await pool().query(
    "select extract(epoch from open_at - last_at)::float as wait from sign_in_pace where key like 'pair:%' || $1",
    [ip],
  );
  await pool().query("update sign_in_pace set open_at = 'epoch' where key like '%' || $1", [ip]);
  return rows[0]?.wait;
}

/** Makes every wait that is due longer, since a hash on a busy machine may take as long as the wait itself. */
async function stretchWaits(seconds = 3_600): Promise<void> {
  await pool().query(
    "update sign_in_pace set open_at = open_at + $1 * interval '1 second' where open_at > 'epoch'",
    [seconds],
  );
}

/** The cookie of a browser in which the account signed in. */
async function deviceOf(email: string): Promise<string> {
  const visit = visitFrom({ ip: address(), userAgent: null });
  await signInWithPassword(email, PASSWORD, visit);
  return visit.answer.cookies[0]?.split(";")[0] ?? "";
}

/** An address of its own, so that the tests do not share a limit. */
function address(): string {
  return `test-${randomUUID()}`;
}

function attempt(email: string, password: string, ip: string) {
  return signInWithPassword(email, password, visitFrom({ ip, userAgent: null }));
}

async function open(email: string) {
  const signedIn = await attempt(email, PASSWORD, address());
  const actor = signedIn && (await actorOfSession(signedIn.sessionId));
  if (!actor) throw new Error("The sign-in did not work.");
  return actor;
}
