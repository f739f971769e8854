import { describe, expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { editPostmortem } from "@/lib/learn/postmortems/edit-postmortem";
import { publishPostmortem } from "@/lib/learn/postmortems/publishing/publish-postmortem";
import { exportMarkdown, readPostmortem } from "@/lib/learn/postmortems/queries";
import { editSection } from "@/lib/learn/postmortems/sections/edit-section";
import { prisma } from "@/lib/platform/core/db";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { publish } from "@/lib/testing/postmortems/publish";
import { giveVerdict } from "./give-verdict";
import { requestReview } from "./request-review";
import { revisePostmortem } from "./revise-postmortem";
import { withdrawReview } from "./withdraw-review";

const CONFLICT = { code: "CONFLICT" };
const APPROVED = "APPROVED" as const;

/** Ada wrote a cause; Grace, a responder, is asked. */
async function asked() {
  const { ada, incident } = await makeIncident("RESOLVED");
  await createPostmortem.execute(ada, { incident }, at(61));
  const body = "The pool had no limit.";
  await editSection.execute(ada, { incident, key: "root-cause", body, version: 1 }, at(62));
  const grace = await signIn("RESPONDER", "Grace");
  const ask = () => requestReview.execute(ada, { incident, reviewerIds: [grace.id] }, at(70));
  await ask();
  return { ada, grace, incident, ask };
}

describe("a review", () => {
  it("is asked of people by name, who then take part", async () => {
    const { ada, grace, incident } = await asked();
    expect(await readPostmortem.execute(grace, { incident })).toMatchObject({
      state: "IN_REVIEW",
      review: {
        requestedAt: at(70).now.toISOString(),
        reviewers: [{ name: "Grace" }],
        authors: [ada.id],
      },
    });
    const viewer = await signIn("VIEWER");
    await expect(
      requestReview.execute(ada, { incident, reviewerIds: [viewer.id] }),
    ).rejects.toMatchObject({ code: "INVALID", fields: { reviewerIds: expect.any(String) } });
    const heirs = await requestReview.execute(ada, { incident, reviewerIds: [ada.id] });
    expect(heirs.review.reviewers).toEqual([{ id: ada.id, name: "Ada" }]);
  });

  it("is answered by its reviewers and by managers, not by others", async () => {
    const { grace, incident } = await asked();
    const linus = await signIn("RESPONDER");
    await expect(giveVerdict.execute(linus, { incident, verdict: APPROVED })).rejects.toMatchObject(
      { code: "FORBIDDEN" },
    );
    await expect(
      giveVerdict.execute(grace, { incident, verdict: "CHANGES_REQUESTED", note: " " }),
    ).rejects.toMatchObject({ code: "INVALID", fields: { note: expect.any(String) } });
    const manager = await signIn("MANAGER");
    expect(await giveVerdict.execute(manager, { incident, verdict: APPROVED })).toMatchObject({
      state: APPROVED,
    });
  });

  it("is held up by one objection until it is asked for again", async () => {
    const { ada, grace, incident, ask } = await asked();
    const manager = await signIn("MANAGER");
    await giveVerdict.execute(manager, { incident, verdict: APPROVED });
    const note = "Say how long users waited.";
    const objected = await giveVerdict.execute(grace, {
      incident,
      verdict: "CHANGES_REQUESTED",
      note,
    });
    expect(objected).toMatchObject({ state: "CHANGES_REQUESTED" });
    expect(objected.review.verdicts).toContainEqual(expect.objectContaining({ note }));
    await expect(publishPostmortem.execute(manager, { incident })).rejects.toMatchObject(CONFLICT);
    const body = "Users waited for 12 minutes.";
    await editSection.execute(ada, { incident, key: "impact", body, version: 1 });
    const changed = await readPostmortem.execute(ada, { incident });
    expect(changed.state).toBe("CHANGES_REQUESTED");
    // The manager had approved another text.
    expect(changed.review.verdicts.map(({ by }) => by.id)).toEqual([grace.id]);
    expect(await ask()).toMatchObject({ state: "IN_REVIEW", review: { verdicts: [] } });
  });

  it("lets nobody approve alone what they wrote, but two who each wrote some", async () => {
    const { ada, grace, incident } = await asked();
    const lessons = { incident, key: "lessons" as const, body: "Limit pools.", version: 1 };
    await editSection.execute(grace, lessons);
    expect(await giveVerdict.execute(grace, { incident, verdict: APPROVED })).toMatchObject({
      state: "IN_REVIEW",
    });
    await requestReview.execute(ada, { incident, reviewerIds: [ada.id, grace.id] });
    expect(await giveVerdict.execute(ada, { incident, verdict: APPROVED })).toMatchObject({
      state: APPROVED,
    });
  });

  it("approves the text that was read: a newer one asks for another look", async () => {
    const { ada, grace, incident } = await asked();
    const { version } = await readPostmortem.execute(grace, { incident });
    await editPostmortem.execute(ada, { incident, sections: { lessons: "Newer" } });
    await expect(
      giveVerdict.execute(grace, { incident, verdict: APPROVED, version }),
    ).rejects.toMatchObject({ code: "CONFLICT", current: { state: "IN_REVIEW" } });
    await giveVerdict.execute(grace, { incident, verdict: APPROVED });
    await editPostmortem.execute(ada, { incident, sections: { lessons: "Newest" } });
    expect(await readPostmortem.execute(ada, { incident })).toMatchObject({ state: "IN_REVIEW" });
  });

  it("makes an approver its author when it is given to them", async () => {
    const { ada, grace, incident } = await asked();
    await giveVerdict.execute(grace, { incident, verdict: APPROVED });
    const given = await editPostmortem.execute(ada, { incident, ownerId: grace.id });
    expect(given.state).toBe("IN_REVIEW");
  });

  it("keeps one standing verdict a person, also when they give two at the same moment", async () => {
    const { grace, incident } = await asked();
    await Promise.all([
      giveVerdict.execute(grace, { incident, verdict: APPROVED }),
      giveVerdict.execute(grace, { incident, verdict: "CHANGES_REQUESTED", note: "Wait." }),
    ]);
    const { review } = await readPostmortem.execute(grace, { incident });
    expect(review.verdicts).toHaveLength(1);
  });

  it("is taken back once, and can be asked for again", async () => {
    const { ada, grace, incident, ask } = await asked();
    await giveVerdict.execute(grace, { incident, verdict: APPROVED });
    expect(await withdrawReview.execute(ada, { incident })).toMatchObject({
      state: "DRAFT",
      review: { requestedAt: null, verdicts: [] },
    });
    await expect(withdrawReview.execute(ada, { incident })).rejects.toMatchObject(CONFLICT);
    await expect(giveVerdict.execute(grace, { incident, verdict: APPROVED })).rejects.toMatchObject(
      CONFLICT,
    );
    expect(await ask()).toMatchObject({ state: "IN_REVIEW" });
  });
});

describe("what was published", () => {
  it("stays as it was, whatever becomes of the incident, until the next revision", async () => {
    const { ada, incident } = await asked();
    const manager = await publish(ada, incident, at(80));
    const before = await exportMarkdown.execute(ada, { incident }, at(90));
    expect(before).toContain("published, revision 1");
    await expect(
      editSection.execute(ada, { incident, key: "lessons", body: "Late", version: 1 }),
    ).rejects.toMatchObject(CONFLICT);
    const opened = await revisePostmortem.execute(ada, { incident, reason: "Another cause" });
    expect(opened).toMatchObject({ state: "DRAFT", publications: [{ revision: 1 }] });
    await expect(
      revisePostmortem.execute(ada, { incident, reason: "Again" }),
    ).rejects.toMatchObject(CONFLICT);
    const body = "A leak filled the pool.";
    await editSection.execute(ada, { incident, key: "root-cause", body, version: 2 });
    const viewer = await signIn("VIEWER");
    expect(await exportMarkdown.execute(viewer, { incident }, at(90))).toBe(before);
    const { state, sections } = await readPostmortem.execute(viewer, { incident });
    expect(state).toBe("PUBLISHED");
    expect(sections.find(({ key }) => key === "root-cause")?.body).toBe("The pool had no limit.");
    expect(await exportMarkdown.execute(ada, { incident })).toContain(body);
    await requestReview.execute(ada, { incident, reviewerIds: [manager.id] });
    await giveVerdict.execute(manager, { incident, verdict: APPROVED });
    const again = await publishPostmortem.execute(manager, { incident }, at(200));
    expect(again).toMatchObject({
      publishedAt: at(80).now.toISOString(),
      publications: [{ revision: 2 }, { revision: 1 }],
    });
    expect(await exportMarkdown.execute(viewer, { incident })).toContain(body);
  });

  it("is published once when two managers press at the same moment", async () => {
    const { ada, incident } = await asked();
    const managers = [await signIn("MANAGER"), await signIn("MANAGER")] as const;
    await requestReview.execute(ada, { incident, reviewerIds: [managers[0].id] });
    await giveVerdict.execute(managers[0], { incident, verdict: APPROVED });
    const settled = await Promise.allSettled(
      managers.map((manager) => publishPostmortem.execute(manager, { incident })),
    );
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { publications } = await readPostmortem.execute(ada, { incident });
    expect(publications).toHaveLength(1);
  });

  it("cannot be changed in the database either", async () => {
    const { ada, incident } = await asked();
    await publish(ada, incident);
    const { id } = await readPostmortem.execute(ada, { incident });
    await expect(
      prisma()
        .$executeRaw`update postmortem_publication set digest = '' where postmortem_id = ${id}::uuid`,
    ).rejects.toThrow(/never changed/);
  });
});

describe("a draft", () => {
  it("is read by those who may write and by who took part, not by other viewers", async () => {
    const { ada, incident } = await asked();
    const viewer = await signIn("VIEWER");
    for (const query of [readPostmortem, exportMarkdown]) {
      await expect(query.execute(viewer, { incident })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    expect(await readPostmortem.execute(await signIn("RESPONDER"), { incident })).toMatchObject({
      state: "IN_REVIEW",
    });
    await publish(ada, incident);
    expect(await readPostmortem.execute(viewer, { incident })).toMatchObject({
      state: "PUBLISHED",
    });
  });
});
