import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { chooseMail } from "./choose-mail";
import { mailChoices } from "./mail-choice-rules";
import { readMailSettings } from "./mail-settings";

const readChoices = async (person: Awaited<ReturnType<typeof signIn>>) =>
  (await readMailSettings.execute(person, {})).mail;

describe("choosing when one is mailed", () => {
  it("holds for the kinds that were chosen, and only for oneself", async () => {
    const [grace, ada] = [await signIn("VIEWER"), await signIn("ADMIN")];
    await chooseMail.execute(grace, { mail: { MENTION: "OFF" } });
    expect(await readChoices(grace)).toEqual({ ...mailChoices([]), MENTION: "OFF" });
    expect(await readChoices(ada)).toEqual(mailChoices([]));
    await chooseMail.execute(grace, { mail: {} });
    expect(await readChoices(grace)).toEqual(mailChoices([]));
  });

  it("is recorded with what held before", async () => {
    const grace = await signIn("VIEWER");
    await chooseMail.execute(grace, { mail: { BREACH: "OFF" } });
    const event = await prisma().auditEvent.findFirstOrThrow({
      where: { type: "account.mail-chosen", subjectId: grace.id },
    });
    expect(event.before).toMatchObject({ BREACH: "AT_ONCE" });
    expect(event.after).toMatchObject({ BREACH: "OFF" });
  });

  it("refuses what is no kind and no choice, by name", async () => {
    const grace = await signIn("VIEWER");
    for (const mail of [{ GOSSIP: "OFF" }, { BREACH: "NEVER" }, { __proto__: null, x: 1 }]) {
      await expect(chooseMail.execute(grace, { mail })).rejects.toMatchObject({ code: "INVALID" });
    }
  });

  it("by two at once ends with the choices of one of them", async () => {
    const grace = await signIn("VIEWER");
    const [one, other] = [
      { MENTION: "OFF", BREACH: "OFF" },
      { MENTION: "AT_ONCE", BREACH: "AT_ONCE" },
    ];
    await Promise.all([one, other, one, other].map((mail) => chooseMail.execute(grace, { mail })));
    const { MENTION, BREACH } = await readChoices(grace);
    expect([one, other]).toContainEqual({ MENTION, BREACH });
  });
});
