import { describe, expect, it } from "vitest";
import { ANONYMOUS } from "@/lib/access/actor";
import { mayAnonymous, mayRole, ROLES } from "@/lib/access/permissions";
import { signIn } from "@/lib/core/testing/people";
import { findRegistered } from "./testing/registry";
import { makeRestrictedIncident } from "./testing/restricted-incident";

const registered = await findRegistered();

/** Field names by which an input points at something of an incident. */
const POINTERS = [
  "incident",
  "incidentNumber",
  "actionItemId",
  "actionItemNumber",
  "entryId",
  "itemId",
  "suggestionId",
  "threadId",
] as const;

describe("every command and query", () => {
  it("is found, and has a name of its own", () => {
    const names = registered.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(50);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(registered)("$name has a sample that fits its input", ({ input, sample }) => {
    expect(input.safeParse(sample).error).toBeUndefined();
  });

  it.each(registered)(
    "$name refuses every role that its permission does not name",
    async (each) => {
      for (const role of ROLES.filter((held) => !mayRole(held, each.permission))) {
        const actor = await signIn(role);
        await expect(each.execute(actor, each.sample)).rejects.toMatchObject({ code: "FORBIDDEN" });
      }
      if (!mayAnonymous(each.permission)) {
        await expect(each.execute(ANONYMOUS, each.sample)).rejects.toMatchObject({
          code: "UNAUTHORIZED",
        });
      }
    },
  );
});

const pointing = registered.filter(({ sample, permission }) => {
  if (typeof sample !== "object" || sample === null) return false;
  return permission !== "system" && POINTERS.some((pointer) => pointer in sample);
});

describe("a restricted incident", () => {
  it("is pointed at by many commands and queries", () => {
    expect(pointing.length).toBeGreaterThan(25);
  });

  it.each(pointing)("$name does not tell people outside that it exists", async (each) => {
    const hidden = await makeRestrictedIncident();
    const outsider = await signIn("MANAGER");
    const input = { ...(each.sample as object), ...pick(hidden, each.sample as object) };
    await expect(each.execute(outsider, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  const listing = registered.filter(
    (each) => each.name.endsWith(".list") && !pointing.includes(each),
  );
  it.each(listing)("$name leaves it out", async (each) => {
    const hidden = await makeRestrictedIncident();
    const outsider = await signIn("MANAGER");
    const answer = JSON.stringify(await each.execute(outsider, each.sample));
    expect(answer).not.toContain(hidden.title);
  });
});

function pick(hidden: Record<string, unknown>, sample: object): Record<string, unknown> {
  const named = POINTERS.filter((pointer) => pointer in sample);
  return Object.fromEntries(named.map((pointer) => [pointer, hidden[pointer]]));
}
