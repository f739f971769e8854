import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { Email } from "@/lib/people/people/schemas";
import { actorOfEmail, actorOfSession } from "@/lib/people/people/session";
import { pool, prisma } from "@/lib/platform/core/db";
import {
  address,
  attempt,
  deviceOf,
  endWait,
  member,
  PASSWORD,
  stretchWaits,
} from "@/lib/testing/people/members";
import { deviceCookie, knownDevice } from "./device";
import { whenHashingMay } from "./hash-gate";
import { signInWithPassword } from "./sign-in";
import { visitFrom } from "./visit";

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
