import "server-only";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { Prisma } from "@/prisma/generated/client";
import { decideAgain } from "./decide-again";
import { VelocityEvents } from "./events";
import { lockService } from "./override";
import { readSteps } from "./read-verdicts";
import { SetPolicy, SetServicePolicy } from "./schemas";
import { refuseSteps, type Step } from "./velocity-rules";

type Policy = { readonly steps: Step[] };
const SAMPLE = [
  { atMostPercent: 30, decision: "SLOW_DOWN" as const, text: "One change at a time." },
  { atMostPercent: 0, decision: "FREEZE" as const, text: "Only what mends reliability." },
];

/** Sets what budgets decide for all services without a policy of their own. @throws DomainError INVALID. */
export const setPolicy = defineCommand({
  name: "velocity.set-policy",
  permission: "velocity.policy",
  input: SetPolicy,
  sample: { steps: SAMPLE },
  run: async (tx, { steps }, ctx): Promise<Outcome<Policy>> => {
    const before = (await readSteps(tx, [NOBODY])).get(NOBODY) ?? null;
    await writePolicy(tx, null, steps, ctx);
    const entry = describeChange(null, WHOLE_WORKSPACE, before, steps);
    // All services decide by it at the next evaluation, within half a minute.
    return { result: { steps }, audit: [entry] };
  },
});

/** Sets it for one service; null follows the policy for all again. @throws DomainError NOT_FOUND; INVALID. */
export const setServicePolicy = defineCommand({
  name: "velocity.set-service-policy",
  permission: "velocity.policy",
  input: SetServicePolicy,
  sample: { service: "edge-proxy", steps: SAMPLE },
  run: async (tx, input, ctx): Promise<Outcome<Policy>> => {
    const service = await lockService(tx, input.service);
    const before = (await readSteps(tx, [service.id])).get(service.id) ?? null;
    await writePolicy(tx, service.id, input.steps, ctx);
    const entry = describeChange(service.slug, service.id, before, input.steps);
    const changes = await decideAgain(tx, [service], ctx.now);
    const steps = [...((await readSteps(tx, [service.id])).get(service.id) ?? [])];
    return { result: { steps }, audit: [entry, ...changes] };
  },
});

const NOBODY = "00000000-0000-0000-0000-000000000000";
const WHOLE_WORKSPACE = "all";

async function writePolicy(tx: Tx, serviceId: string | null, steps: Step[] | null, ctx: Context) {
  const wrong = steps && refuseSteps(steps);
  if (wrong) throw invalidField("steps", wrong);
  const by = { byId: userIdOf(ctx.actor), byName: nameOf(ctx.actor) };
  await tx.velocityPolicy.create({
    data: { serviceId, steps: steps ?? Prisma.DbNull, ...by, recordedAt: ctx.now },
  });
}

function describeChange(
  service: string | null,
  subjectId: string,
  before: readonly Step[] | null,
  steps: Step[] | null,
) {
  return VelocityEvents.entry("velocity.policy-changed", {
    stream: WORKSPACE_STREAM,
    subject: { type: service === null ? "policy" : "service", id: subjectId },
    before: { steps: before && [...before] },
    after: { service, steps },
  });
}
