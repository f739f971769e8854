import { describe, expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { readPostmortem } from "@/lib/learn/postmortems/queries";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { publish } from "@/lib/testing/postmortems/publish";
import { endDebrief, goToStep, startDebrief } from "./lead";
import { readDebrief } from "./read-debrief";
import { addNote, setAttendance } from "./record";
import { parkTopic, settleTopic } from "./topics";

const grace = await signIn("RESPONDER", "Grace");

async function makeDraft() {
  const { ada, incident } = await makeIncident("RESOLVED");
  await createPostmortem.execute(ada, { incident }, at(61));
  return { ada, incident };
}

async function startedDebrief() {
  const draft = await makeDraft();
  await startDebrief.execute(draft.ada, { incident: draft.incident }, at(100));
  return draft;
}

describe("a debrief", () => {
  it("is led through its steps, counts what each took, and stays readable when it is over", async () => {
    const { ada, incident } = await makeDraft();
    const started = await startDebrief.execute(ada, { incident }, at(100));
    expect(started.open).toMatchObject({
      step: "open",
      facilitator: { name: "Ada" },
      attendance: [{ name: "Ada", present: true }],
    });
    await goToStep.execute(grace, { incident, step: "timeline" }, at(104));
    const back = await goToStep.execute(ada, { incident, step: "open" }, at(110));
    expect(back.open).toMatchObject({
      step: "open",
      spentBefore: { open: 4 * 60_000, timeline: 6 * 60_000 },
    });
    const { open, past } = await endDebrief.execute(ada, { incident }, at(112));
    expect(open).toBeNull();
    expect(past).toMatchObject([{ spent: { open: 6 * 60_000, timeline: 6 * 60_000 } }]);
    const again = await startDebrief.execute(grace, { incident }, at(200));
    expect([again.open?.facilitator.name, again.past.length]).toEqual(["Grace", 1]);
  });

  it("changes nothing where it goes to the step that is on", async () => {
    const { ada, incident } = await startedDebrief();
    const same = await goToStep.execute(ada, { incident, step: "open" }, at(130));
    expect(same.open?.stepStartedAt).toBe(at(100).now.toISOString());
  });

  it("takes notes into the draft, as the next point of a section and without a name", async () => {
    const { ada, incident } = await startedDebrief();
    const section = "went-well" as const;
    await addNote.execute(ada, { incident, section, text: "The alert was clear." });
    await addNote.execute(grace, { incident, section, text: "The rollback was rehearsed." });
    const { sections } = await readPostmortem.execute(ada, { incident });
    expect(sections.find(({ key }) => key === section)?.body).toBe(
      "- The alert was clear.\n- The rollback was rehearsed.",
    );
  });

  it("keeps who was there, who was not, and takes back what was wrong", async () => {
    const { ada, incident } = await startedDebrief();
    const set = (userId: string, present: boolean | null) =>
      setAttendance.execute(ada, { incident, userId, present });
    await set(grace.id, true);
    await set(ada.id, null);
    const { open } = await set(grace.id, false);
    expect(open?.attendance).toEqual([{ id: grace.id, name: "Grace", present: false }]);
    const unknown = "00000000-0000-7000-8000-000000000000";
    await expect(set(unknown, true)).rejects.toMatchObject({ code: "INVALID" });
  });

  it("parks topics, which are settled once, also after it", async () => {
    const { ada, incident } = await startedDebrief();
    await parkTopic.execute(ada, { incident, text: "Do others share the pool?" });
    const { topics } = await parkTopic.execute(grace, { incident, text: "Who pays for it?" });
    expect(topics.map(({ text, parkedBy }) => [text, parkedBy])).toEqual([
      ["Do others share the pool?", "Ada"],
      ["Who pays for it?", "Grace"],
    ]);
    await endDebrief.execute(ada, { incident });
    const topicId = topics[0]?.id ?? "";
    const settle = { incident, topicId, outcome: "ACTION_ITEM" as const };
    const settled = await settleTopic.execute(grace, settle);
    expect(settled.topics[0]).toMatchObject({ outcome: "ACTION_ITEM", settledBy: "Grace" });
    await expect(settleTopic.execute(ada, settle)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(parkTopic.execute(ada, { incident, text: "Too late" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});

describe("who may", () => {
  it("reads it who may read the draft; a stranger who only views does not", async () => {
    const { incident } = await startedDebrief();
    const viewer = await signIn("VIEWER");
    await expect(readDebrief.execute(viewer, { incident })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await readDebrief.execute(grace, { incident })).open).not.toBeNull();
  });

  it("is over once the postmortem is published, and nobody changes anything of it", async () => {
    const { ada, incident } = await startedDebrief();
    const { topics } = await parkTopic.execute(ada, { incident, text: "Parked" });
    await publish(ada, incident);
    const frozen = [
      () => goToStep.execute(ada, { incident, step: "close" }),
      () => addNote.execute(ada, { incident, section: "lessons", text: "Late" }),
      () => settleTopic.execute(ada, { incident, topicId: topics[0]?.id ?? "", outcome: "NOTED" }),
      () => startDebrief.execute(ada, { incident }),
    ];
    expect((await readDebrief.execute(ada, { incident })).open).toBeNull();
    for (const call of frozen) await expect(call()).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("finds no topic of another postmortem", async () => {
    const [one, other] = [await startedDebrief(), await startedDebrief()];
    const parked = { incident: one.incident, text: "Here" };
    const { topics } = await parkTopic.execute(one.ada, parked);
    const topicId = topics[0]?.id ?? "";
    const stray = { incident: other.incident, topicId, outcome: "DROPPED" as const };
    await expect(settleTopic.execute(other.ada, stray)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("two people at once", () => {
  it("open one meeting, not two", async () => {
    const { ada, incident } = await makeDraft();
    const starts = await Promise.allSettled(
      [ada, grace].map((who) => startDebrief.execute(who, { incident })),
    );
    const refused = starts.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject([{ code: "CONFLICT" }]);
    expect((await readDebrief.execute(ada, { incident })).past).toEqual([]);
  });

  it("note into one section, and both notes stand there", async () => {
    const { ada, incident } = await startedDebrief();
    const note = (text: string) => ({ incident, section: "lessons" as const, text });
    await Promise.all([
      addNote.execute(ada, note("Averages hide it.")),
      addNote.execute(grace, note("Pools need limits.")),
    ]);
    const { sections } = await readPostmortem.execute(ada, { incident });
    const body = sections.find(({ key }) => key === "lessons")?.body;
    expect(body).toContain("Averages hide it.");
    expect(body).toContain("Pools need limits.");
  });
});
