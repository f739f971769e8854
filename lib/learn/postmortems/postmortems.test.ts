import { describe, expect, it } from "vitest";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { listActionItems } from "@/lib/learn/action-items/lists/queries";
import { readIncident } from "@/lib/respond/incidents/queries";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { publish } from "@/lib/testing/postmortems/publish";
import { createPostmortem } from "./create-postmortem";
import { publishPostmortem } from "./publishing/publish-postmortem";
import { waivePostmortem } from "./publishing/waive-postmortem";
import { exportMarkdown, readPostmortem } from "./queries";
import { editSection } from "./sections/edit-section";
import { decideSuggestion } from "./suggestions/decide-suggestion";

async function drafted() {
  const { ada, incident } = await makeIncident("RESOLVED");
  const draft = await createPostmortem.execute(ada, { incident }, at(61));
  return { ada, incident, draft };
}

describe("a postmortem", () => {
  it("drafts itself once, from a resolved incident, with an owner and a due date", async () => {
    const { ada, incident, draft } = await drafted();
    expect(draft).toMatchObject({
      state: "DRAFT",
      owner: { name: "Ada" },
      dueAt: at(60 + 5 * 24 * 60).now.toISOString(),
    });
    expect(draft.suggestions.map(({ text }) => text)).toContain(
      "The first response came after 5 min, within the target of 30 min.",
    );
    await expect(createPostmortem.execute(ada, { incident })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const running = await makeIncident("ACKNOWLEDGED");
    await expect(
      createPostmortem.execute(running.ada, { incident: running.incident }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("is drafted once when two people ask at the same moment", async () => {
    const { ada, incident } = await makeIncident("RESOLVED");
    const asked = [
      createPostmortem.execute(ada, { incident }),
      createPostmortem.execute(ada, { incident }),
    ];
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("never overwrites: of two saves on one version the second gets the first one's text", async () => {
    const { ada, incident } = await drafted();
    const bob = await signIn("RESPONDER", "Bob");
    const key = "root-cause";
    await editSection.execute(ada, { incident, key, body: "Mine", version: 1 });
    await expect(
      editSection.execute(bob, { incident, key, body: "Other", version: 1 }),
    ).rejects.toMatchObject({ code: "CONFLICT", current: { body: "Mine", version: 2, by: "Ada" } });
    await editSection.execute(bob, { incident, key: "lessons", body: "Other section", version: 1 });
    const { sections } = await readPostmortem.execute(ada, { incident });
    expect(sections.find((section) => section.key === key)?.body).toBe("Mine");
  });

  it("takes an accepted suggestion into its section, and decides it once", async () => {
    const { ada, incident, draft } = await drafted();
    const suggestion = draft.suggestions.find(({ section }) => section === "went-well");
    const input = { incident, suggestionId: suggestion?.id ?? "", decision: "ACCEPTED" as const };
    const after = await decideSuggestion.execute(ada, input);
    const wentWell = after.sections.find(({ key }) => key === "went-well");
    expect(wentWell).toMatchObject({ body: `- ${suggestion?.text}`, version: 2 });
    await expect(decideSuggestion.execute(ada, input)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("exports exactly the handbook's headings, in its order", async () => {
    const { ada, incident } = await drafted();
    const markdown = await exportMarkdown.execute(ada, { incident }, at(70));
    expect(markdown.match(/^#{2,3} .*/gm)).toEqual([
      "## Postmortem: Checkout fails",
      "### Summary",
      "### Timeline",
      "### Root Cause",
      "### Contributing Factors",
      "### What Went Well",
      "### What Went Poorly",
      "### Action Items",
      "### Lessons Learned",
      "### SLO Impact",
    ]);
    expect(markdown).toContain("**Duration**: 10:00 - 11:00 UTC (1 h 00 min)");
    expect(markdown).toContain("| 10:05 | Acknowledged, and took command. |");
  });

  it("is published only when it is approved, which accepts its action items", async () => {
    const { ada, incident } = await drafted();
    const manager = await signIn("MANAGER");
    const item = await createActionItem.execute(ada, {
      title: "Limit the pool",
      incidentNumber: incident,
    });
    expect(item.state).toBe("PROPOSED");
    await expect(publishPostmortem.execute(manager, { incident })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await publish(ada, incident);
    const { items } = await listActionItems.execute(ada, { incident });
    expect(items.map(({ state }) => state)).toEqual(["OPEN"]);
    const { clocks } = await readIncident.execute(ada, { incident });
    expect(clocks.find(({ kind }) => kind === "POSTMORTEM")?.endReason).toBe("MET");
  });

  it("is waived by a manager with a reason, once", async () => {
    const { incident } = await makeIncident("RESOLVED");
    const manager = await signIn("MANAGER");
    const waived = await waivePostmortem.execute(manager, { incident, reason: "Known cause" });
    expect(waived.postmortemWaiver).toBe("Known cause");
    await expect(
      waivePostmortem.execute(manager, { incident, reason: "Again" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    const running = await makeIncident("ACKNOWLEDGED");
    await expect(
      waivePostmortem.execute(manager, { incident: running.incident, reason: "Early" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
