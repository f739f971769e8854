import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ResetAsked } from "@/lib/people/people/jobs";
import { actorOfToken } from "@/lib/people/people/session";
import {
  askPasswordReset,
  resetPassword,
  setPassword,
} from "@/lib/people/people/sign-in/password-reset";
import { createToken } from "@/lib/people/people/tokens";
import { ANONYMOUS, systemActor } from "@/lib/platform/access/actor";
import { pool, prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { startMail } from "@/lib/testing/mail-deliveries/story";
import { address, attempt, member, PASSWORD } from "@/lib/testing/people/members";
import { mailAskedReset, sendReset } from "./sending/send-reset";

const MUSTER = systemActor("Muster", "job");
const GONE = { code: "NOT_FOUND", message: expect.stringContaining("used or is too old") };
const NEXT = "staple battery horse";
let mail: Awaited<ReturnType<typeof startMail>>;
beforeAll(async () => {
  mail = await startMail();
});
afterAll(() => mail.stop());

describe("a link to a new password", () => {
  it("comes by mail, works once, ends sessions, and is kept nowhere", async () => {
    const { id, email } = await member();
    await attempt(email, PASSWORD, address());
    await ask(email.toUpperCase());
    const delivery = await workOff(email);
    const [token = ""] = tokensMailedTo(email);
    expect(token.length).toBeGreaterThan(40);
    const kept = await prisma().mailDelivery.findMany({ where: { userId: id } });
    const rows = [kept, await prisma().passwordReset.findMany(), await jobs()];
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(kept[0]?.text).toContain("/reset/…");

    const answers = await Promise.allSettled([reset(token), reset(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(reset(token)).rejects.toMatchObject(GONE);
    expect(await prisma().session.count({ where: { userId: id, revokedAt: null } })).toBe(0);
    expect(await attempt(email, PASSWORD, address())).toBeNull();
    expect(await attempt(email, NEXT, address())).not.toBeNull();
    expect(delivery).not.toBeNull();
  });

  it("is sent to nobody who has no account, and the answer is the same", async () => {
    const unknown = `${randomUUID()}@example.org`;
    const { id, email } = await member();
    await prisma().user.update({ where: { id }, data: { disabledAt: new Date() } });
    const known = (await member()).email;
    const answers = [await ask(unknown), await ask(email), await ask(known)];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    for (const each of [unknown, email, known]) await workOff(each);
    expect([unknown, email, known].map((each) => tokensMailedTo(each).length)).toEqual([0, 0, 1]);
  });

  it("holds an hour, and ends with the use of another one", async () => {
    const { email } = await member();
    for (let count = 0; count < 2; count += 1) {
      await ask(email);
      await workOff(email);
    }
    const [first = "", second = ""] = tokensMailedTo(email);
    const late = new Date(Date.now() + 61 * 60_000);
    await expect(reset(first, NEXT, late)).rejects.toMatchObject(GONE);
    await reset(second);
    await expect(reset(first)).rejects.toMatchObject(GONE);
  });

  it("is mailed three times an hour at most, and asked for ten times from one address", async () => {
    const { email } = await member();
    let queued = 0;
    for (let count = 0; count < 5; count += 1) {
      await ask(email);
      if (await workOff(email)) queued += 1;
    }
    expect(queued).toBe(3);
    const ip = address();
    for (let count = 0; count < 10; count += 1) await ask(`${randomUUID()}@example.org`, ip);
    await expect(ask(email, ip)).rejects.toMatchObject({ code: "LIMIT" });
  });

  it("refuses a weak password and stays usable; tokens end if one wants", async () => {
    const { id, email } = await member();
    const me = { ...(await signIn("MANAGER")), id };
    const token = await createToken.execute(me, { name: "CI", role: "VIEWER" });
    await ask(email);
    await workOff(email);
    const [link = ""] = tokensMailedTo(email);
    for (const weak of ["password1234", email, "short"]) {
      await expect(reset(link, weak)).rejects.toMatchObject({
        fields: { password: expect.any(String) },
      });
    }
    expect(await actorOfToken(token.secret)).not.toBeNull();
    const input = { token: link, password: NEXT, endTokens: true };
    await resetPassword.execute(ANONYMOUS, input);
    expect(await actorOfToken(token.secret)).toBeNull();
  });

  it("is sent by an admin, by mail or shown, and not to somebody whose access ended", async () => {
    const admin = await signIn("ADMIN");
    const { id: userId, email } = await member();
    const sent = await sendReset.execute(admin, { userId });
    expect(sent).toEqual({ mailedTo: email, link: null, expiresAt: null });
    await sendNewest(userId);
    expect(tokensMailedTo(email)).toHaveLength(1);
    const shown = await sendReset.execute(admin, { userId, byMail: false });
    const [token = ""] = /[^/]+$/.exec(shown.link ?? "") ?? [];
    await reset(token);
    expect(await attempt(email, NEXT, address())).not.toBeNull();
    await prisma().user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
    await expect(sendReset.execute(admin, { userId })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("may be left out on the command line, where the password is set at once", async () => {
    const { email } = await member();
    await setPassword.execute(MUSTER, { email: ` ${email.toUpperCase()}`, password: NEXT });
    expect(await attempt(email, NEXT, address())).not.toBeNull();
  });
});

const ask = (email: string, ip = address()) =>
  askPasswordReset.execute(ANONYMOUS, { email }, { ip });

const reset = (token: string, password = NEXT, now?: Date) =>
  resetPassword.execute(ANONYMOUS, { token, password }, now ? { now } : {});

async function jobs() {
  return (await pool().query("select * from graphile_worker._private_jobs")).rows;
}

/** Does what a worker does with the job that asking queued for an address. */
async function workOff(email: string): Promise<string | null> {
  const { rowCount } = await pool().query(
    `delete from graphile_worker._private_jobs where payload->>'email' = $1
       and task_id = (select id from graphile_worker._private_tasks where identifier = $2)`,
    [email.trim().toLowerCase(), ResetAsked.name],
  );
  if (!rowCount) return null;
  await mailAskedReset.execute(MUSTER, { email, ip: null });
  const user = await prisma().user.findFirst({ where: { email, disabledAt: null } });
  return user && sendNewest(user.id);
}

async function sendNewest(userId: string): Promise<string> {
  const { id } = await prisma().mailDelivery.findFirstOrThrow({
    where: { userId, purpose: "PASSWORD_RESET" },
    orderBy: { number: "desc" },
  });
  await mail.send(id);
  return id;
}

function tokensMailedTo(email: string): string[] {
  const mails = mail.server.received.filter(({ to }) => to.includes(email));
  return mails.flatMap(({ text }) => /\/reset\/([\w-]+)/.exec(text)?.[1] ?? []);
}
