import "server-only";
import { DebriefEvents, PostmortemEvents } from "@/lib/learn/postmortems/events";
import { savePoint } from "@/lib/learn/postmortems/sections/save-section";
import { findActiveUser } from "@/lib/people/people/load";
import { defineCommand } from "@/lib/platform/command/command";
import { lockDebrief } from "./load";
import { AddNote, SetAttendance } from "./schemas";
import { viewDebrief } from "./view";

/**
 * Takes what was said into a section of the draft, as its last point. Who said it stands in the history alone.
 * @throws DomainError NOT_FOUND; CONFLICT when no debrief is open.
 */
export const addNote = defineCommand({
  name: "debrief.note",
  permission: "postmortem.write",
  input: AddNote,
  sample: { incident: 42, section: "lessons", text: "The graph shows averages only." },
  run: async (tx, { incident, section: key, text: point }, ctx) => {
    const { postmortem, about } = await lockDebrief(tx, incident, ctx.actor);
    const saved = await savePoint(tx, postmortem.id, { key, point }, ctx);
    const edited = saved.map((after) =>
      PostmortemEvents.entry("postmortem.section-edited", {
        stream: about.stream,
        subject: { type: "postmortem", id: postmortem.id },
        after,
      }),
    );
    return {
      result: await viewDebrief(tx, postmortem.id, ctx.now),
      audit: [
        DebriefEvents.entry("debrief.noted", { ...about, after: { section: key } }),
        ...edited,
      ],
    };
  },
});

/** Says whether somebody is there. @throws DomainError NOT_FOUND; INVALID; CONFLICT when no debrief is open. */
export const setAttendance = defineCommand({
  name: "debrief.set-attendance",
  permission: "postmortem.write",
  input: SetAttendance,
  sample: { incident: 42, userId: "00000000-0000-7000-8000-000000000000", present: true },
  run: async (tx, { incident, userId, present }, ctx) => {
    const { postmortem, debrief, about } = await lockDebrief(tx, incident, ctx.actor);
    const { name } = await findActiveUser(tx, userId);
    const where = { debriefId: debrief.id, userId };
    if (present === null) await tx.debriefAttendee.deleteMany({ where });
    else {
      await tx.debriefAttendee.upsert({
        where: { debriefId_userId: where },
        create: { ...where, present },
        update: { present },
      });
    }
    return {
      result: await viewDebrief(tx, postmortem.id, ctx.now),
      audit: [
        DebriefEvents.entry("debrief.attendance", { ...about, after: { userId, name, present } }),
      ],
    };
  },
});
