import { beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { readPayload } from "@/lib/platform/audit/read-payload";
import { prisma } from "@/lib/platform/core/db";
import { loadDemo } from "@/lib/serve/demo/load-demo";
import { recordAllNotes } from "@/lib/testing/command/record-all-notes";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import type { AuditEvent } from "@/prisma/generated/client";
import { sayEvent } from "./read-event";
import { declarationOf } from "./registry";

let events: AuditEvent[] = [];

beforeAll(async () => {
  await useOwnDatabase("muster_stored_events");
  await loadDemo.execute(systemActor("Start", "job"), {});
  const { tellStory } = await import("@/lib/testing/proof/story");
  await tellStory();
  await recordAllNotes(120_000);
  events = await prisma().auditEvent.findMany();
}, 180_000);

it("all that the demo and a whole story recorded is declared, and says what it declares and nothing more", () => {
  const faults = events.flatMap((event) => {
    const declared = declarationOf(event.type);
    if (declared === null) return [`${event.type} is declared by nobody`];
    const read = readPayload(declared, event);
    if ("fault" in read) return [`${event.type}: ${read.fault}`];
    const { before, after } = event;
    expect(read.payload, event.type).toEqual({ before, after });
    return [];
  });
  expect(faults).toEqual([]);
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(50);
});

it("every event of an incident reads as a sentence", () => {
  const ofIncidents = events.filter(({ stream }) => stream.startsWith("incident:"));
  for (const event of ofIncidents) {
    const sentence = sayEvent(event, () => "INC-1");
    expect(sentence, event.type).toMatch(/^\p{Lu}.*[.!?]/su);
    expect(sentence).not.toContain("undefined");
    expect(sentence).not.toContain(event.type);
  }
});
