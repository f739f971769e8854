import { describe, expect, it } from "vitest";
import { exportPdf, readPostmortem } from "@/lib/learn/postmortems/queries";
import { editSection } from "@/lib/learn/postmortems/sections/edit-section";
import type { SectionKey } from "@/lib/learn/postmortems/template";
import type { UserActor } from "@/lib/platform/access/actor";
import { signIn } from "@/lib/testing/core/people";
import { makeDraft, makePublished } from "@/lib/testing/postmortems/published";

const later = (minutes: number) => ({ now: new Date(Date.UTC(2026, 5, 1, 10, minutes)) });
const LONG = { timeout: 120_000 };

async function edit(by: UserActor, incident: number, body: string, key: SectionKey = "lessons") {
  const { sections } = await readPostmortem.execute(by, { incident });
  const version = sections.find((section) => section.key === key)?.version ?? 1;
  await editSection.execute(by, { incident, key, body, version });
}

const words = (count: number) =>
  Array.from(
    { length: count / 10 },
    () => "The replica lagged behind by four gigabytes when it began.",
  ).join("\n\n");

describe("the PDF of a postmortem", LONG, () => {
  it("is set once for each text and paper: what did not change is not set again", async () => {
    const { incident, by } = await makePublished();
    const first = await exportPdf.execute(by, { incident }, later(0));
    // Its footer says when it was set: were it set again, these would differ.
    expect(await exportPdf.execute(by, { incident }, later(5))).toEqual(first);
    const letter = await exportPdf.execute(by, { incident, size: "letter" }, later(5));
    expect(letter).not.toEqual(first);
    expect(Buffer.from(letter).toString("latin1")).toContain("/MediaBox [0 0 612 792]");
  });

  it("is set again when a draft says something else", async () => {
    const { incident, by } = await makeDraft({ lessons: "One" });
    const first = await exportPdf.execute(by, { incident }, later(0));
    expect(await exportPdf.execute(by, { incident }, later(5))).toEqual(first);
    await edit(by, incident, "Two");
    expect(await exportPdf.execute(by, { incident }, later(5))).not.toEqual(first);
  });

  it("is never told from memory to somebody who may not read this text", async () => {
    const hidden = await makePublished({ restricted: true });
    await exportPdf.execute(hidden.by, { incident: hidden.incident });
    const draft = await makeDraft();
    await exportPdf.execute(draft.by, { incident: draft.incident });
    const viewer = await signIn("VIEWER");
    await expect(exportPdf.execute(viewer, { incident: hidden.incident })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(exportPdf.execute(viewer, { incident: draft.incident })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("is set beside everything else: the process goes on meanwhile", async () => {
    const { incident, by } = await makeDraft();
    await edit(by, incident, words(8_000));
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 5);
    await exportPdf.execute(by, { incident });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(30);
  });

  it("is made for somebody else too while one person asks for very many", async () => {
    const { incident, by } = await makeDraft();
    const [ada, grace] = [by, await signIn("MANAGER")];
    const texts = Array.from({ length: 12 }, () => makeDraft({ lessons: words(300) }));
    const drafts = await Promise.all(texts);
    const all = drafts.map((draft) => exportPdf.execute(ada, { incident: draft.incident }));
    const other = exportPdf.execute(grace, { incident });
    const settled = await Promise.allSettled(all);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(8);
    const refused = settled.flatMap((it) => (it.status === "rejected" ? [it.reason] : []));
    for (const reason of refused) {
      expect(reason).toMatchObject({ code: "LIMIT", retryAfterSeconds: 10 });
    }
    expect(Buffer.from(await other).toString("latin1")).toContain("%PDF");
    const same = Array.from({ length: 12 }, () => exportPdf.execute(grace, { incident }));
    expect(new Set((await Promise.all(same)).map(({ length }) => length)).size).toBe(1);
  });

  it("says what to do where a text cannot be set, and goes on with the next", async () => {
    const { incident, by } = await makeDraft();
    await edit(by, incident, "word ".repeat(39_000));
    await edit(by, incident, "word ".repeat(9_000), "root-cause");
    const refusal = { code: "INVALID", message: expect.stringContaining("Markdown") };
    await expect(exportPdf.execute(by, { incident })).rejects.toMatchObject(refusal);
    await expect(exportPdf.execute(by, { incident })).rejects.toMatchObject(refusal);
    const next = await makeDraft();
    await exportPdf.execute(next.by, { incident: next.incident });
  });
});
