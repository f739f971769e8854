import "server-only";
import type { z } from "zod";
import { type Actor, requirePermission } from "@/lib/platform/access/actor";
import { payFor } from "@/lib/platform/access/passage";
import type { Permission } from "@/lib/platform/access/permissions";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { prisma, type ReadDb } from "@/lib/platform/core/db";
import { parseInput } from "./command";
import { type CallMeta, type Context, contextOf } from "./context";
import { noteLook, notingLooks } from "./looks";
import { notingRefusals } from "./refusals";

type Spec<S extends z.ZodType, R> = {
  readonly name: string;
  readonly permission: Permission;
  readonly input: S;
  readonly sample: z.input<S>;
  /** Where the whole answer is sensitive: what the record says of who read it. */
  readonly look?: (input: z.output<S>) => AuditEntry;
  /** What it costs of a person's requests a minute, where that is more than the one of any request. */
  readonly weight?: number;
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
 * Defines a read: permission → weight → parse → `run`.
 * @throws DomainError from `execute`: UNAUTHORIZED, FORBIDDEN, LIMIT, INVALID, or what `run` throws.
 */
export function defineQuery<S extends z.ZodType, R>(spec: Spec<S, R>): Query<S, R> {
  async function execute(actor: Actor, input: unknown, meta: CallMeta = {}): Promise<R> {
    const ctx = contextOf(actor, meta);
    return notingRefusals(spec.name, ctx, async () => {
      requirePermission(actor, spec.permission);
      payFor(spec.weight ?? 1);
      const parsed = parseInput(spec.input, input);
      return notingLooks(spec.name, ctx, async () => {
        if (spec.look) noteLook(spec.look(parsed));
        return spec.run(prisma(), parsed, ctx);
      });
    });
  }
  const { name, permission, input, sample } = spec;
  return { kind: "query", name, permission, input, sample, execute };
}
