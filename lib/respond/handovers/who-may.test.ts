import { describe, expect, it } from "vitest";
import { editIncident } from "@/lib/respond/incidents/edit";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { cancelIncident } from "@/lib/respond/incidents/steps/cancel";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { world } from "@/lib/testing/handovers/world";
import { acceptOffer } from "./accept-offer";
import { declineOffer } from "./decline-offer";
import { offerCommand } from "./offer-command";
import { withdrawOffer } from "./withdraw-offer";

describe("who may", () => {
  it("offer: the commander, or a manager for them, and nobody else", async () => {
    const { grace, incident, commander, said } = await world();
    const linus = await signIn("RESPONDER", "Linus");
    const manager = await signIn("MANAGER", "Mary");
    const input = { incident, toId: linus.id };
    await expect(offerCommand.execute(grace, input, at(10))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const made = await offerCommand.execute(manager, input, at(10));
    expect(made).toMatchObject({ from: { name: "Ada" }, offeredBy: { name: "Mary" } });
    await acceptOffer.execute(linus, { incident }, at(11));
    expect(await commander()).toEqual(["Linus"]);
    expect((await said())[0]).toBe("Offered command to Linus on behalf of Ada.");
  });

  it("be offered it: neither oneself, nor the commander, nor who may only read", async () => {
    const { ada, incident } = await world();
    const viewer = await signIn("VIEWER", "Vera");
    const manager = await signIn("MANAGER");
    const refused = (who: typeof ada, toId: string) =>
      expect(offerCommand.execute(who, { incident, toId }, at(10))).rejects.toMatchObject({
        code: "INVALID",
        fields: { toId: expect.any(String) },
      });
    await refused(ada, ada.id);
    await refused(manager, manager.id);
    await refused(manager, ada.id);
    await refused(ada, viewer.id);
  });

  it("be offered a restricted incident: only who can see it", async () => {
    const { ada, grace, incident, offer } = await world();
    await editIncident.execute(ada, { incident, restricted: true }, at(6));
    await expect(offer()).rejects.toMatchObject({
      code: "INVALID",
      message: "Grace cannot see this restricted incident: give them a role in it first.",
    });
    const role = { incident, role: "SCRIBE", userId: grace.id };
    await assignRole.execute(ada, role, at(7));
    expect(await offer()).toMatchObject({ state: "OPEN" });
  });

  it("answer: only the receiver; withdraw: only who made it, and managers", async () => {
    const { grace, incident, offer } = await world();
    const linus = await signIn("RESPONDER", "Linus");
    const manager = await signIn("MANAGER");
    await offer();
    const reason = "No";
    for (const answer of [
      () => acceptOffer.execute(linus, { incident }, at(11)),
      () => acceptOffer.execute(manager, { incident }, at(11)),
      () => declineOffer.execute(linus, { incident, reason }, at(11)),
      () => withdrawOffer.execute(grace, { incident }, at(11)),
    ]) {
      await expect(answer()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await withdrawOffer.execute(manager, { incident }, at(12))).toMatchObject({
      state: "WITHDRAWN",
    });
  });

  it("nobody, while there is no commander, or the incident is over", async () => {
    const { ada, incident } = await makeIncident();
    const manager = await signIn("MANAGER");
    const toId = (await signIn("RESPONDER")).id;
    const refused = expect.objectContaining({ code: "CONFLICT" });
    await expect(offerCommand.execute(manager, { incident, toId }, at(2))).rejects.toEqual(refused);
    await cancelIncident.execute(ada, { incident, reason: "Test" }, at(3));
    await expect(offerCommand.execute(manager, { incident, toId }, at(4))).rejects.toEqual(refused);
  });
});
