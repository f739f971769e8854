import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createRunbook } from "@/lib/catalog/runbooks/create-runbook";
import { editRunbook } from "@/lib/catalog/runbooks/edit-runbook";
import { reviewRunbook } from "@/lib/catalog/runbooks/review-runbook";
import { createService } from "@/lib/catalog/services/create-service";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { editActionItem } from "@/lib/learn/action-items/editing/edit-action-item";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { at } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { decideSuggestion } from "./decide-suggestion";

const ada = await signIn("RESPONDER", "Ada");

/** An incident from declaration to resolution within an hour; minutes count from the story's beginning. */
async function happens(
  title: string,
  from: number,
  given: { restricted?: boolean; services?: string[] } = {},
) {
  const input = { title, severity: "SEV2" as const, ...given };
  const { number: incident } = await declareIncident.execute(ada, input, at(from));
  await acknowledgeIncident.execute(ada, { incident }, at(from + 5));
  await mitigateIncident.execute(ada, { incident }, at(from + 30));
  await resolveIncident.execute(ada, { incident }, at(from + 60));
  return incident;
}

async function suggested(incident: number, minutes: number) {
  const draft = await createPostmortem.execute(ada, { incident }, at(minutes));
  return draft.suggestions;
}

describe("a similar incident before", () => {
  it("is named with what was open when this one began, and not with what was done or came later", async () => {
    const title = `Vouchers ${randomUUID()} are refused`;
    const first = await happens(title, 0);
    const promise = (what: string, minutes: number) =>
      createActionItem.execute(ada, { title: what, incidentNumber: first }, at(minutes));
    const open = await promise("Alert on refused vouchers", 61);
    const done = await promise("Correct the comparison", 61);
    const evidence = "The drill passed.";
    const finish = { actionItemId: done.id, state: "DONE", evidence } as const;
    await editActionItem.execute(ada, finish, at(90));
    const second = await happens(title, 1_000);
    await promise("Decided only later", 1_500);
    const texts = (await suggested(second, 1_600)).map(({ text }) => text);
    expect(texts).toContain(
      `INC-${first} was like this, 15 h 40 min before, and what was promised after it was still open: ${open.ref} (alert on refused vouchers).`,
    );
  });

  it("is never a restricted one, nor one with only a word in common", async () => {
    const word = randomUUID();
    await happens(`Payroll ${word} was read by others`, 0, { restricted: true });
    await happens(`${word.slice(0, 4)} search is slow for a few people`, 0);
    const second = await happens(`Payroll ${word} was read by others`, 1_000);
    const rules = (await suggested(second, 1_100)).filter(({ text }) => text.includes("like this"));
    expect(rules).toEqual([]);
  });
});

describe("runbooks of affected services", () => {
  const DAY = 24 * 60;
  const makeService = async () => {
    const slug = `svc-${randomUUID()}`;
    await createService.execute(await signIn("MANAGER"), { slug, name: slug });
    return slug;
  };
  const ofRunbooks = async (incident: number, minutes: number) =>
    (await suggested(incident, minutes))
      .filter(({ text }) => /runbook/i.test(text))
      .map(({ text }) => text);

  it("are judged as they were when it began, whatever was written or reviewed since", async () => {
    const service = await makeService();
    const draft = { title: "Drain it", body: "1. Drain it.", services: [service] };
    const { number, ref } = await createRunbook.execute(ada, draft, at(0));
    const incident = await happens("Replicas lag", 100 * DAY, { services: [service] });
    await reviewRunbook.execute(ada, { runbook: number, version: 1 }, at(101 * DAY));
    expect(await ofRunbooks(incident, 101 * DAY)).toEqual([
      `Runbooks were stale: ${ref} (Drain it), last reviewed 100 days before. They are due every 90 days.`,
    ]);
    const next = await happens("Replicas lag again", 102 * DAY, { services: [service] });
    expect(await ofRunbooks(next, 103 * DAY)).toEqual([]);
  });

  it("are missing where none was written yet, or all were put away", async () => {
    const [written, archived] = [await makeService(), await makeService()];
    const services = [written, archived];
    const old = { title: "Old", body: "1. Wait.", services: [archived] };
    const { number: runbook } = await createRunbook.execute(ada, old, at(0));
    await editRunbook.execute(ada, { runbook, version: 1, archived: true }, at(5));
    const incident = await happens("Both are slow", 10, { services });
    await createRunbook.execute(ada, { ...old, services }, at(90));
    const names = [...services].sort().join(", ");
    expect(await ofRunbooks(incident, 100)).toEqual([`There was no runbook for ${names}.`]);
  });
});

describe("a suggestion", () => {
  it("is taken in other words, and only once", async () => {
    const incident = await happens(`Imports ${randomUUID()} stop`, 0);
    const [first] = await suggested(incident, 61);
    const text = "We answered in five minutes.";
    const input = {
      incident,
      suggestionId: first?.id ?? "",
      decision: "ACCEPTED" as const,
      text,
    };
    const { sections } = await decideSuggestion.execute(ada, input);
    expect(sections.find(({ key }) => key === first?.section)?.body).toContain(text);
    await expect(decideSuggestion.execute(ada, input)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(decideSuggestion.execute(ada, { ...input, text: " " })).rejects.toMatchObject({
      code: "INVALID",
    });
  });
});
