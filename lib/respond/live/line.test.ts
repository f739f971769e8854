import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { hearingSince, stopListening } from "@/lib/platform/realtime/listener";
import { whisper } from "@/lib/platform/realtime/notify";
import { declareIncident } from "@/lib/respond/incidents/declare";
import type { Sighting } from "@/lib/respond/presence/rules";
import { signIn, signInForLong } from "@/lib/testing/core/people";
import { countLines, MOST_PER_PERSON } from "./hub";
import { MOST_WAITING, openLine } from "./line";

const SOON = { timeout: 10_000, interval: 2 };
const BEAT_MS = 20_000;

/** What keeps the process busy: a timer that is left behind shows here. */
const countTimers = () => process.getActiveResourcesInfo().filter((it) => it === "Timeout").length;

let ada: UserActor;
beforeAll(async () => {
  // The hub's own timers are set with the first line; only they are told the time by the test.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  ada = await signInForLong("VIEWER");
});
afterEach(() => expect(countLines(ada.id)).toBe(0));
afterAll(async () => {
  vi.useRealTimers();
  await stopListening();
});

async function anIncident(): Promise<{ id: string; number: number }> {
  const input = { title: "Heard", severity: "SEV3" };
  const { number } = await declareIncident.execute(await signIn("RESPONDER"), input);
  return prisma().incident.findUniqueOrThrow({
    where: { number },
    select: { id: true, number: true },
  });
}

const say = (sighting: Omit<Sighting, "isLeaving">) =>
  prisma().$transaction((tx) => whisper(tx, { ...sighting, isLeaving: false }));

describe("a line", () => {
  it("takes no place when its page hung up before it began", async () => {
    const line = openLine(ada, AbortSignal.abort());
    expect(countLines(ada.id)).toBe(0);
    expect((await line.getReader().read()).done).toBe(true);
  });

  it("gives its place back when its page hangs up, and when the answer is given up", async () => {
    const page = new AbortController();
    openLine(ada, page.signal);
    const other = openLine(ada, new AbortController().signal);
    expect(countLines(ada.id)).toBe(2);
    page.abort();
    expect(countLines(ada.id)).toBe(1);
    await other.cancel();
  });

  it("leaves no timer, listener or place behind, however many are hung up at once or refused", () => {
    const pages = Array.from({ length: MOST_PER_PERSON }, () => new AbortController());
    for (const { signal } of pages) openLine(ada, signal);
    const timers = countTimers();
    const intervals = vi.getTimerCount();
    const asking = new AbortController();
    const listen = vi.spyOn(asking.signal, "addEventListener");
    for (let n = 0; n < 1_000; n += 1) {
      expect(() => openLine(ada, asking.signal)).toThrow("too many pages open");
    }
    expect(listen).not.toHaveBeenCalled();
    for (const page of pages) page.abort();
    for (let n = 0; n < 1_000; n += 1) {
      const page = new AbortController();
      openLine(ada, page.signal);
      page.abort();
    }
    expect(countTimers()).toBe(timers);
    expect(vi.getTimerCount()).toBe(intervals);
  });

  it("drops whoever does not read once as much waits for them as may, and nobody who reads", async () => {
    const { id: incidentId, number: incident } = await anIncident();
    await vi.waitFor(() => expect(hearingSince()).not.toBeNull(), SOON);
    const grace = await signInForLong("VIEWER");
    const line = openLine(ada, new AbortController().signal);
    const page = new AbortController();
    let read = 0;
    const done = openLine(grace, page.signal).pipeTo(
      new WritableStream({
        write: (chunk) => {
          read += chunk.length;
        },
      }),
    );
    // Until one is dropped, and the other has read more than may wait for anybody.
    const isGoingOn = () => countLines(ada.id) > 0 || read <= MOST_WAITING;
    for (let said = 0; said < 200 && isGoingOn(); said += 1) {
      const soFar = read;
      for (const { id } of [ada, grace]) {
        const name = "A".repeat(3_000);
        await say({
          incident,
          incidentId,
          tab: id,
          person: { id, name },
          writing: null,
          asks: true,
        });
      }
      await vi.waitFor(() => expect(read).toBeGreaterThan(soFar), SOON);
    }
    expect(countLines(ada.id)).toBe(0);
    expect(read).toBeGreaterThan(MOST_WAITING);
    await expect(line.getReader().read()).rejects.toMatchObject({ name: "AbortError" });
    expect(countLines(grace.id)).toBe(1);
    page.abort();
    await expect(done).rejects.toThrow();
  });

  it("drops whoever has not read when a third beat comes, and nobody who reads", async () => {
    openLine(ada, new AbortController().signal);
    const grace = await signInForLong("VIEWER");
    const page = new AbortController();
    let text = "";
    const decoder = new TextDecoder();
    const done = openLine(grace, page.signal).pipeTo(
      new WritableStream({
        write: (chunk) => {
          text += decoder.decode(chunk);
        },
      }),
    );
    for (let beat = 0; beat < 3; beat += 1) {
      expect(countLines(ada.id)).toBe(1);
      await vi.advanceTimersByTimeAsync(BEAT_MS);
    }
    expect(countLines(ada.id)).toBe(0);
    expect(countLines(grace.id)).toBe(1);
    expect(text.match(/: beat/g)).toHaveLength(3);
    page.abort();
    await expect(done).rejects.toThrow();
  });
});
