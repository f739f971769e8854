import { randomUUID } from "node:crypto";
import { afterEach, beforeAll } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { deliverNext } from "@/lib/tell/webhooks/deliveries/deliver-next";
import { createEndpoint } from "@/lib/tell/webhooks/endpoints/create-endpoint";
import type { WebhookEventType } from "@/lib/tell/webhooks/event-rules";
import { followEvents } from "@/lib/tell/webhooks/follow-events";
import { signIn } from "@/lib/testing/core/people";
import { type Answering, startReceiver } from "./receiver";

const WORKER = systemActor("Muster", "job");

/** A receiver of its own for a test, made by a new admin. */
export async function makeEndpoint(url: string, eventTypes: WebhookEventType[] = []) {
  const admin = await signIn("ADMIN");
  const name = `Receiver ${randomUUID().slice(0, 8)}`;
  const { id, secret } = await createEndpoint.execute(admin, { name, url, eventTypes });
  return { admin, id, name, secret };
}

/** An incident declared by a new responder. */
export async function declare(fields: object = {}) {
  const ada = await signIn("RESPONDER");
  const input = { title: "Checkout fails", severity: "SEV2" as const, ...fields };
  const { number } = await declareIncident.execute(ada, input);
  return { ada, incident: number };
}

/** Lets everything recorded for an incident so far reach the receivers' queues. */
export async function follow(incident: number, now = new Date()): Promise<void> {
  const { id } = await prisma().incident.findUniqueOrThrow({ where: { number: incident } });
  await followEvents.execute(WORKER, { stream: `incident:${id}` }, { now });
}

export function later(ms: number): Date {
  return new Date(Date.now() + ms);
}

/** Starts receivers that are closed after each test, and lets Muster send to them. */
export function openReceivers() {
  const open: { close: () => Promise<void> }[] = [];
  beforeAll(() => {
    process.env.MUSTER_WEBHOOK_ALLOW = "127.0.0.1";
  });
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });
  return async (answering: Answering = 204) => {
    const receiver = await startReceiver(answering);
    open.push(receiver);
    return receiver;
  };
}

/** Makes attempts until nothing is due for a receiver. @returns the states after each */
export async function deliverAll(
  endpointId: string,
  now = new Date(),
  surroundings: Parameters<typeof deliverNext>[2] = {},
): Promise<string[]> {
  const states: string[] = [];
  for (;;) {
    const state = await deliverNext({ endpointId }, { now }, surroundings);
    if (state === null) return states;
    states.push(state);
  }
}
