import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actorOfSession } from "@/lib/people/people/session";
import { ANONYMOUS, systemActor, type UserActor } from "@/lib/platform/access/actor";
import { ROLES, type Role } from "@/lib/platform/access/permissions";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { streamOf } from "@/lib/respond/incidents/load";
import { findWorker } from "@/lib/respond/incidents/people";
import { readIncident } from "@/lib/respond/incidents/queries";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { relinquishRole } from "@/lib/respond/incidents/roles/relinquish-role";
import { readAudiences, readLiveSessions } from "@/lib/respond/live/audience";
import { findRecipients } from "@/lib/tell/notifications/recipients";
import { followEvents } from "@/lib/tell/webhooks/follow-events";
import { signIn } from "@/lib/testing/core/people";
import { makeEndpoint } from "@/lib/testing/webhooks/endpoints";
import { isVisible, type Reader, visibleTo, visibleToSql } from "./visibility";

const PARTS = ["NONE", "HOLDS_ROLE", "HELD_ROLE", "REVIEWS"] as const;
type Part = (typeof PARTS)[number];
type Case = {
  readonly restricted: boolean;
  readonly kind: "REAL" | "DRILL";
  readonly role: Role;
  readonly part: Part;
  readonly disabled: boolean;
};

const RECEIVER = "https://hooks.example.org/muster";

/** The rule of docs/rules/incidents.md, in one line: every form has to answer this. */
function maySee({ restricted, role, part, disabled }: Case): boolean {
  return !disabled && (!restricted || role === "ADMIN" || part !== "NONE");
}

const INCIDENTS = [true, false].flatMap((restricted) =>
  (["REAL", "DRILL"] as const).map((kind) => ({ restricted, kind })),
);
const PEOPLE = ROLES.flatMap((role) =>
  PARTS.flatMap((part) => [false, true].map((disabled) => ({ role, part, disabled }))),
);
const CASES: Case[] = INCIDENTS.flatMap((incident) =>
  PEOPLE.map((person) => ({ ...incident, ...person })),
);

const incidents = new Map<string, { id: string; number: number; reporterId: string | null }>();
const people = new Map<string, UserActor>();
const keyOf = (...parts: unknown[]) => parts.join(" ");
const incidentOf = ({ restricted, kind }: Pick<Case, "restricted" | "kind">) => {
  const incident = incidents.get(keyOf(restricted, kind));
  if (!incident) throw new Error("Every case has an incident.");
  return { ...incident, restricted };
};
const personOf = ({ restricted, kind, role, part, disabled }: Case) => {
  const person = people.get(keyOf(restricted, kind, role, part, disabled));
  if (!person) throw new Error("Every case has a person.");
  return person;
};

async function takePart(insider: UserActor, incident: number, userId: string, part: Part) {
  const given = { incident, role: "SUBJECT_EXPERT", userId } as const;
  if (part === "HOLDS_ROLE" || part === "HELD_ROLE") await assignRole.execute(insider, given);
  if (part === "HELD_ROLE") await relinquishRole.execute(insider, given);
  // As asking for a review does.
  const { id } = await prisma().incident.findUniqueOrThrow({ where: { number: incident } });
  const reviewer = { incidentId: id, userId, addedAt: new Date() };
  if (part === "REVIEWS") await prisma().participant.create({ data: reviewer });
}

async function openSession(userId: string): Promise<string> {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const data = { userId, createdAt: now, lastSeenAt: now, expiresAt };
  return (await prisma().session.create({ data })).id;
}

beforeAll(async () => {
  const insider = await signIn("ADMIN");
  for (const { restricted, kind } of INCIDENTS) {
    const asked = { title: "Who sees it", severity: "SEV2", restricted, kind } as const;
    const { id, number } = await declareIncident.execute(insider, asked);
    incidents.set(keyOf(restricted, kind), { id, number, reporterId: insider.id });
    for (const { role, part, disabled } of PEOPLE) {
      const person = await signIn(role);
      await takePart(insider, number, person.id, part);
      const actor = { ...person, credentialId: await openSession(person.id) };
      people.set(keyOf(restricted, kind, role, part, disabled), actor);
      const gone = { disabledAt: new Date() };
      if (disabled) await prisma().user.update({ where: { id: person.id }, data: gone });
    }
  }
}, 60_000);

/** Each place that asks the rule, as it asks it. */
const FORMS: Readonly<Record<string, (one: Case) => Promise<boolean>>> = {
  "Prisma's filter": async (one) => {
    const actor = await actorOfSession(personOf(one).credentialId);
    return actor !== null && seesByPrisma(incidentOf(one).id, actor);
  },
  "hand-written SQL": async (one) => {
    const actor = await actorOfSession(personOf(one).credentialId);
    return actor !== null && seesBySql(incidentOf(one).id, actor);
  },
  "a query": async (one) => {
    const actor = await actorOfSession(personOf(one).credentialId);
    if (actor === null) return false;
    const { number: incident } = incidentOf(one);
    return readIncident.execute(actor, { incident }).then(
      () => true,
      () => false,
    );
  },
  "the live stream": async (one) => {
    const { credentialId } = personOf(one);
    const role = (await readLiveSessions([credentialId])).get(credentialId);
    const audience = await audienceOf(incidentOf(one).id);
    return Boolean(role && audience && isVisible(audience, { ...personOf(one), role }));
  },
  "recipients of notifications": async (one) => {
    const { id } = personOf(one);
    const event = { actorId: null };
    const told = await findRecipients(prisma(), { people: [id] }, incidentOf(one), event);
    return told.includes(id);
  },
  "who can be given work": (one) =>
    prisma()
      .$transaction((tx) => findWorker(tx, personOf(one).id, incidentOf(one)))
      .then(
        () => true,
        () => false,
      ),
};

async function audienceOf(id: string) {
  return (await readAudiences([id])).get(id);
}

async function seesByPrisma(id: string, reader: Reader): Promise<boolean> {
  return (await prisma().incident.count({ where: { AND: [{ id }, visibleTo(reader)] } })) > 0;
}

async function seesBySql(id: string, reader: Reader): Promise<boolean> {
  const rows = await prisma().$queryRaw<unknown[]>`
    select 1 from incident i where i.id = ${id}::uuid and ${visibleToSql(reader)}`;
  return rows.length > 0;
}

async function seesByAudience(id: string, reader: Reader): Promise<boolean> {
  const audience = await audienceOf(id);
  return audience !== undefined && isVisible(audience, reader);
}

describe("who may know of an incident", () => {
  it("is asked in many cases", () => {
    expect(CASES).toHaveLength(128);
    expect(new Set(CASES.map(maySee))).toEqual(new Set([true, false]));
  });

  it.each(Object.entries(FORMS))("%s answers every case of the table", async (_name, sees) => {
    const answers = [];
    for (const one of CASES) answers.push({ ...one, sees: await sees(one) });
    expect(answers).toEqual(CASES.map((one) => ({ ...one, sees: maySee(one) })));
  });

  const READERS: readonly (readonly [string, Reader, boolean, boolean])[] = [
    ["everybody at once", "EVERYBODY", true, false],
    ["Muster itself", systemActor("Muster", "job"), true, true],
    ["nobody signed in", ANONYMOUS, false, false],
  ];
  it.each(READERS)("%s: alike in every form", async (_name, reader, open, hidden) => {
    for (const kind of ["REAL", "DRILL"] as const) {
      for (const [restricted, expected] of [
        [false, open],
        [true, hidden],
      ] as const) {
        const { id } = incidentOf({ restricted, kind });
        const forms = [seesByPrisma, seesBySql, seesByAudience];
        const answers = await Promise.all(forms.map((sees) => sees(id, reader)));
        expect(answers).toEqual([expected, expected, expected]);
      }
    }
  });

  it("is everybody's incidents alone for webhooks", async () => {
    await makeEndpoint(RECEIVER);
    for (const incident of INCIDENTS) {
      const { id } = incidentOf(incident);
      const again = await declareIncident.execute(await signIn("ADMIN"), {
        title: "Told outside",
        severity: "SEV3",
        ...incident,
      });
      const { told } = await followEvents.execute(systemActor("Muster", "job"), {
        stream: streamOf(again),
      });
      expect(told > 0).toBe(await seesByPrisma(id, "EVERYBODY"));
    }
  });
});

// Other tests of this database send nothing to it.
afterAll(() =>
  prisma().webhookEndpoint.updateMany({
    where: { url: RECEIVER },
    data: { disabledAt: new Date(), disabledBecause: "PERSON" },
  }),
);
