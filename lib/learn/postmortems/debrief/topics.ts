import "server-only";
import { DebriefEvents } from "@/lib/learn/postmortems/events";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import { nameOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import { lockDebrief } from "./load";
import { ParkTopic, SettleTopic } from "./schemas";
import { viewDebrief } from "./view";

/** Puts a topic aside, so that the meeting goes on. @throws DomainError NOT_FOUND; CONFLICT when none is open. */
export const parkTopic = defineCommand({
  name: "debrief.park-topic",
  permission: "postmortem.write",
  input: ParkTopic,
  sample: { incident: 42, text: "Do other services share the pool?" },
  run: async (tx, { incident, text }, ctx) => {
    const { postmortem, debrief, about } = await lockDebrief(tx, incident, ctx.actor);
    const topic = await tx.debriefTopic.create({
      data: { debriefId: debrief.id, text, parkedAt: ctx.now, parkedName: nameOf(ctx.actor) },
    });
    return {
      result: await viewDebrief(tx, postmortem.id, ctx.now),
      audit: [
        DebriefEvents.entry("debrief.topic-parked", {
          ...about,
          after: { topicId: topic.id, text },
        }),
      ],
    };
  },
});

/**
 * Says what became of a topic, in the meeting or after it; decided once.
 * @throws DomainError NOT_FOUND; CONFLICT when it was settled before, or the postmortem is published.
 */
export const settleTopic = defineCommand({
  name: "debrief.settle-topic",
  permission: "postmortem.write",
  input: SettleTopic,
  sample: {
    incident: 42,
    topicId: "00000000-0000-7000-8000-000000000000",
    outcome: "DROPPED",
  },
  run: async (tx, { incident: number, topicId, outcome }, ctx) => {
    const { incident, postmortem } = await lockPostmortem(tx, { incident: number }, ctx.actor);
    const topic = await tx.debriefTopic.findFirst({
      where: { id: topicId, debrief: { postmortemId: postmortem.id } },
    });
    if (!topic) throw notFound("This topic");
    if (topic.outcome) {
      throw new DomainError("CONFLICT", `${topic.settledName} settled this topic already.`);
    }
    await tx.debriefTopic.update({
      where: { id: topic.id },
      data: { outcome, settledAt: ctx.now, settledName: nameOf(ctx.actor) },
    });
    return {
      result: await viewDebrief(tx, postmortem.id, ctx.now),
      audit: [
        DebriefEvents.entry("debrief.topic-settled", {
          stream: streamOf(incident),
          subject: { type: "debrief", id: topic.debriefId },
          after: { topicId: topic.id, text: topic.text, outcome },
        }),
      ],
    };
  },
});
