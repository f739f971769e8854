import { describe, expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { publish } from "@/lib/testing/postmortems/publish";
import { editSection } from "./edit-section";
import { readSectionHistory } from "./read-section-history";

const key = "root-cause" as const;

describe("a section's history", () => {
  it("tells the steps with what each changed, and a restored text is a new one", async () => {
    const { ada, incident } = await makeIncident("RESOLVED");
    const bob = await signIn("RESPONDER", "Bob");
    await createPostmortem.execute(ada, { incident }, at(61));
    const save = (who: typeof ada, body: string, version: number, minute: number) =>
      editSection.execute(who, { incident, key, body, version }, at(minute));
    await save(ada, "The pool", 1, 62);
    await save(ada, "The pool had no limit.", 2, 63);
    await save(bob, "Gone.", 3, 64);
    const history = await readSectionHistory.execute(ada, { incident, key });
    expect(history.steps.map(({ by, version }) => [by, version])).toEqual([
      ["Bob", 4],
      ["Ada", 3],
      ["Ada", 1],
    ]);
    expect(history.shown).toMatchObject({ before: "The pool had no limit.", after: "Gone." });
    const older = await readSectionHistory.execute(ada, { incident, key, version: 3 });
    expect(older.shown).toMatchObject({ before: "", after: "The pool had no limit." });
    await save(ada, older.shown.after, older.current, 90);
    const restored = await readSectionHistory.execute(ada, { incident, key });
    expect(restored.shown).toMatchObject({ version: 5, before: "Gone.", after: older.shown.after });
    await expect(
      readSectionHistory.execute(ada, { incident, key, version: 99 }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is for those who write drafts or took part, also once it is published", async () => {
    const { ada, incident } = await makeIncident("RESOLVED");
    await createPostmortem.execute(ada, { incident }, at(61));
    const viewer = await signIn("VIEWER");
    const read = () => readSectionHistory.execute(viewer, { incident, key });
    await expect(read()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await publish(ada, incident);
    await expect(read()).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await readSectionHistory.execute(ada, { incident, key })).state).toBe("PUBLISHED");
  });
});
