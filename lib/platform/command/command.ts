import "server-only";
import type { z } from "zod";
import { type Actor, judgePermission, requirePermission } from "@/lib/platform/access/actor";
import { payFor } from "@/lib/platform/access/passage";
import type { Permission } from "@/lib/platform/access/permissions";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { recordAudit } from "@/lib/platform/audit/record";
import { prisma, type Tx } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import { fieldErrors } from "@/lib/platform/core/input";
import type { Json } from "@/lib/platform/core/json";
import {
  addJobs,
  cancelJobs,
  holdJobs,
  type JobRequest,
  queueHeldJobs,
} from "@/lib/platform/jobs/jobs";
import { type CallMeta, type Context, contextOf } from "./context";
import { claimKey, type KeyedCall, keepAnswer } from "./idempotency";
import { notingRefusals } from "./refusals";
import { inOrderOfTimes } from "./time-order";

/** What `run` hands back. Leaving out the audit does not compile; a call that changed nothing says so. */
export type Outcome<R extends Json> =
  | {
      readonly result: R;
      readonly audit: readonly [AuditEntry, ...AuditEntry[]];
      readonly jobs?: readonly JobRequest[];
      /** Keys of queued jobs that no longer apply. */
      readonly cancelledJobs?: readonly string[];
    }
  | { readonly result: R; readonly audit: "unchanged" };

type Spec<S extends z.ZodType, R extends Json> = {
  /** Noun and verb: `incident.acknowledge`. */
  readonly name: string;
  readonly permission: Permission;
  readonly input: S;
  /** A valid input: the example in the API reference, and what the tests that walk all commands send. */
  readonly sample: z.input<S>;
  /** What it costs of a person's requests a minute, where that is more than the one of any request. */
  readonly weight?: number;
  /** The input or the answer carries a secret: what is kept for an idempotency key is sealed then. */
  readonly carriesSecret?: true;
  /**
   * Whether the actor leads all teams that own what the call is about (`lib/people/teams/leading.ts`). Asked where
   * their role does not suffice and the permission is one for leads; without it, leads have no more than their role.
   */
  readonly asLead?: (tx: Tx, input: z.output<S>, ctx: Context) => Promise<boolean>;
  readonly run: (tx: Tx, input: z.output<S>, ctx: Context) => Promise<Outcome<R>>;
};

/** One way to write. `execute` is called by every entrance alike: action, route, job, command line. */
export type Command<S extends z.ZodType = z.ZodType, R extends Json = Json> = {
  readonly kind: "command";
  readonly name: string;
  readonly permission: Permission;
  readonly servesLeads: boolean;
  readonly input: S;
  readonly sample: z.input<S>;
  readonly execute: (actor: Actor, input: unknown, meta?: CallMeta) => Promise<R>;
};

const TRANSACTION = { maxWait: 10_000, timeout: 60_000 } as const;

/**
 * Defines a write. In this order: permission → weight → parse → one transaction: what leads may → idempotency
 * key → `run` → audit with its notice → jobs → commit. `run` makes no network call; side effects are jobs.
 * @throws DomainError from `execute`, with nothing stored.
 */
export function defineCommand<S extends z.ZodType, R extends Json>(
  spec: Spec<S, R>,
): Command<S, R> {
  const { name, permission, input, sample } = spec;
  const servesLeads = spec.asLead !== undefined;
  async function execute(actor: Actor, input: unknown, meta: CallMeta = {}): Promise<R> {
    const ctx = contextOf(actor, meta);
    return notingRefusals(spec.name, ctx, async () => {
      const held = judgePermission(actor, spec.permission, servesLeads);
      payFor(spec.weight ?? 1);
      const parsed = parseInput(spec.input, input);
      const attempt = (at: Context) => transact(parsed, { input, meta, held }, at);
      return meta.now ? attempt(ctx) : inOrderOfTimes(ctx, attempt);
    });
  }
  function transact(
    parsed: z.output<S>,
    { input, meta, held }: { input: unknown; meta: CallMeta; held: "HELD" | "ONLY_AS_LEAD" },
    ctx: Context,
  ): Promise<R> {
    return prisma().$transaction(async (tx) => {
      const isAllowed = held === "HELD" || (await spec.asLead?.(tx, parsed, ctx)) === true;
      if (!isAllowed) requirePermission(ctx.actor, permission);
      const keyed = keyedCall(spec, meta);
      const claim = keyed && (await claimKey(tx, keyed, input, ctx));
      if (claim?.answered) return claim.answer as R;
      holdJobs(tx);
      const outcome = await spec.run(tx, parsed, ctx);
      await settle(tx, name, outcome, ctx);
      await queueHeldJobs(tx);
      if (keyed) {
        const stream = outcome.audit === "unchanged" ? null : outcome.audit[0].stream;
        await keepAnswer(tx, keyed, { answer: outcome.result, stream }, ctx);
      }
      return outcome.result;
    }, TRANSACTION);
  }
  return { kind: "command", name, permission, servesLeads, input, sample, execute };
}

function keyedCall(
  { name, carriesSecret = false }: { name: string; carriesSecret?: boolean },
  { idempotencyKey: key }: CallMeta,
): KeyedCall | null {
  return key === undefined ? null : { key, command: name, carriesSecret };
}

/**
 * Checks an input against its schema.
 * @throws DomainError INVALID with a sentence for each field.
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = fieldErrors(parsed.error);
  const first = Object.values(fields)[0] ?? "The input is not valid.";
  throw new DomainError("INVALID", first, { fields });
}

async function settle<R extends Json>(tx: Tx, command: string, outcome: Outcome<R>, ctx: Context) {
  if (outcome.audit === "unchanged") return;
  await recordAudit(tx, outcome.audit, { ...ctx, command });
  await cancelJobs(tx, outcome.cancelledJobs ?? []);
  await addJobs(tx, outcome.jobs ?? []);
}
