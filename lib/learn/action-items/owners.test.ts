import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createRunbook } from "@/lib/catalog/runbooks/create-runbook";
import { editRunbook } from "@/lib/catalog/runbooks/edit-runbook";
import { listRunbooks, readRunbookReason } from "@/lib/catalog/runbooks/queries";
import { reviewRunbook } from "@/lib/catalog/runbooks/review-runbook";
import { createService } from "@/lib/catalog/services/create-service";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { listIncidents } from "@/lib/respond/incidents/queries";
import { makeRestrictedIncident } from "@/lib/testing/command/restricted-incident";
import { signIn } from "@/lib/testing/core/people";
import { makeTeam } from "@/lib/testing/people/teams";
import { commentOnItem } from "./comments";
import { createActionItem } from "./create-action-item";
import { editActionItem } from "./editing/edit-action-item";
import { editManyItems } from "./editing/edit-many";
import { listActionItems } from "./lists/queries";

const FORBIDDEN = { code: "FORBIDDEN" };

/** Two teams led by viewers, each with a service. */
async function makeTeams() {
  const [own, other] = [await makeTeam("VIEWER"), await makeTeam("VIEWER")];
  const [service, elsewhere] = [`svc-${randomUUID()}`, `svc-${randomUUID()}`];
  await createService.execute(own.manager, { slug: service, name: "Ours", team: own.slug });
  await createService.execute(own.manager, { slug: elsewhere, name: "Theirs", team: other.slug });
  return { own, other, service, elsewhere, lead: own.lead };
}

describe("action items of a team", () => {
  it("are its own and those of its services; a lead who can only read otherwise sees to both", async () => {
    const { own, other, service, elsewhere, lead } = await makeTeams();
    const make = (title: string, given: object) =>
      createActionItem.execute(own.manager, { title, ...given });
    const named = await make("Named", { team: own.slug, service: elsewhere });
    const through = await make("Through", { service });
    await make("Not ours", { service: elsewhere });
    expect(named).toMatchObject({ team: { slug: own.slug }, isTeamOwn: true });
    expect(through).toMatchObject({ team: { slug: own.slug }, isTeamOwn: false });
    const listed = await listActionItems.execute(lead, { team: own.slug });
    expect(listed.items.map(({ title }) => title).sort()).toEqual(["Named", "Through"]);

    const change = (actionItemId: string, wish: object) =>
      editActionItem.execute(lead, { actionItemId, ...wish });
    expect((await change(through.id, { priority: "P0" })).priority).toBe("P0");
    await commentOnItem.execute(lead, { actionItemId: named.id, body: "Next week" });
    await createActionItem.execute(lead, { title: "New", team: own.slug });
    await createActionItem.execute(lead, { title: "New", service });
    const both = { items: [{ actionItemId: named.id }, { actionItemId: through.id }] };
    expect((await editManyItems.execute(lead, { ...both, priority: "P2" })).changed).toHaveLength(
      2,
    );
    const refused = [
      () => change(through.id, { team: other.slug }),
      () => change(through.id, { service: null }),
      () => change(through.id, { team: "no-such-team" }),
      () => createActionItem.execute(lead, { title: "New", team: other.slug }),
      () => createActionItem.execute(lead, { title: "New", team: "no-such-team", service }),
      () => createActionItem.execute(lead, { title: "New" }),
    ];
    for (const call of refused) await expect(call()).rejects.toMatchObject(FORBIDDEN);
  });

  it("of another team, or of a hidden incident, are refused to a lead in the same words", async () => {
    const { own, elsewhere, lead } = await makeTeams();
    const theirs = await createActionItem.execute(own.manager, {
      title: "Theirs",
      service: elsewhere,
    });
    const { actionItemId: hidden, insider } = await makeRestrictedIncident();
    await editActionItem.execute(insider, { actionItemId: hidden, team: own.slug });
    const words = [];
    for (const actionItemId of [theirs.id, hidden, randomUUID()]) {
      const call = editActionItem.execute(lead, { actionItemId, priority: "P0" });
      words.push(await call.catch((error: { code: string; message: string }) => error));
    }
    expect(words).toMatchObject([FORBIDDEN, FORBIDDEN, FORBIDDEN]);
    expect(new Set(words.map((each) => "message" in each && each.message)).size).toBe(1);
  });
});

describe("runbooks of a team", () => {
  it("are its own and those of its services, and its leads keep them right", async () => {
    const { own, other, service, elsewhere, lead } = await makeTeams();
    const text = { title: "Restart it", body: "1. Restart it." };
    const through = await createRunbook.execute(lead, { ...text, services: [service] });
    const named = await createRunbook.execute(lead, { ...text, team: own.slug });
    const theirs = await createRunbook.execute(own.manager, { ...text, services: [elsewhere] });
    const shared = await createRunbook.execute(own.manager, {
      ...text,
      services: [service, elsewhere],
    });
    const listed = await listRunbooks.execute(lead, { team: own.slug });
    expect(listed.items.map(({ number }) => number).sort()).toEqual(
      [through.number, named.number, shared.number].sort(),
    );
    await reviewRunbook.execute(lead, { runbook: through.number, version: 1 });
    await editRunbook.execute(lead, { runbook: named.number, version: 1, body: "1. Wait." });
    const edit = (runbook: number, wish: object) =>
      editRunbook.execute(lead, { runbook, version: 1, ...wish });
    const refused = [
      () => edit(theirs.number, { title: "Ours" }),
      () => edit(shared.number, { title: "Ours" }),
      () => edit(theirs.number, { team: own.slug }),
      () => edit(through.number, { team: other.slug }),
      () => edit(through.number, { services: [] }),
      () => edit(through.number, { services: [elsewhere] }),
      () => edit(through.number, { team: "no-such-team" }),
      () => createRunbook.execute(lead, text),
    ];
    for (const call of refused) await expect(call()).rejects.toMatchObject(FORBIDDEN);
    const reasons = [through, theirs].map(({ number: runbook }) =>
      readRunbookReason.execute(lead, { runbook }),
    );
    expect(await Promise.all(reasons)).toEqual([null, expect.stringContaining("leads")]);
  });
});

describe("incidents of a team", () => {
  it("are those that hit one of its services", async () => {
    const { own, service, elsewhere } = await makeTeams();
    const ada = await signIn("RESPONDER");
    const hit = async (services: string[]) =>
      (await declareIncident.execute(ada, { title: "Hit", severity: "SEV3", services })).number;
    const ours = await hit([service]);
    await hit([elsewhere]);
    const both = await hit([service, elsewhere]);
    const listed = await listIncidents.execute(ada, { team: own.slug });
    expect(listed.items.map(({ number }) => number)).toEqual([both, ours]);
    const none = await listIncidents.execute(ada, { team: "no-such-team" });
    expect(none.items).toEqual([]);
  });
});
