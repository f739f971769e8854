import "server-only";
import { DebriefEvents } from "@/lib/learn/postmortems/events";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";
import { STEP_KEYS } from "./agenda";
import { lockDebrief } from "./load";
import { GoToStep, OnDebrief } from "./schemas";
import { viewDebrief } from "./view";

/**
 * Opens a meeting about a draft; who opens it leads it, and is there.
 * @throws DomainError NOT_FOUND; CONFLICT when it is published, or another meeting is open.
 */
export const startDebrief = defineCommand({
  name: "debrief.start",
  permission: "postmortem.write",
  input: OnDebrief,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const { incident, postmortem } = await lockPostmortem(tx, input, ctx.actor);
    const where = { postmortemId: postmortem.id, endedAt: null };
    const open = await tx.debrief.findFirst({ where });
    if (open) {
      throw new DomainError("CONFLICT", `${open.facilitatorName} leads a debrief already.`);
    }
    const facilitatorId = userIdOf(ctx.actor);
    const debrief = await tx.debrief.create({
      data: {
        postmortemId: postmortem.id,
        facilitatorId,
        facilitatorName: nameOf(ctx.actor),
        startedAt: ctx.now,
        steps: { create: { step: STEP_KEYS[0], startedAt: ctx.now } },
        ...(facilitatorId && { attendees: { create: { userId: facilitatorId, present: true } } }),
      },
    });
    return {
      result: await viewDebrief(tx, postmortem.id, ctx.now),
      audit: [
        DebriefEvents.entry("debrief.started", {
          stream: streamOf(incident),
          subject: { type: "debrief", id: debrief.id },
          after: { facilitator: debrief.facilitatorName },
        }),
      ],
    };
  },
});

/** Goes to a step of the agenda, also back to one. @throws DomainError NOT_FOUND; CONFLICT when none is open. */
export const goToStep = defineCommand({
  name: "debrief.go-to-step",
  permission: "postmortem.write",
  input: GoToStep,
  sample: { incident: 42, step: "timeline" },
  run: async (tx, { incident, step }, ctx) => {
    const { postmortem, debrief, about } = await lockDebrief(tx, incident, ctx.actor);
    const before = debrief.steps[0]?.step ?? null;
    if (before === step) {
      return { result: await viewDebrief(tx, postmortem.id, ctx.now), audit: "unchanged" };
    }
    await tx.debriefStep.create({ data: { debriefId: debrief.id, step, startedAt: ctx.now } });
    return {
      result: await viewDebrief(tx, postmortem.id, ctx.now),
      audit: [
        DebriefEvents.entry("debrief.step", {
          ...about,
          before: { step: before },
          after: { step },
        }),
      ],
    };
  },
});

/** Ends the meeting. What is parked stays until it is settled. @throws DomainError NOT_FOUND; CONFLICT. */
export const endDebrief = defineCommand({
  name: "debrief.end",
  permission: "postmortem.write",
  input: OnDebrief,
  sample: { incident: 42 },
  run: async (tx, { incident }, ctx) => {
    const { postmortem, debrief, about } = await lockDebrief(tx, incident, ctx.actor);
    await tx.debrief.update({ where: { id: debrief.id }, data: { endedAt: ctx.now } });
    return {
      result: await viewDebrief(tx, postmortem.id, ctx.now),
      audit: [
        DebriefEvents.entry("debrief.ended", {
          ...about,
          after: { endedAt: ctx.now.toISOString() },
        }),
      ],
    };
  },
});
