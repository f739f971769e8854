import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

const text = z.string().exactOptional();
const Named = z.object({ name: z.string() });
const Role = z.object({ role: z.string() });
const Ended = z.object({ endTokens: z.boolean() });

/** Who belongs here, as what, and how they came. */
export const PeopleEvents = defineEvents({
  "people.first-admin-created": event({
    kind: "people",
    after: z.object({ name: z.string(), email: z.string(), role: z.string() }),
    reads: QUIET,
  }),
  "people.invited": event({
    kind: "people",
    after: z.object({ email: z.string(), role: z.string() }),
    reads: QUIET,
  }),
  "people.invitation-revoked": event({ kind: "people", reads: QUIET }),
  /** By an invitation, or by a provider that vouches for them. */
  "people.joined": event({
    kind: "people",
    after: z.object({ name: z.string(), role: z.string(), email: text, provider: text }),
    reads: QUIET,
  }),
  "people.identity-linked": event({
    kind: "people",
    after: z.object({ provider: z.string(), name: z.string(), role: z.string() }),
    reads: QUIET,
  }),
  "people.role-changed": event({ kind: "people", before: Role, after: Role, reads: QUIET }),
  "people.enabled": event({ kind: "people", reads: QUIET }),
});

/** What somebody does with their own account, or somebody with it. */
export const AccountEvents = defineEvents({
  "account.renamed": event({ kind: "people", before: Named, after: Named, reads: QUIET }),
  "account.password-changed": event({ kind: "people", after: Ended, reads: QUIET }),
  /** Through a link, or from the command line, which says nothing more. */
  "account.password-reset": event({ kind: "people", after: Ended.nullable(), reads: QUIET }),
  /** Many wrong passwords for one account. */
  "account.sign-ins-failed": event({
    kind: "people",
    after: z.object({ failures: z.number(), ip: z.string().nullable() }),
    reads: QUIET,
  }),
  "token.created": event({
    kind: "people",
    after: z.object({
      name: z.string(),
      role: z.string(),
      expiresAt: z.string().nullable().exactOptional(),
    }),
    reads: QUIET,
  }),
  "token.revoked": event({ kind: "people", reads: QUIET }),
  "token.ends-soon": event({
    kind: "people",
    after: z.object({ name: z.string(), userId: z.string(), endsOn: z.string() }),
    reads: QUIET,
  }),
});

/** Attempts that repeat within a minute are one event with how often; what was one too many has no details. */
const Attempt = z.object({
  method: text,
  /** The address that was typed. */
  email: text,
  times: z.number().exactOptional(),
  until: text,
});

/** How people come in, and what kept others out. */
export const SignInEvents = defineEvents({
  "session.opened": event({
    kind: "sign-in",
    after: z.object({
      method: z.string(),
      name: z.string(),
      device: text,
      isNewDevice: z.boolean().exactOptional(),
    }),
    reads: QUIET,
  }),
  "session.revoked": event({ kind: "sign-in", reads: QUIET }),
  "session.others-revoked": event({ kind: "sign-in", reads: QUIET }),
  "sign-in.failed": event({ kind: ["sign-in", "refused"], after: Attempt, reads: QUIET }),
  "sign-in.limited": event({ kind: ["sign-in", "refused"], after: Attempt, reads: QUIET }),
});
