import { describe, expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { exportMarkdown, readPostmortem } from "@/lib/learn/postmortems/queries";
import { editSection } from "@/lib/learn/postmortems/sections/edit-section";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { publish } from "@/lib/testing/postmortems/publish";
import { importMarkdown } from "./import-markdown";

const key = "root-cause" as const;
const BEGIN = "The pool had no limit.\n\nThe queue grew.";

async function exported() {
  const { ada, incident } = await makeIncident("RESOLVED");
  await createPostmortem.execute(ada, { incident }, at(61));
  await editSection.execute(ada, { incident, key, body: BEGIN, version: 1 });
  const file = await exportMarkdown.execute(ada, { incident }, at(70));
  const body = async () => {
    const { sections } = await readPostmortem.execute(ada, { incident });
    return sections.find((section) => section.key === key)?.body;
  };
  return { ada, incident, file, body };
}

describe("importing an edited file", () => {
  it("shows first what would change, then makes it the next version, all at once", async () => {
    const { ada, incident, file, body } = await exported();
    const markdown = file
      .replace("no limit", "no limit since the move")
      .replace(
        "### Lessons Learned\n_Nothing written yet._",
        "### Lessons Learned\nPools need limits.",
      )
      .replace("## Postmortem: Checkout fails", "## Postmortem: Other");
    const plan = await importMarkdown.execute(ada, { incident, markdown, apply: false });
    expect(plan).toMatchObject({
      isApplied: false,
      changes: [
        { section: "root-cause" },
        { section: "lessons", current: "", merged: "Pools need limits." },
      ],
      differences: ["The title stays “Checkout fails”: it is the incident's."],
    });
    expect(await body()).toBe(BEGIN);
    const { version } = plan;
    const done = await importMarkdown.execute(ada, { incident, markdown, version });
    expect(done).toMatchObject({ isApplied: true, version: version + 1 });
    expect(await body()).toBe(BEGIN.replace("no limit", "no limit since the move"));
    await expect(
      importMarkdown.execute(ada, { incident, markdown: file, version }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("changes nothing when nothing was edited, though texts were changed meanwhile", async () => {
    const { ada, incident, file, body } = await exported();
    await editSection.execute(ada, { incident, key, body: "Newer", version: 2 });
    const done = await importMarkdown.execute(ada, { incident, markdown: file });
    expect(done).toMatchObject({ isApplied: false, changes: [], differences: [] });
    expect(await body()).toBe("Newer");
  });

  it("is merged with what was written meanwhile, and asks where both wrote in one place", async () => {
    const { ada, incident, file, body } = await exported();
    const meanwhile = BEGIN.replace("grew", "grew for an hour");
    await editSection.execute(ada, { incident, key, body: meanwhile, version: 2 });
    const apart = file.replace("no limit", "no upper limit");
    await importMarkdown.execute(ada, { incident, markdown: apart });
    expect(await body()).toBe(meanwhile.replace("no limit", "no upper limit"));

    const same = file.replace("queue grew", "queue shrank");
    await expect(importMarkdown.execute(ada, { incident, markdown: same })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const chosen = { [key]: "Somebody chose this." };
    const looked = { incident, markdown: same, apply: false };
    const { version } = await importMarkdown.execute(ada, looked);
    await importMarkdown.execute(ada, { incident, markdown: same, chosen, version });
    expect(await body()).toBe("Somebody chose this.");
  });

  it("is refused with every reason, for another incident's file, and once published", async () => {
    const { ada, incident, file } = await exported();
    const broken = file.replace("### Timeline", "## When");
    await expect(importMarkdown.execute(ada, { incident, markdown: broken })).rejects.toMatchObject(
      {
        code: "INVALID",
        fields: { markdown: expect.stringContaining("“When” is not a heading") },
      },
    );
    const other = await exported();
    await expect(
      importMarkdown.execute(other.ada, { incident: other.incident, markdown: file }),
    ).rejects.toMatchObject({ code: "INVALID" });
    await publish(ada, incident);
    await expect(importMarkdown.execute(ada, { incident, markdown: file })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("is made once by two people at once; the second is asked to look again", async () => {
    const { ada, incident, file } = await exported();
    const texts = ["no upper limit", "a limit of 500"];
    const { version } = await importMarkdown.execute(ada, {
      incident,
      markdown: file,
      apply: false,
    });
    const imports = await Promise.allSettled(
      texts.map((text) =>
        importMarkdown.execute(ada, {
          incident,
          markdown: file.replace("no limit", text),
          version,
        }),
      ),
    );
    const refused = imports.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject([{ code: "CONFLICT" }]);
  });
});
