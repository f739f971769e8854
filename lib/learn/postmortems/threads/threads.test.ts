import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { readPostmortem } from "@/lib/learn/postmortems/queries";
import { revisePostmortem } from "@/lib/learn/postmortems/review/revise-postmortem";
import { prisma } from "@/lib/platform/core/db";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { publish } from "@/lib/testing/postmortems/publish";
import { openThread, replyInThread } from "./comment";
import { reopenThread, resolveThread } from "./resolve";

const CONFLICT = { code: "CONFLICT" };

async function begun() {
  const { ada, incident } = await makeIncident("RESOLVED");
  await createPostmortem.execute(ada, { incident }, at(61));
  const grace = await signIn("RESPONDER", "Grace");
  const question = { incident, section: "root-cause" as const, body: "Which pool?" };
  const { id: threadId } = await openThread.execute(grace, question, at(62));
  return { ada, grace, incident, threadId };
}

describe("a thread on a section", () => {
  it("is answered in order, by everybody who may review", async () => {
    const { ada, incident, threadId } = await begun();
    await replyInThread.execute(ada, { incident, threadId, body: "That of payments." }, at(63));
    const { threads } = await readPostmortem.execute(ada, { incident });
    expect(threads).toMatchObject([
      {
        id: threadId,
        section: "root-cause",
        resolved: null,
        comments: [
          { body: "Which pool?", by: { name: "Grace" }, at: at(62).now.toISOString() },
          { body: "That of payments.", by: { name: "Ada" } },
        ],
      },
    ]);
  });

  it("is resolved once, also when two press at the same moment, and reopened to go on", async () => {
    const { ada, grace, incident, threadId } = await begun();
    const settled = await Promise.allSettled(
      [ada, grace].map((actor) => resolveThread.execute(actor, { incident, threadId })),
    );
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const late = { incident, threadId, body: "One more thing" };
    await expect(replyInThread.execute(ada, late)).rejects.toMatchObject(CONFLICT);
    expect(await reopenThread.execute(ada, { incident, threadId })).toMatchObject({
      resolved: null,
    });
    await expect(reopenThread.execute(ada, { incident, threadId })).rejects.toMatchObject(CONFLICT);
    expect((await replyInThread.execute(ada, late)).comments).toHaveLength(2);
  });

  it("belongs to its own postmortem", async () => {
    const { threadId } = await begun();
    const { ada, incident } = await begun();
    for (const id of [threadId, randomUUID()]) {
      await expect(
        replyInThread.execute(ada, { incident, threadId: id, body: "Elsewhere" }),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("rests while the text is published, and is not for readers who took no part", async () => {
    const { ada, incident, threadId } = await begun();
    await publish(ada, incident);
    await expect(
      replyInThread.execute(ada, { incident, threadId, body: "Late" }),
    ).rejects.toMatchObject(CONFLICT);
    await revisePostmortem.execute(ada, { incident, reason: "Another cause" });
    const viewer = await signIn("VIEWER");
    expect((await readPostmortem.execute(viewer, { incident })).threads).toEqual([]);
    expect((await readPostmortem.execute(ada, { incident })).threads).toHaveLength(1);
  });

  it("keeps what was said as it was said", async () => {
    const { threadId } = await begun();
    await expect(
      prisma()
        .$executeRaw`update postmortem_comment set body = 'Never' where thread_id = ${threadId}::uuid`,
    ).rejects.toThrow(/never changed/);
  });
});
