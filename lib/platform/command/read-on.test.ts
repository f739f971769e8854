import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";
import { recordAudit } from "@/lib/platform/audit/record";
import { pool, prisma } from "@/lib/platform/core/db";
import { defineFollower } from "./follower";
import { findBehind, readOn } from "./read-on";

const TestEvents = defineEvents({
  "test.loud": event({ kind: "settings", reads: QUIET }),
  "test.quiet": event({ kind: "settings", reads: QUIET }),
});
const MUSTER = systemActor("Muster", "job");

/** A stream of its own with so many events, of which every second is loud. */
async function makeStream(events: number): Promise<string> {
  const stream = `${WORKSPACE_STREAM}:${randomUUID()}`;
  const entries = Array.from({ length: events }, (_, n) =>
    TestEvents.entry(n % 2 ? "test.loud" : "test.quiet", {
      stream,
      subject: { type: "test", id: String(n) },
    }),
  );
  const call = {
    actor: MUSTER,
    now: new Date(),
    requestId: randomUUID(),
    ip: null,
    command: "test",
  };
  await prisma().$transaction((tx) => recordAudit(tx, entries, call));
  return stream;
}

function makeFollower(wants: (type: string) => boolean, isAwaited?: () => Promise<boolean>) {
  const told: string[] = [];
  let isBroken = false;
  const follower = defineFollower({
    follower: `test-${randomUUID()}`,
    wants: ({ type }) => wants(type),
    ...(isAwaited && { isAwaited }),
    tell: async (_tx, events) => {
      if (isBroken) throw new Error("It does not work.");
      const own = events.filter(({ type }) => wants(type));
      told.push(...own.map(({ seq }) => String(seq)));
      return own.length;
    },
  });
  const breakIt = (broken: boolean) => {
    isBroken = broken;
  };
  return { follower, told, breakIt };
}

const positionOf = async (follower: string, stream: string) =>
  (await prisma().followPosition.findUnique({ where: { stream_follower: { stream, follower } } }))
    ?.seq;

it("tells each follower what it wants, in order and once, though several read at once", async () => {
  const stream = await makeStream(6);
  const [loud, silent] = [makeFollower((type) => type === "test.loud"), makeFollower(() => false)];
  const followers = [loud.follower, silent.follower];
  await Promise.all([1, 2, 3].map(() => readOn(followers, [stream])));
  expect(loud.told).toEqual(["2", "4", "6"]);
  expect(silent.told).toEqual([]);
  for (const { follower } of followers) expect(await positionOf(follower, stream)).toBe(6);
  await readOn(followers, [stream]);
  expect(loud.told).toHaveLength(3);
});

it("passes over what nobody waits for", async () => {
  const stream = await makeStream(2);
  const unheard = makeFollower(
    () => true,
    async () => false,
  );
  await readOn([unheard.follower], [stream]);
  expect(unheard.told).toEqual([]);
  expect(await positionOf(unheard.follower.follower, stream)).toBe(2);
});

it("lets who fails try again by a job, and holds up nobody", async () => {
  const stream = await makeStream(2);
  const [broken, sound] = [makeFollower(() => true), makeFollower(() => true)];
  broken.breakIt(true);
  await readOn([broken.follower, sound.follower], [stream]);
  expect(sound.told).toEqual(["1", "2"]);
  expect(await positionOf(broken.follower.follower, stream)).toBeUndefined();
  const { rows } = await pool().query("select 1 from graphile_worker.jobs where key = $1", [
    `follow:${broken.follower.follower}:${stream}`,
  ]);
  expect(rows).toHaveLength(1);
  broken.breakIt(false);
  await readOn([broken.follower, sound.follower], [stream]);
  expect(broken.told).toEqual(["1", "2"]);
  expect(sound.told).toEqual(["1", "2"]);
});

it("reads a long stream in parts, and says that there is more", async () => {
  const stream = await makeStream(700);
  const { follower, told } = makeFollower((type) => type === "test.loud");
  const passes = [];
  for (let behind = [stream]; behind.length > 0; passes.push(behind)) {
    behind = await readOn([follower], behind);
  }
  expect(passes.length).toBeGreaterThan(2);
  expect(told).toEqual(Array.from({ length: 350 }, (_, n) => String(2 * n + 2)));
});

it("finds what was recorded while nobody listened", async () => {
  const stream = await makeStream(1);
  const { follower } = makeFollower(() => false);
  const { streams } = await findBehind([follower]);
  expect(streams.length).toBeGreaterThan(0);
  await readOn([follower], [stream]);
  expect((await findBehind([follower])).streams).not.toContain(stream);
});
