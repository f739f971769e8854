import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { importIncident } from "@/lib/admin/imports/import-incident";
import { editManyItems } from "@/lib/learn/action-items/editing/edit-many";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { cancelIncident } from "@/lib/respond/incidents/steps/cancel";
import { markAllRead } from "@/lib/tell/notifications/mark-read";
import { type LostSight, makeLostSight } from "@/lib/testing/command/lost-sight";
import { APART, isForThoseWhoSeeAll, LISTS, pointersOf } from "@/lib/testing/command/places";
import { findRegistered, type Registered } from "@/lib/testing/command/registry";
import { callWhileHeld } from "@/lib/testing/command/waits";
import { signIn } from "@/lib/testing/core/people";

const registered = await findRegistered();
const open = registered.filter((each) => !isForThoseWhoSeeAll(each));
const pointing = open.filter((each) => pointersOf(each).length > 0);
const listing = open.filter(({ name }) => name in LISTS);
const apart = open.filter(({ name }) => name in APART);

let hidden: LostSight;
/** The same world for somebody who was let in again. */
let known: LostSight;
beforeAll(async () => {
  hidden = await makeLostSight();
  known = await makeLostSight();
  await known.letIn();
}, 60_000);

/** Says no, in the same words, to what is hidden and to what is not there. */
async function refusal(call: () => Promise<unknown>): Promise<{ code: unknown; message: string }> {
  try {
    return { code: "ANSWERED", message: JSON.stringify(await call()) };
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    return { code, message };
  }
}

function aimAtHidden(each: Registered, keep: readonly string[] = []): object {
  const aimed = pointersOf(each).filter((pointer) => !keep.includes(pointer));
  return Object.fromEntries(aimed.map((pointer) => [pointer, hidden[pointer]]));
}

const NOT_THERE = { ids: randomUUID(), number: 999_999 };
function aimAtNothing(each: Registered, keep: readonly string[] = []): object {
  const aimed = pointersOf(each).filter((pointer) => !keep.includes(pointer));
  return Object.fromEntries(
    aimed.map((each) => [each, each.endsWith("Id") ? NOT_THERE.ids : NOT_THERE.number]),
  );
}

const numberless = (message: string) => message.replace(/\d{6,}/g, "n");

describe("every command and query", () => {
  it.each(open)("$name points, lists, or says why it does neither", (each) => {
    const kinds = [pointing, listing, apart].filter((kind) => kind.includes(each));
    expect(kinds).toHaveLength(1);
  });

  it("is what the lists name", () => {
    const names = new Set(open.map(({ name }) => name));
    expect(
      [...Object.keys(LISTS), ...Object.keys(APART)].filter((each) => !names.has(each)),
    ).toEqual([]);
    expect(pointing.length).toBeGreaterThan(60);
  });
});

describe("a restricted incident, for people outside", () => {
  it.each(pointing)(
    "$name: is not there, in the same words, and is not waited for",
    async (each) => {
      const call = (aim: object) => () =>
        each.execute(hidden.outsider, { ...(each.sample as object), ...aim });
      const nothing = await refusal(call(aimAtNothing(each)));
      expect(nothing.code).toBe("NOT_FOUND");
      const ending = await callWhileHeld(hidden.incidentId, call(aimAtHidden(each)));
      expect(ending).toMatchObject({ waited: false, error: { code: "NOT_FOUND" } });
      const answer = await refusal(call(aimAtHidden(each)));
      expect(numberless(answer.message)).toBe(numberless(nothing.message));
    },
  );

  const within = pointing.filter((each) => {
    const pointers = pointersOf(each);
    return pointers.includes("incident") && pointers.length > 1;
  });
  it.each(within)("$name: its parts are not reached through another incident", async (each) => {
    const own = await declareIncident.execute(hidden.outsider, { title: "Own", severity: "SEV4" });
    const call = (aim: object) => () =>
      each.execute(hidden.outsider, { ...(each.sample as object), ...aim, incident: own.number });
    const nothing = await refusal(call(aimAtNothing(each)));
    const ending = await callWhileHeld(hidden.incidentId, call(aimAtHidden(each)));
    expect(ending.waited).toBe(false);
    expect(await refusal(call(aimAtHidden(each)))).toEqual(nothing);
    expect(nothing.code).not.toBe("ANSWERED");
  });

  it.each(listing)("$name: leaves it out, and would find it", async (each) => {
    const ask = async (input: object) => JSON.stringify(await each.execute(hidden.outsider, input));
    const asked = LISTS[each.name]?.(hidden) ?? [];
    for (const { input, finds } of asked) {
      const ending = await callWhileHeld(hidden.incidentId, () =>
        each.execute(hidden.outsider, input),
      );
      expect(ending).toMatchObject({ waited: false, error: null });
      const answer = await ask(input);
      for (const trace of [finds, hidden.title, ...hidden.numbers.map(String)]) {
        expect(answer.replaceAll(JSON.stringify(input).slice(1, -1), "")).not.toContain(trace);
      }
    }
    for (const { input, finds } of LISTS[each.name]?.(known) ?? []) {
      const answer = JSON.stringify(await each.execute(known.outsider, input));
      expect(answer, JSON.stringify(input)).toContain(finds);
    }
  });

  it.each(apart.filter(({ kind }) => kind === "query"))(
    "$name: tells nothing of it",
    async (each) => {
      const { message } = await refusal(() => each.execute(hidden.outsider, each.sample));
      for (const trace of [hidden.title, ...hidden.numbers.map(String)]) {
        expect(message).not.toContain(trace);
      }
    },
  );
});

describe("what points elsewhere than by a field", () => {
  it("a change of many items refuses a hidden one as one that is not there, and does not wait", async () => {
    const change = (actionItemId: string) => () =>
      editManyItems.execute(hidden.outsider, { items: [{ actionItemId }], priority: "P0" });
    const ending = await callWhileHeld(hidden.incidentId, change(hidden.actionItemId));
    const nothing = await change(NOT_THERE.ids)();
    const refused = nothing.refused.map((each) => ({ ...each, actionItemId: hidden.actionItemId }));
    expect(ending).toEqual({ waited: false, error: null, answer: { changed: [], refused } });
  });

  it("a duplicate of a hidden incident is refused as one of none, and does not wait", async () => {
    const { number: incident } = await declareIncident.execute(hidden.outsider, {
      title: "Own",
      severity: "SEV4",
    });
    const cancel = (duplicateOf: number) => () =>
      cancelIncident.execute(hidden.outsider, { incident, duplicateOf, reason: "The same" });
    const ending = await callWhileHeld(hidden.incidentId, cancel(hidden.incident));
    expect(ending).toMatchObject({ waited: false, error: { code: "INVALID" } });
    const [of, none] = [await refusal(cancel(hidden.incident)), await refusal(cancel(999_999))];
    expect(numberless(of.message)).toBe(numberless(none.message));
  });

  it("all of one's notifications does not count the hidden ones", async () => {
    const lost = await makeLostSight();
    expect(await markAllRead.execute(lost.outsider, {})).toEqual({ marked: 0 });
  });

  it("a file that was imported as a restricted incident can be imported by others, who are told of nothing", async () => {
    const [ada, grace] = [await signIn("MANAGER"), await signIn("MANAGER")];
    const file = {
      title: `Imported ${randomUUID()}`,
      severity: "SEV2" as const,
      restricted: true,
      facts: {
        detectedAt: "2026-01-10T09:00:00Z",
        declaredAt: "2026-01-10T09:02:00Z",
        acknowledgedAt: "2026-01-10T09:05:00Z",
        resolvedAt: "2026-01-10T10:10:00Z",
      },
    };
    const first = await importIncident.execute(ada, file);
    await expect(importIncident.execute(ada, file)).rejects.toMatchObject({ code: "CONFLICT" });
    const second = await importIncident.execute(grace, file);
    expect(second.number).not.toBe(first.number);
    await expect(importIncident.execute(grace, file)).rejects.toMatchObject({
      current: { ref: second.ref },
    });
  });
});
