import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { cancelIncident } from "@/lib/respond/incidents/steps/cancel";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { readTimeline } from "@/lib/respond/timeline/queries";
import { listNotifications } from "@/lib/tell/notifications/queries";
import { at } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { world } from "@/lib/testing/handovers/world";
import { acceptOffer } from "./accept-offer";
import { declineOffer } from "./decline-offer";
import { readBriefing, readHandover, readOpenOffer } from "./queries";
import { withdrawOffer } from "./withdraw-offer";

describe("an offer of command", () => {
  it("changes nothing until it is accepted, then everything at once", async () => {
    const { ada, grace, incident, offer, commander, said } = await world();
    const made = await offer({ note: "The vendor calls at noon." });
    expect(made).toMatchObject({
      state: "OPEN",
      expiresAt: at(25).now.toISOString(),
      from: { name: "Ada" },
      to: { name: "Grace" },
    });
    expect(await commander()).toEqual(["Ada"]);
    const seen = await readOpenOffer.execute(grace, { incident }, at(12));
    expect(seen).toMatchObject({ id: made.id, note: "The vendor calls at noon." });

    const accepted = await acceptOffer.execute(grace, { incident }, at(13));
    expect(accepted).toMatchObject({ state: "ACCEPTED", answeredAt: at(13).now.toISOString() });
    expect(await commander()).toEqual(["Grace"]);
    const held = await prisma().roleAssignment.findMany({
      where: { incident: { number: incident }, role: "COMMANDER" },
      orderBy: { assumedAt: "asc" },
    });
    expect(held).toMatchObject([
      { userId: ada.id, relinquishedAt: at(13).now },
      { userId: grace.id, assumedAt: at(13).now, relinquishedAt: null },
    ]);
    expect(await said()).toEqual([
      "Ada offered command to Grace. The vendor calls at noon.",
      "Grace took over command from Ada.",
    ]);
    expect(await readHandover.execute(ada, { incident }, at(14))).toMatchObject({
      offer: null,
      history: [{ id: made.id, state: "ACCEPTED" }],
    });
  });

  it("keeps the briefing as it stood, while a new one says what is so now", async () => {
    const { ada, incident, offer } = await world();
    await offer();
    const body = "Roll back **payments**";
    await appendEntry.execute(ada, { incident, kind: "DECISION", body }, at(11));
    const kept = await readOpenOffer.execute(ada, { incident }, at(12));
    const decided = (sections: { title: string; lines: { text: string }[] }[] = []) =>
      sections.find(({ title }) => title === "Decided")?.lines.map(({ text }) => text);
    expect(decided(kept?.briefing.sections)).toEqual(["No decision is on the timeline."]);
    const now = await readBriefing.execute(ada, { incident }, at(12));
    expect(decided(now.sections)).toEqual(["Ada: Roll back payments"]);
  });

  it("may be declined with a reason, or withdrawn; the commander stays", async () => {
    const { ada, grace, incident, offer, commander, said } = await world();
    await offer();
    await declineOffer.execute(grace, { incident, reason: "On another incident" }, at(11));
    await offer({ expiresInMinutes: 5 }, 12);
    await withdrawOffer.execute(ada, { incident }, at(13));
    expect(await commander()).toEqual(["Ada"]);
    expect((await said()).filter((line) => !line.startsWith("Ada offered"))).toEqual([
      "Grace declined command: On another incident.",
      "The offer of command to Grace was withdrawn.",
    ]);
    await expect(acceptOffer.execute(grace, { incident }, at(14))).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("is told to who gets it, and its answer to who made it", async () => {
    const { ada, grace, incident, offer, follow } = await world();
    await offer();
    await follow();
    await declineOffer.execute(grace, { incident, reason: "Asleep" }, at(11));
    await follow();
    const told = async (who: typeof ada) => (await listNotifications.execute(who, {})).items;
    expect(await told(grace)).toMatchObject([
      {
        kind: "HANDOVER_OFFERED",
        sentence: "Ada offers you command.",
        path: `/incidents/${incident}`,
      },
    ]);
    expect(await told(ada)).toMatchObject([
      { kind: "HANDOVER_ANSWERED", sentence: "Grace declined command." },
    ]);
  });
});

describe("an offer that nobody answers", () => {
  it("cannot be accepted from its end on, and is recorded as expired once, at its end", async () => {
    const { grace, incident, offer, settle, said } = await world();
    await offer({ expiresInMinutes: 5 });
    expect(await settle(14)).toEqual({ settled: false });
    await expect(acceptOffer.execute(grace, { incident }, at(15))).rejects.toMatchObject({
      code: "CONFLICT",
      message: "This offer has expired: ask for a new one.",
    });
    expect(await readOpenOffer.execute(grace, { incident }, at(15))).toBeNull();
    const runs = await Promise.all([settle(90), settle(90), settle(90)]);
    expect(runs.filter(({ settled }) => settled)).toHaveLength(1);
    expect((await said()).at(-1)).toBe("The offer of command to Grace expired without an answer.");
    const items = await readTimeline.execute(grace, { incident });
    const expired = items.filter(({ kind }) => kind === "handover.expired");
    expect(expired).toMatchObject([{ occurredAt: at(15).now.toISOString() }]);
  });

  it("makes way for another, even before a job recorded its end", async () => {
    const { offer, said } = await world();
    await offer({ expiresInMinutes: 5 });
    expect(await offer({}, 40)).toMatchObject({ state: "OPEN" });
    expect((await said()).sort()).toEqual([
      "Ada offered command to Grace.",
      "Ada offered command to Grace.",
      "The offer of command to Grace expired without an answer.",
    ]);
  });

  it("lapses when somebody else takes command, or the incident is over", async () => {
    const taken = await world();
    const linus = await signIn("RESPONDER", "Linus");
    await taken.offer();
    const role = { incident: taken.incident, role: "COMMANDER", userId: linus.id };
    await assignRole.execute(taken.ada, role, at(11));
    const answer = acceptOffer.execute(taken.grace, { incident: taken.incident }, at(12));
    await expect(answer).rejects.toMatchObject({
      code: "CONFLICT",
      message: "This offer no longer holds: Linus is commander now.",
    });
    expect(await taken.settle(12)).toEqual({ settled: true });
    expect((await taken.said()).at(-1)).toBe(
      "The offer of command to Grace no longer holds: Linus is commander now.",
    );

    const over = await world();
    await over.offer();
    await cancelIncident.execute(over.ada, { incident: over.incident, reason: "Test" }, at(11));
    expect(await readOpenOffer.execute(over.grace, { incident: over.incident }, at(12))).toBeNull();
    expect(await over.settle(12)).toEqual({ settled: true });
    expect(await over.settle(13)).toEqual({ settled: false });
  });
});

describe("at the same time", () => {
  it("two offers leave one, and an acceptance and a withdrawal leave one of them", async () => {
    const { ada, grace, incident, offer, commander } = await world();
    const offers = await Promise.allSettled([offer(), offer(), offer()]);
    expect(offers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [accepted, withdrawn] = await Promise.allSettled([
      acceptOffer.execute(grace, { incident }, at(11)),
      withdrawOffer.execute(ada, { incident }, at(11)),
    ]);
    expect([accepted.status, withdrawn.status].sort()).toEqual(["fulfilled", "rejected"]);
    expect(await commander()).toEqual([accepted.status === "fulfilled" ? "Grace" : "Ada"]);
  });
});
