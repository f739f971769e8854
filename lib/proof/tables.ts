import * as access from "@/lib/access/record-tables";
import * as actionItems from "@/lib/action-items/record-tables";
import type { ProvedTable } from "@/lib/audit/proved-table";
import * as audit from "@/lib/audit/record-tables";
import * as checklists from "@/lib/checklists/record-tables";
import * as clocks from "@/lib/clocks/record-tables";
import * as deployments from "@/lib/deployments/record-tables";
import * as handovers from "@/lib/handovers/record-tables";
import * as imports from "@/lib/imports/record-tables";
import * as incidents from "@/lib/incidents/record-tables";
import * as mailDeliveries from "@/lib/mail-deliveries/record-tables";
import * as notifications from "@/lib/notifications/record-tables";
import * as people from "@/lib/people/record-tables";
import * as postmortems from "@/lib/postmortems/record-tables";
import * as response from "@/lib/response/record-tables";
import * as runbooks from "@/lib/runbooks/record-tables";
import * as services from "@/lib/services/record-tables";
import * as shell from "@/lib/shell/record-tables";
import * as timeline from "@/lib/timeline/record-tables";
import * as updates from "@/lib/updates/record-tables";
import * as webhooks from "@/lib/webhooks/record-tables";

/** Every table that the chains prove, as its module declares it; a test finds those that are missing here. */
export const PROVED_TABLES: readonly ProvedTable[] = [
  ...actionItems.proved,
  ...checklists.proved,
  ...clocks.proved,
  ...deployments.proved,
  ...handovers.proved,
  ...imports.proved,
  ...incidents.proved,
  ...people.proved,
  ...postmortems.proved,
  ...response.proved,
  ...runbooks.proved,
  ...services.proved,
  ...timeline.proved,
  ...updates.proved,
  ...webhooks.proved,
];

/** The other tables, each with the reason. */
export const NOT_OF_THE_RECORD: Readonly<Record<string, string>> = {
  ...access.notOfTheRecord,
  ...actionItems.notOfTheRecord,
  ...audit.notOfTheRecord,
  ...mailDeliveries.notOfTheRecord,
  ...notifications.notOfTheRecord,
  ...people.notOfTheRecord,
  ...shell.notOfTheRecord,
  ...webhooks.notOfTheRecord,
};
