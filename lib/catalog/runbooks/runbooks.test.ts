import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createService } from "@/lib/catalog/services/create-service";
import { prisma } from "@/lib/platform/core/db";
import { at } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { createRunbook } from "./create-runbook";
import { editRunbook } from "./edit-runbook";
import { listRevisions, listRunbooks, readRunbook } from "./queries";
import { reviewRunbook } from "./review-runbook";

const ada = await signIn("RESPONDER", "Ada");
const grace = await signIn("RESPONDER", "Grace");
const TEXT = { title: "Drain a replica", body: "1. Stop routing reads to it." };
const DAY = 24 * 60;

async function makeService() {
  const slug = `svc-${randomUUID()}`;
  await createService.execute(await signIn("MANAGER"), { slug, name: slug });
  return slug;
}
const make = (given: object = {}, minutes = 0) =>
  createRunbook.execute(ada, { ...TEXT, ...given }, at(minutes));
const read = (runbook: number, minutes = 0) => readRunbook.execute(ada, { runbook }, at(minutes));

describe("a runbook", () => {
  it("is written for services, has an owner, and is current for 90 days", async () => {
    const service = await makeService();
    const made = await make({ services: [service], ownerId: grace.id });
    expect(made).toMatchObject({
      ...TEXT,
      services: [{ slug: service }],
      owner: { name: "Grace" },
      reviewedBy: "Ada",
      stale: false,
      revision: 1,
      version: 1,
    });
    expect((await read(made.number, 90 * DAY)).stale).toBe(false);
    expect((await read(made.number, 90 * DAY + 1)).stale).toBe(true);
  });

  it("keeps every text; whose writer says so counts as reviewed", async () => {
    const { number: runbook } = await make();
    const edit = { runbook, version: 1, body: "1. Drain it.\n2. Wait." };
    const edited = await editRunbook.execute(grace, edit, at(100 * DAY));
    expect(edited).toMatchObject({ body: edit.body, revision: 2, version: 2, stale: true });
    const again = { runbook, version: 2, title: "Drain it", reviewed: true };
    expect(await editRunbook.execute(grace, again, at(101 * DAY))).toMatchObject({
      revision: 3,
      stale: false,
      reviewedBy: "Grace",
    });
    const revisions = await listRevisions.execute(ada, { runbook });
    expect(revisions.map(({ number, title, body, by }) => [number, title, body, by.name])).toEqual([
      [3, "Drain it", edit.body, "Grace"],
      [2, TEXT.title, edit.body, "Grace"],
      [1, TEXT.title, TEXT.body, "Ada"],
    ]);
    const older = await listRevisions.execute(ada, { runbook, before: 2 });
    expect(older.map(({ number }) => number)).toEqual([1]);
  });

  it("has no new revision when only its owner or services change", async () => {
    const service = await makeService();
    const { number: runbook } = await make({ ownerId: ada.id });
    const edit = { runbook, version: 1, services: [service], ownerId: null };
    expect(await editRunbook.execute(ada, edit)).toMatchObject({
      revision: 1,
      version: 2,
      owner: null,
      services: [{ slug: service }],
    });
  });

  it("is current again when somebody has read it and found it right", async () => {
    const { number: runbook } = await make();
    const reviewed = await reviewRunbook.execute(grace, { runbook, version: 1 }, at(200 * DAY));
    expect(reviewed).toMatchObject({ stale: false, reviewedBy: "Grace", version: 1 });
  });

  it("leaves the list when it is archived, and comes back when it is restored", async () => {
    const service = await makeService();
    const { number: runbook } = await make({ services: [service] });
    const listed = async (archived: boolean) =>
      (await listRunbooks.execute(ada, { service: [service], archived })).items.length;
    await editRunbook.execute(ada, { runbook, version: 1, archived: true });
    expect([await listed(false), await listed(true)]).toEqual([0, 1]);
    await expect(reviewRunbook.execute(ada, { runbook, version: 2 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await editRunbook.execute(ada, { runbook, version: 2, archived: false });
    expect([await listed(false), await listed(true)]).toEqual([1, 0]);
  });

  it("keeps its past: what was written and reviewed cannot be rewritten", async () => {
    const { number } = await make();
    const where = { runbook: { number } };
    const rewritten = prisma().runbookRevision.updateMany({ where, data: { body: "Another" } });
    await expect(rewritten).rejects.toThrow();
    await expect(prisma().runbookReview.deleteMany({ where })).rejects.toThrow();
    expect((await read(number)).body).toBe(TEXT.body);
    expect(await prisma().runbookReview.count({ where })).toBe(1);
  });
});

describe("a refusal", () => {
  it.each([
    ["an unknown service", { services: ["no-such-service"] }, "services"],
    ["an unknown owner", { ownerId: randomUUID() }, "ownerId"],
    ["an empty text", { body: "  \n" }, "body"],
    ["an empty title", { title: " " }, "title"],
  ])("names %s, and nothing is stored", async (_, wrong, field) => {
    const refused = { code: "INVALID", fields: { [field]: expect.any(String) } };
    const title = `Refused ${randomUUID()}`;
    await expect(make({ title, ...wrong })).rejects.toMatchObject(refused);
    expect((await listRunbooks.execute(ada, { q: title })).items).toEqual([]);
    const { number: runbook } = await make({ title });
    const edit = { runbook, version: 1, ...wrong };
    await expect(editRunbook.execute(ada, edit)).rejects.toMatchObject(refused);
    expect(await read(runbook)).toMatchObject({ title, version: 1, revision: 1 });
  });

  it("is what a runbook that does not exist gets", async () => {
    const input = { runbook: 2_000_000_000, version: 1 };
    const { runbook } = input;
    const calls = [
      () => editRunbook.execute(ada, input),
      () => reviewRunbook.execute(ada, input),
      () => readRunbook.execute(ada, { runbook }),
      () => listRevisions.execute(ada, { runbook }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("two people at once", () => {
  it("never write over each other: the second is shown the first one's text", async () => {
    const { number: runbook } = await make();
    const texts = ["1. One.", "1. Other."];
    const saves = await Promise.allSettled(
      texts.map((body) => editRunbook.execute(ada, { runbook, version: 1, body })),
    );
    const refused = saves.flatMap((save) => (save.status === "rejected" ? [save.reason] : []));
    expect(refused).toHaveLength(1);
    const { body } = await read(runbook);
    expect(refused[0]).toMatchObject({ code: "CONFLICT", current: { version: 2, body } });
  });

  it("do not find right what has been changed meanwhile", async () => {
    const { number: runbook } = await make();
    await editRunbook.execute(ada, { runbook, version: 1, body: "1. Another." });
    await expect(reviewRunbook.execute(grace, { runbook, version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});

describe("the list", () => {
  it("shows what nobody has found right for longest first, page by page", async () => {
    const service = await makeService();
    const made: string[] = [];
    for (const day of [3, 1, 2]) {
      made.push((await make({ services: [service] }, day * DAY)).ref);
    }
    const [third, first, second] = made;
    const page = await listRunbooks.execute(ada, { service: [service], limit: 2 });
    expect(page.items.map(({ ref }) => ref)).toEqual([first, second]);
    const rest = { service: [service], limit: 2, cursor: page.nextCursor ?? "" };
    expect((await listRunbooks.execute(ada, rest)).items.map(({ ref }) => ref)).toEqual([third]);
  });

  it("finds the stale ones, and letters of titles as they are", async () => {
    const service = await makeService();
    const old = await make({ services: [service] });
    await make({ services: [service], title: "100% of disks" }, 50 * DAY);
    const ask = { service: [service] };
    const stale = await listRunbooks.execute(ada, { ...ask, stale: true }, at(100 * DAY));
    expect(stale.items.map(({ ref }) => ref)).toEqual([old.ref]);
    expect((await listRunbooks.execute(ada, { ...ask, q: "0% of" })).items).toHaveLength(1);
    expect((await listRunbooks.execute(ada, { ...ask, q: "0_ of" })).items).toEqual([]);
  });
});
