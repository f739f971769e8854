import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type Actor, requirePermission } from "@/lib/access/actor";
import type { Permission } from "@/lib/access/permissions";
import { readClock } from "@/lib/core/clock";
import { prisma, type ReadDb } from "@/lib/core/db";
import { parseInput } from "./command";
import type { CallMeta, Context } from "./context";

type Spec<S extends z.ZodType, R> = {
  readonly name: string;
  readonly permission: Permission;
  readonly input: S;
  readonly sample: z.input<S>;
  /** Gets a handle without verbs that write. */
  readonly run: (db: ReadDb, input: z.output<S>, ctx: Context) => Promise<R>;
};

/** One way to read: the permission is checked, and `run` scopes to what the actor may see. */
export type Query<S extends z.ZodType = z.ZodType, R = unknown> = {
  readonly kind: "query";
  readonly name: string;
  readonly permission: Permission;
  readonly input: S;
  readonly sample: z.input<S>;
  readonly execute: (actor: Actor, input: unknown, meta?: CallMeta) => Promise<R>;
};

/**
 * Defines a read: permission → parse → `run`.
 * @throws DomainError from `execute`: UNAUTHORIZED, FORBIDDEN, INVALID, or what `run` throws.
 */
export function defineQuery<S extends z.ZodType, R>(spec: Spec<S, R>): Query<S, R> {
  async function execute(actor: Actor, input: unknown, meta: CallMeta = {}): Promise<R> {
    requirePermission(actor, spec.permission);
    const parsed = parseInput(spec.input, input);
    const ctx: Context = {
      actor,
      now: meta.now ?? readClock(),
      requestId: meta.requestId ?? randomUUID(),
      ip: meta.ip ?? null,
    };
    return spec.run(prisma(), parsed, ctx);
  }
  const { name, permission, input, sample } = spec;
  return { kind: "query", name, permission, input, sample, execute };
}
