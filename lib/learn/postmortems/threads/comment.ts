import "server-only";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import { defineCommand } from "@/lib/platform/command/command";
import { loadThread, say } from "./say";
import { OpenThread, ReplyInThread } from "./schemas";
import { readThread } from "./view";

/** Begins a conversation on a section of a draft. @throws DomainError NOT_FOUND; CONFLICT when published. */
export const openThread = defineCommand({
  name: "thread.open",
  permission: "postmortem.review",
  input: OpenThread,
  sample: { incident: 42, section: "root-cause", body: "Which pool was it?" },
  run: async (tx, input, ctx) => {
    const draft = await lockPostmortem(tx, { incident: input.incident }, ctx.actor);
    const { section } = input;
    const thread = await tx.postmortemThread.create({
      data: { postmortemId: draft.postmortem.id, section, openedAt: ctx.now },
    });
    const said = await say(tx, draft, thread, input.body, ctx);
    return { result: await readThread(tx, thread.id), audit: [said] };
  },
});

/** Answers in an open thread. @throws DomainError NOT_FOUND; CONFLICT when it is resolved or published. */
export const replyInThread = defineCommand({
  name: "thread.reply",
  permission: "postmortem.review",
  input: ReplyInThread,
  sample: {
    incident: 42,
    threadId: "00000000-0000-7000-8000-000000000000",
    body: "The one of the payments service.",
  },
  run: async (tx, input, ctx) => {
    const draft = await lockPostmortem(tx, { incident: input.incident }, ctx.actor);
    const thread = await loadThread(tx, draft, input.threadId, "OPEN");
    const said = await say(tx, draft, thread, input.body, ctx);
    return { result: await readThread(tx, thread.id), audit: [said] };
  },
});
