import { expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { signIn } from "@/lib/testing/core/people";
import { appendEntry } from "./append-entry";
import { readTimeline } from "./queries";

it("answers with the line that the timeline then shows, whoever wrote it", async () => {
  const person = await signIn("RESPONDER", "Ada");
  const { number: incident } = await declareIncident.execute(person, {
    title: "Queue is not worked off",
    severity: "SEV3",
  });
  for (const actor of [person, systemActor("Import", "command-line")]) {
    const added = await appendEntry.execute(actor, {
      incident,
      kind: "OBSERVATION",
      body: "The queue **grows**",
      evidenceUrl: "https://graphs.example.org/1",
      keyMoment: true,
    });
    expect(added.author).toEqual({
      id: actor.kind === "user" ? actor.id : null,
      name: actor.name,
    });
    expect(await readTimeline.execute(person, { incident })).toContainEqual(added);
  }
});
