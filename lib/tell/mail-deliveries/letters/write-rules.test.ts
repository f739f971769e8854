import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { letterText } from "@/lib/platform/mail/letter-rules";
import { type Telling, writeMail, writeTest } from "./write-rules";

const BASE = "https://muster.example.org";
const createdAt = new Date("2026-05-01T10:00:00Z");
const incident = (number: number, title = "Checkout is down") => ({
  id: `id-${number}`,
  ref: `INC-${number}`,
  number,
  title,
  severity: "SEV1" as const,
});
const tell = (sentence: string, about: Telling["incident"] = incident(42)): Telling => ({
  sentence,
  path: about ? `/incidents/${about.number}` : "/action-items/7",
  createdAt,
  incident: about,
});
const subject = (...tellings: Telling[]) => writeMail(tellings, BASE).subject;

describe("the subject", () => {
  it("says severity, number, title and what happened", () => {
    expect(subject(tell("You are now scribe."))).toBe(
      "[SEV1] INC-42 Checkout is down: you are now scribe",
    );
    expect(subject(tell("Grace offers you the command."))).toMatch(
      /: Grace offers you the command$/,
    );
  });

  it("counts several on one incident, and names several incidents", () => {
    expect(subject(tell("One."), tell("Two."))).toBe(
      "[SEV1] INC-42 Checkout is down: 2 notifications",
    );
    expect(subject(tell("One."), tell("Two.", incident(43)))).toBe(
      "2 notifications on INC-42 and INC-43",
    );
    const four = [1, 2, 3, 4].map((number) => tell("One.", incident(number)));
    expect(subject(...four)).toBe("4 notifications on 4 incidents");
    expect(subject(tell("One."), tell("Two.", null))).toBe("2 notifications on INC-42");
  });

  it("stands for itself without an incident", () => {
    expect(subject(tell("You now own an action item.", null))).toBe("You now own an action item");
  });
});

describe("the letter", () => {
  it("has a part an incident, each with all its sentences, their times and places", () => {
    const tellings = [tell("One."), tell("Two.", incident(43, "Queue grows")), tell("Three.")];
    const own = { ...tell("You now own an action item."), path: "/action-items/7" };
    const { letter, incidentId } = writeMail([...tellings, own], BASE);
    expect(incidentId).toBeNull();
    expect(letterText(letter)).toBe(`INC-42 Checkout is down (SEV1)
  https://muster.example.org/incidents/42
- One. (2026-05-01 10:00 UTC)
- Three. (2026-05-01 10:00 UTC)
- You now own an action item. (2026-05-01 10:00 UTC)
  https://muster.example.org/action-items/7

INC-43 Queue grows (SEV1)
  https://muster.example.org/incidents/43
- Two. (2026-05-01 10:00 UTC)

-- 
You get this because you have an account on this Muster.
Choose what is mailed to you
  https://muster.example.org/settings/notifications
`);
  });

  it("belongs to the thread of the one incident that it is about", () => {
    expect(writeMail([tell("One."), tell("Two.")], BASE).incidentId).toBe("id-42");
    expect(writeTest(BASE).incidentId).toBeNull();
  });

  it("says every sentence once, whatever they are about", () => {
    const about = fc.constantFrom(null, incident(1), incident(2), incident(3));
    fc.assert(
      fc.property(fc.array(about, { minLength: 1, maxLength: 20 }), (incidents) => {
        const tellings = incidents.map((each, n) => tell(`Sentence ${n};`, each));
        const text = letterText(writeMail(tellings, BASE).letter);
        for (const { sentence } of tellings) expect(text.split(sentence)).toHaveLength(2);
      }),
    );
  });
});
