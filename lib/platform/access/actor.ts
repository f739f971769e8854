import { DomainError } from "@/lib/platform/core/errors";
import {
  explainPermission,
  mayAnonymous,
  mayLeads,
  mayRole,
  type Permission,
  type Role,
} from "./permissions";

/** Who acts. Roles come from the database at each request, never from the client. */
export type UserActor = {
  readonly kind: "user";
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly via: "browser" | "api" | "command-line";
  /** The session (browser) or token (API) that proves it. */
  readonly credentialId: string;
  /** The address the proof came from, where it came over the network. */
  readonly ip?: string | null;
};
export type SystemActor = {
  readonly kind: "system";
  readonly name: string;
  readonly via: "job" | "command-line";
};
export type AnonymousActor = { readonly kind: "anonymous"; readonly via: "browser" };
export type Actor = UserActor | SystemActor | AnonymousActor;

export const ANONYMOUS: AnonymousActor = { kind: "anonymous", via: "browser" };

/** An actor for Muster's own work; `name` is shown as the author. */
export function systemActor(name: string, via: SystemActor["via"]): SystemActor {
  return { kind: "system", name, via };
}

/** Whether the actor holds the permission. The system holds all: its inputs come from our own code. */
export function may(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case "system":
      return true;
    case "anonymous":
      return mayAnonymous(permission);
    case "user":
      return mayRole(actor.role, permission);
  }
}

/** @throws DomainError UNAUTHORIZED for nobody, FORBIDDEN (saying who may) for somebody without it. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return;
  if (actor.kind === "anonymous") throw new DomainError("UNAUTHORIZED", "Sign in to go on.");
  throw new DomainError("FORBIDDEN", explainPermission(permission));
}

/**
 * What the permission table alone can say of a call that also serves leads: the permission is held, or it depends
 * on whether the actor leads the team in question, which only the call itself can find out.
 * @throws DomainError as `requirePermission` for everybody else
 */
export function judgePermission(
  actor: Actor,
  permission: Permission,
  servesLeads: boolean,
): "HELD" | "ONLY_AS_LEAD" {
  const isMaybeLead = actor.kind === "user" && servesLeads && mayLeads(permission);
  if (isMaybeLead && !may(actor, permission)) return "ONLY_AS_LEAD";
  requirePermission(actor, permission);
  return "HELD";
}

/** The user's id for columns that name a person; null for Muster itself. */
export function userIdOf(actor: Actor): string | null {
  return actor.kind === "user" ? actor.id : null;
}

/** The name to print beside what the actor did. */
export function nameOf(actor: Actor): string {
  return actor.kind === "anonymous" ? "Somebody not signed in" : actor.name;
}

/** Whether restricted incidents are open to the actor without taking part in them (docs/rules/incidents.md). */
export function seesEverything(actor: Actor): boolean {
  return actor.kind === "system" || (actor.kind === "user" && actor.role === "ADMIN");
}
