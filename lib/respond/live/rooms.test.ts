import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/platform/access/actor";
import { hearingSince, stopListening } from "@/lib/platform/realtime/listener";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { editIncident } from "@/lib/respond/incidents/edit";
import { showPresence } from "@/lib/respond/presence/show-presence";
import { signIn } from "@/lib/testing/core/people";
import { subscribe } from "./hub";
import type { LiveEvent } from "./subscriber";

const SOON = { timeout: 10_000 };
afterAll(stopListening);

/** A page of somebody's in a room: it listens, and says that it is there. */
async function openRoom(actor: UserActor, incident: number) {
  const heard: LiveEvent[] = [];
  subscribe({ actor, send: (event) => void heard.push(event), close: () => undefined });
  await vi.waitFor(() => expect(hearingSince()).not.toBeNull(), SOON);
  const tab = randomBytes(16).toString("hex");
  const show = (given: object = {}) =>
    showPresence.execute(actor, { incident, tab, asks: true, ...given });
  await show();
  const told = () => heard.filter((event) => event.type === "presence");
  const people = () =>
    told()
      .at(-1)
      ?.people.map(({ name, writing }) => [name, ...writing]);
  return { show, told, people };
}

async function world(restricted = false) {
  const ada = await signIn("RESPONDER", "Ada");
  const grace = await signIn("VIEWER", "Grace");
  const { number, version } = await declareIncident.execute(ada, {
    title: "Present",
    severity: "SEV3",
    restricted,
  });
  return { ada, grace, number, version };
}

describe("a room", () => {
  it("tells everybody in it who comes, where they write, and who leaves", async () => {
    const { ada, grace, number } = await world();
    const first = await openRoom(ada, number);
    const second = await openRoom(grace, number);
    await vi.waitFor(() => expect(first.people()).toEqual([["Ada"], ["Grace"]]), SOON);
    await vi.waitFor(() => expect(second.people()).toEqual([["Ada"], ["Grace"]]), SOON);
    await second.show({ writing: "timeline" });
    await vi.waitFor(() => expect(first.people()?.[1]).toEqual(["Grace", "timeline"]), SOON);
    await second.show({ isLeaving: true });
    await vi.waitFor(() => expect(first.people()).toEqual([["Ada"]]), SOON);
  });

  it("tells nobody who is elsewhere", async () => {
    const { ada, grace, number } = await world();
    const other = await openRoom(grace, (await world()).number);
    const room = await openRoom(ada, number);
    await vi.waitFor(() => expect(room.people()).toEqual([["Ada"]]), SOON);
    expect(other.told().filter(({ incident }) => incident === number)).toEqual([]);
  });

  it("does not exist for whom the incident does not", async () => {
    const { grace, number } = await world(true);
    await expect(openRoom(grace, number)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("tells no more whoever lost access while there", async () => {
    const { ada, grace, number, version } = await world();
    const first = await openRoom(ada, number);
    const second = await openRoom(grace, number);
    await vi.waitFor(() => expect(second.people()).toHaveLength(2), SOON);
    await editIncident.execute(ada, { incident: number, version, restricted: true });
    const before = second.told().length;
    await first.show({ writing: "timeline" });
    await vi.waitFor(() => expect(first.people()?.[0]).toEqual(["Ada", "timeline"]), SOON);
    expect(second.told()).toHaveLength(before);
  });
});
