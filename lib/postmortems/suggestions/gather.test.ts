import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createActionItem } from "@/lib/action-items/create-action-item";
import { editActionItem } from "@/lib/action-items/edit-action-item";
import { at } from "@/lib/core/testing/incidents";
import { signIn } from "@/lib/core/testing/people";
import { acknowledgeIncident } from "@/lib/incidents/acknowledge";
import { declareIncident } from "@/lib/incidents/declare";
import { mitigateIncident } from "@/lib/incidents/mitigate";
import { resolveIncident } from "@/lib/incidents/resolve";
import { createPostmortem } from "../create-postmortem";
import { decideSuggestion } from "./decide-suggestion";

const ada = await signIn("RESPONDER", "Ada");

/** An incident from declaration to resolution within an hour; minutes count from the story's beginning. */
async function happens(title: string, from: number, given: { restricted?: boolean } = {}) {
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
