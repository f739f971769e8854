import { describe, expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { importMarkdown } from "@/lib/learn/postmortems/markdown/import-markdown";
import { exportMarkdown, readPublication } from "@/lib/learn/postmortems/queries";
import { editSection } from "@/lib/learn/postmortems/sections/edit-section";
import { readChecklist } from "@/lib/respond/checklist-items/checklist";
import { correctFacts } from "@/lib/respond/incidents/correct-facts";
import { editIncident } from "@/lib/respond/incidents/edit";
import { readIncident } from "@/lib/respond/incidents/queries";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { publish } from "@/lib/testing/postmortems/publish";
import { makeSlo } from "@/lib/testing/slo/slos";

/** 99.9 % of 30 days is 43.2 minutes; the impact went from minute 0 to 30. */
async function drafted(measurement: object = { type: "INCIDENTS" }) {
  const { slug, slo } = await makeSlo({ measurement, name: "It *answers*" }, -60 * 24 * 40);
  const { ada, incident } = await makeIncident("RESOLVED");
  await editIncident.execute(ada, { incident, services: [slug] }, at(60));
  const before = await stepOf(ada, incident);
  await createPostmortem.execute(ada, { incident }, at(61));
  const text = () => exportMarkdown.execute(ada, { incident }, at(70));
  return { ada, incident, slug, slo, before, text };
}
async function stepOf(ada: Parameters<typeof readChecklist.execute>[0], incident: number) {
  const phases = await readChecklist.execute(ada, { incident });
  return phases.flatMap(({ items }) => items).find(({ key }) => key === "slo-impact");
}

describe("the SLO impact of a postmortem", () => {
  it("is computed from the record, and ticks the step", async () => {
    const { ada, incident, slo, before, text } = await drafted();
    expect(await text()).toContain(
      `### SLO Impact\n- **Error budget consumed**: 69.4 % of the budget of SLO-${slo} (It \\*answers\\*): 30 min\n`,
    );
    expect(await text()).toContain("- **Velocity impact**: ");
    expect(before).toMatchObject({ state: "OPEN" });
    expect(await stepOf(ada, incident)).toMatchObject({
      state: "DONE",
      because: "The postmortem states it",
    });
  });

  it("follows the record until it is published, and then stays", async () => {
    const { ada, incident, text } = await drafted();
    const correct = async (usersAffectedPercent: number) => {
      const { version } = await readIncident.execute(ada, { incident });
      const reason = "Counted again";
      await correctFacts.execute(ada, { incident, version, usersAffectedPercent, reason });
    };
    await correct(50);
    expect(await text()).toContain("34.7 % of the budget");
    await editSection.execute(ada, { incident, key: "slo-impact", body: "Not felt.", version: 1 });
    await publish(ada, incident);
    await correct(10);
    const { sloImpact, sections } = await readPublication.execute(ada, { incident });
    expect(sloImpact).toContain("34.7 % of the budget");
    expect(sections["slo-impact"]).toBe("Not felt.");
    expect(await text()).toMatch(/34\.7 % of the budget[^#]*_\n\nNot felt\./);
  });

  it("is not taken for what people wrote when a file comes back", async () => {
    const { ada, incident, text } = await drafted();
    const file = await text();
    const unchanged = await importMarkdown.execute(ada, { incident, markdown: file });
    expect(unchanged).toMatchObject({ isApplied: false, changes: [], differences: [] });
    const markdown = file
      .replace("69.4 %", "1 %")
      .replace(/(mitigation\._\n)/, "$1\nNobody complained.\n");
    const plan = await importMarkdown.execute(ada, { incident, markdown, apply: false });
    expect(plan).toMatchObject({
      changes: [{ section: "slo-impact", merged: "Nobody complained." }],
      differences: [
        expect.stringContaining("SLO impact, only in the file"),
        expect.stringContaining("SLO impact, only in Muster"),
      ],
    });
  });

  it("is nobody's step done where nothing measures", async () => {
    const { ada, incident } = await drafted({ type: "PUSH" });
    expect(await stepOf(ada, incident)).toMatchObject({ state: "OPEN" });
  });
});
