import type { z } from "zod";
import { LogEvents } from "@/lib/admin/audit-log/events";
import { DepartureEvents } from "@/lib/admin/departures/events";
import { ProofEvents } from "@/lib/admin/proof/events";
import { UpkeepEvents } from "@/lib/admin/upkeep/events";
import { RunbookEvents } from "@/lib/catalog/runbooks/events";
import { ServiceEvents } from "@/lib/catalog/services/events";
import { ActionItemEvents } from "@/lib/learn/action-items/events";
import { DebriefEvents, PostmortemEvents, ReviewEvents } from "@/lib/learn/postmortems/events";
import { AccountEvents, PeopleEvents, SignInEvents } from "@/lib/people/people/events";
import { TeamEvents } from "@/lib/people/teams/events";
import type { EventDeclaration } from "@/lib/platform/audit/event";
import { ChainEvents } from "@/lib/platform/audit/events";
import { AccessEvents } from "@/lib/platform/command/events";
import { ChecklistEvents } from "@/lib/respond/checklist/events";
import { DeploymentEvents } from "@/lib/respond/deployments/events";
import { HandoverEvents } from "@/lib/respond/handovers/events";
import { ClockEvents, IncidentEvents } from "@/lib/respond/incidents/events";
import { RollbackEvents } from "@/lib/respond/rollback/events";
import { EntryEvents } from "@/lib/respond/timeline/events";
import { UpdateEvents } from "@/lib/respond/updates/events";
import { DemoEvents } from "@/lib/serve/demo/events";
import { BurnAlertEvents } from "@/lib/slo/burn-alerts/events";
import { SloEvents } from "@/lib/slo/slos/events";
import { DataSourceEvents } from "@/lib/slo/sources/events";
import { VelocityEvents } from "@/lib/slo/velocity/events";
import { MailEvents } from "@/lib/tell/mail-deliveries/events";
import { NotificationEvents } from "@/lib/tell/notifications/events";
import { WebhookEvents } from "@/lib/tell/webhooks/events";

/** Everything that can happen: the events of all modules, by type. */
export const EVENTS = {
  ...ChainEvents.declared,
  ...TeamEvents.declared,
  ...AccessEvents.declared,
  ...PeopleEvents.declared,
  ...AccountEvents.declared,
  ...SignInEvents.declared,
  ...RunbookEvents.declared,
  ...ServiceEvents.declared,
  ...ChecklistEvents.declared,
  ...DeploymentEvents.declared,
  ...HandoverEvents.declared,
  ...IncidentEvents.declared,
  ...ClockEvents.declared,
  ...RollbackEvents.declared,
  ...EntryEvents.declared,
  ...UpdateEvents.declared,
  ...ActionItemEvents.declared,
  ...PostmortemEvents.declared,
  ...ReviewEvents.declared,
  ...DebriefEvents.declared,
  ...MailEvents.declared,
  ...NotificationEvents.declared,
  ...WebhookEvents.declared,
  ...LogEvents.declared,
  ...DepartureEvents.declared,
  ...ProofEvents.declared,
  ...UpkeepEvents.declared,
  ...DemoEvents.declared,
  ...SloEvents.declared,
  ...DataSourceEvents.declared,
  ...BurnAlertEvents.declared,
  ...VelocityEvents.declared,
} as const;

export type EventType = keyof typeof EVENTS;

/** An event of one type as it was recorded, in today's shape. */
export type EventOf<T extends EventType> = {
  readonly type: T;
  readonly before: z.output<(typeof EVENTS)[T]["before"]>;
  readonly after: z.output<(typeof EVENTS)[T]["after"]>;
  readonly reason: string | null;
};

/** Any event; its type tells what it carries. */
export type AnyEvent = { readonly [T in EventType]: EventOf<T> }[EventType];

/** The declaration of a type; null for what an older or newer Muster recorded and this one does not know. */
export function declarationOf(type: string): EventDeclaration | null {
  return Object.hasOwn(EVENTS, type) ? EVENTS[type as EventType] : null;
}
