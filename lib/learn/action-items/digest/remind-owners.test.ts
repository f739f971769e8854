import { describe, expect, it } from "vitest";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { editActionItem } from "@/lib/learn/action-items/editing/edit-action-item";
import { systemActor, type UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { makeRestrictedIncident } from "@/lib/testing/command/restricted-incident";
import { signIn } from "@/lib/testing/core/people";
import { remindOwners } from "./remind-owners";

const MUSTER = systemActor("Muster", "job");
/** A Wednesday. */
const on = (day: string) => ({ now: new Date(`${day}T08:00:00Z`) });
const TODAY = on("2031-05-07");

const make = (ada: UserActor, dueOn: string | null, given: object = {}) =>
  createActionItem.execute(ada, { title: "Promise", ownerId: ada.id, dueOn, ...given });

/** What the record says that a person was reminded of, the first first. */
async function remindersOf({ id }: UserActor): Promise<unknown[]> {
  const events = await prisma().auditEvent.findMany({
    where: { type: "action-item.reminded", subjectId: id },
    orderBy: { id: "asc" },
  });
  return events.map(({ after }) => after);
}

describe("the weekly reminder", () => {
  it("names what is overdue and due within seven days, and nothing else", async () => {
    const ada = await signIn("RESPONDER");
    const late = await make(ada, "2031-05-06");
    const today = await make(ada, "2031-05-07");
    const soon = await make(ada, "2031-05-14");
    await make(ada, "2031-05-15");
    await make(ada, null);
    const done = await make(ada, "2031-05-01");
    await editActionItem.execute(ada, { actionItemId: done.id, state: "DONE", evidence: "Yes" });
    await remindOwners.execute(MUSTER, {}, TODAY);
    expect(await remindersOf(ada)).toEqual([
      { ownerId: ada.id, overdue: [late.number], dueSoon: [today.number, soon.number] },
    ]);
  });

  it("comes once a week, however often and by how many it is sent", async () => {
    const ada = await signIn("RESPONDER");
    await make(ada, "2031-05-06");
    await Promise.all([
      remindOwners.execute(MUSTER, {}, TODAY),
      remindOwners.execute(MUSTER, {}, TODAY),
    ]);
    await remindOwners.execute(MUSTER, {}, on("2031-05-11"));
    expect(await remindersOf(ada)).toHaveLength(1);
    await remindOwners.execute(MUSTER, {}, on("2031-05-12"));
    expect(await remindersOf(ada)).toHaveLength(2);
  });

  it("leaves out whoever owes nothing, cannot sign in, or may no longer see the incident", async () => {
    const [idle, gone, outsider] = [
      await signIn("RESPONDER"),
      await signIn("RESPONDER"),
      await signIn("RESPONDER"),
    ];
    await make(gone, "2031-05-06");
    await prisma().user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    const hidden = await makeRestrictedIncident();
    const item = await make(hidden.insider, "2031-05-06", { incidentNumber: hidden.incident });
    const owned = { state: "OPEN", ownerId: outsider.id } as const;
    await prisma().actionItem.update({ where: { id: item.id }, data: owned });
    await remindOwners.execute(MUSTER, {}, TODAY);
    for (const person of [idle, gone, outsider]) expect(await remindersOf(person)).toEqual([]);
  });
});
