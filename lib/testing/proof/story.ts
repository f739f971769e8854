import { userOfIdentity } from "@/lib/people/people/identity";
import type { UserActor } from "@/lib/platform/access/actor";
import { ANONYMOUS, systemActor } from "@/lib/platform/access/actor";
import { ChainEvents } from "@/lib/platform/audit/events";
import { prisma } from "@/lib/platform/core/db";
import { promise } from "./promises";
import { run, sampleOf, T0 } from "./run";

const PASSWORD = "correct horse battery";
/**
 * A workspace with a row in every proved table, made by commands alone, as people would: incidents, their
 * postmortem up to its publication, teams, promises and what they allow, runbooks, tokens, webhooks.
 * @param first the first admin, where there is one
 */
export async function tellStory(first?: UserActor) {
  const { ada, grace, linus } = await makePeople(first);
  await makeWorkspace(ada, grace);
  await promise(ada, grace);
  const { number, id } = await respond(ada, grace);
  const expert = { incident: number, role: "SUBJECT_EXPERT", userId: linus.id };
  await run(ada, "incident.assign-role", expert, 90);
  await followUp(ada, grace, linus, number);
  await makeOthers(ada, grace);
  await keepPolicies(ada);
  return { ada, grace, number, id };
}

async function makePeople(given?: UserActor) {
  const ada = given ?? (await makeFirstAdmin());
  const join = async (name: string, role: UserActor["role"]) => {
    const email = `${name.toLowerCase()}@example.org`;
    const { link } = await run(ada, "people.invite", { email, role });
    const token = link.split("/").at(-1);
    const input = { token, name, password: PASSWORD };
    return personOf((await run(ANONYMOUS, "people.accept-invitation", input)).id, name, role);
  };
  const grace = await join("Grace", "MANAGER");
  const linus = await join("Linus", "RESPONDER");
  await run(ada, "people.invite", { email: "later@example.org", role: "VIEWER" });
  return { ada, grace, linus };
}

async function makeFirstAdmin() {
  const first = { name: "Ada", email: "ada@example.org", password: PASSWORD };
  const { id } = await run(systemActor("Start", "job"), "people.create-first-admin", first);
  return personOf(id, "Ada", "ADMIN");
}

function personOf(id: string, name: string, role: UserActor["role"]): UserActor {
  return { kind: "user", id, name, role, via: "browser", credentialId: id };
}

async function makeWorkspace(ada: UserActor, grace: UserActor) {
  await run(ada, "service.create", { slug: "edge", name: "Edge proxy", tier: 1 });
  await run(ada, "service.create", { slug: "pay", name: "Payments", tier: 1 });
  await run(grace, "deployment.record", { service: "edge", version: "2026.5.1" });
  await run(grace, "token.create", { name: "Pipeline", role: "VIEWER" });
  await run(ada, "webhook.create", { name: "Bridge", url: "https://receiver.example/muster" });
  const runbook = { title: "Drain a replica", body: "1. Stop reads.", services: ["edge"] };
  const { number } = await run(grace, "runbook.create", runbook);
  await run(ada, "runbook.edit", { runbook: number, version: 1, body: "1. Stop all reads." }, 1);
  await run(ada, "runbook.review", { runbook: number, version: 2 }, 2);
}

async function respond(ada: UserActor, grace: UserActor) {
  const declared = {
    title: "Checkout fails",
    severity: "SEV2",
    services: ["edge"],
    restricted: true,
    commanderId: ada.id,
  };
  const { number: incident, id } = await run(ada, "incident.declare", declared, 10);
  await run(ada, "incident.acknowledge", { incident }, 12);
  const severity = { incident, severity: "SEV1", reason: "Everybody is affected" };
  await run(ada, "incident.change-severity", severity, 14);
  await run(ada, "incident.assign-role", { incident, role: "SCRIBE", userId: grace.id }, 15);
  const { id: entryId } = await run(
    grace,
    "timeline.append",
    { incident, body: "Errors rise" },
    16,
  );
  await run(grace, "timeline.revise", { incident, entryId, body: "Errors rise since 10:02" }, 17);
  await run(grace, "timeline.append", { incident, body: "Rolling back", kind: "ACTION" }, 18);
  await run(ada, "update.send", { incident, message: "We look.", audience: "INTERNAL" }, 20);
  await run(ada, "update.pause", { incident, reason: "The vendor works on it" }, 21);
  await run(ada, "update.resume", { incident }, 25);
  const deployment = await prisma().deployment.findFirstOrThrow();
  await run(ada, "deployment.link", { incident, deploymentId: deployment.id }, 26);
  const decision = { incident, outcome: "NOT_POSSIBLE", reason: "The migration cannot be undone" };
  await run(ada, "rollback.decide", decision, 27);
  const item = await prisma().checklistItem.findFirstOrThrow({
    where: { incidentId: id, proof: null },
  });
  await run(grace, "checklist.set-item", { incident, itemId: item.id, state: "DONE" }, 28);
  await run(ada, "handover.offer", { incident, toId: grace.id, note: "Call the vendor" }, 29);
  await run(grace, "handover.accept", { incident }, 30);
  await run(ada, "incident.mitigate", { incident, note: "Rolled back" }, 40);
  await run(ada, "incident.retract-mitigation", { incident, reason: "Errors are back" }, 45);
  await run(ada, "incident.mitigate", { incident, note: "Rolled back again" }, 50);
  await run(ada, "incident.resolve", { incident, note: "Quiet for an hour" }, 70);
  const measured = { incident, usersAffectedPercent: 40, reason: "Measured on the dashboard" };
  await run(ada, "incident.correct-facts", measured, 80);
  const clock = await prisma().clockSegment.findFirst({
    where: { incidentId: id, kind: "POSTMORTEM" },
  });
  const late = { clockId: clock?.id };
  await run(systemActor("Clocks", "job"), "clock.record-breach", late, 60 * 24 * 9);
  return { number: incident, id };
}

async function followUp(ada: UserActor, grace: UserActor, linus: UserActor, incident: number) {
  await run(ada, "postmortem.create", { incident }, 100);
  const section = { incident, key: "root-cause", body: "The pool had no limit.", version: 1 };
  await run(ada, "postmortem.edit-section", section, 101);
  const { id: threadId } = await run(
    grace,
    "thread.open",
    { incident, section: "root-cause", body: "Which pool?" },
    102,
  );
  await run(ada, "thread.reply", { incident, threadId, body: "That of payments." }, 103);
  await run(grace, "thread.resolve", { incident, threadId }, 104);
  const about = {
    title: "Limit the pool",
    priority: "P1",
    kind: "PREVENT",
    incidentNumber: incident,
  };
  const { id: actionItemId } = await run(
    ada,
    "action-item.create",
    { ...about, ownerId: ada.id, dueOn: "2026-06-01" },
    105,
  );
  await run(
    ada,
    "postmortem.mute-rule",
    { incident, rule: "of-course", reason: "A product's name" },
    106,
  );
  await run(
    ada,
    "postmortem.catalogue",
    { incident, factors: ["CONFIGURATION"], tags: ["pool"] },
    107,
  );
  await run(ada, "debrief.start", { incident }, 108);
  await run(ada, "debrief.go-to-step", { incident, step: "timeline" }, 109);
  await run(ada, "debrief.park-topic", { incident, text: "Other pools?" }, 110);
  await run(ada, "debrief.end", { incident }, 111);
  const suggestion = await prisma().postmortemSuggestion.findFirst({
    where: { postmortem: { incident: { number: incident } } },
  });
  if (suggestion) {
    const dismissed = { incident, suggestionId: suggestion.id, decision: "DISMISSED" };
    await run(ada, "postmortem.decide-suggestion", dismissed, 112);
  }
  await fillSections(ada, incident);
  await run(ada, "review.request", { incident, reviewerIds: [linus.id] }, 120);
  await run(linus, "review.give-verdict", { incident, verdict: "APPROVED", note: "Clear" }, 121);
  await run(grace, "postmortem.publish", { incident }, 122);
  await run(
    ada,
    "action-item.edit",
    { actionItemId, dueOn: "2026-07-01", reason: "A busy month" },
    130,
  );
  await run(
    grace,
    "action-item.comment",
    { actionItemId, body: "The vendor answers on Friday" },
    131,
  );
}

/** What a review needs to have been written. */
async function fillSections(ada: UserActor, incident: number) {
  const empty = await prisma().postmortemSection.findMany({ where: { body: "" } });
  const texts = Object.fromEntries(empty.map(({ key }) => [key, `What is to be said of ${key}.`]));
  await run(ada, "postmortem.edit", { incident, sections: texts }, 115);
}

async function makeOthers(ada: UserActor, grace: UserActor) {
  const waived = await run(
    ada,
    "incident.declare",
    { title: "Search is slow", severity: "SEV3" },
    200,
  );
  for (const [name, more] of [
    ["acknowledge", {}],
    ["mitigate", {}],
    ["resolve", {}],
  ] as const) {
    await run(ada, `incident.${name}`, { incident: waived.number, ...more }, 210);
  }
  await run(grace, "postmortem.waive", { incident: waived.number, reason: "Known cause" }, 220);
  const alone = { title: "Test the backups", priority: "P0", kind: "DETECT", incidentNumber: null };
  const { id: actionItemId } = await run(
    grace,
    "action-item.create",
    { ...alone, dueOn: "2026-06-01" },
    230,
  );
  await run(grace, "action-item.comment", { actionItemId, body: "By hand for now" }, 231);
  await run(
    grace,
    "action-item.edit",
    { actionItemId, dueOn: "2026-08-01", reason: "No disk" },
    232,
  );
  await run(ada, "import.incident", sampleOf("import.incident"), 240);
  const verified = { email: "grace@example.org", email_verified: true, name: "Grace" };
  await userOfIdentity({ iss: "https://id.example.org", sub: "1", ...verified });
}

/** No screen edits these yet: they are stored as a command would, beside an event. */
async function keepPolicies(ada: UserActor) {
  const createdAt = new Date(T0);
  await prisma().$transaction(async (tx) => {
    const { recordAudit } = await import("@/lib/platform/audit/record");
    await tx.policyRevision.create({ data: { policy: {}, reason: "Ours", createdAt } });
    await tx.checklistTemplateRevision.create({
      data: { template: [], reason: "Ours", createdAt },
    });
    const subject = { type: "workspace", id: "policy" };
    const call = { actor: ada, requestId: "test", ip: null, command: "policy.edit" };
    const context = { ...call, now: createdAt };
    const entry = ChainEvents.entry("record.changed", { stream: "workspace", subject });
    await recordAudit(tx, [entry], context);
  });
}
