import * as imports from "@/lib/admin/imports/record-tables";
import * as runbooks from "@/lib/catalog/runbooks/record-tables";
import * as services from "@/lib/catalog/services/record-tables";
import * as actionItems from "@/lib/learn/action-items/record-tables";
import * as postmortems from "@/lib/learn/postmortems/record-tables";
import * as people from "@/lib/people/people/record-tables";
import * as teams from "@/lib/people/teams/record-tables";
import * as access from "@/lib/platform/access/record-tables";
import type { ProvedTable } from "@/lib/platform/audit/proved-table";
import * as audit from "@/lib/platform/audit/record-tables";
import * as shell from "@/lib/platform/command/record-tables";
import * as checklists from "@/lib/respond/checklist/record-tables";
import * as response from "@/lib/respond/checklist-items/record-tables";
import * as clocks from "@/lib/respond/clocks/record-tables";
import * as deployments from "@/lib/respond/deployments/record-tables";
import * as handovers from "@/lib/respond/handovers/record-tables";
import * as incidents from "@/lib/respond/incidents/record-tables";
import * as timeline from "@/lib/respond/timeline/record-tables";
import * as updates from "@/lib/respond/updates/record-tables";
import * as asking from "@/lib/slo/asking/record-tables";
import * as burnAlerts from "@/lib/slo/burn-alerts/record-tables";
import * as sloImpact from "@/lib/slo/impact/record-tables";
import * as needs from "@/lib/slo/needs/record-tables";
import * as samples from "@/lib/slo/samples/record-tables";
import * as slos from "@/lib/slo/slos/record-tables";
import * as dataSources from "@/lib/slo/sources/record-tables";
import * as velocity from "@/lib/slo/velocity/record-tables";
import * as mailDeliveries from "@/lib/tell/mail-deliveries/record-tables";
import * as notifications from "@/lib/tell/notifications/record-tables";
import * as webhooks from "@/lib/tell/webhooks/record-tables";

/** Every table that the chains prove, as its module declares it; a test finds those that are missing here. */
export const PROVED_TABLES: readonly ProvedTable[] = [
  ...actionItems.proved,
  ...burnAlerts.proved,
  ...checklists.proved,
  ...clocks.proved,
  ...dataSources.proved,
  ...deployments.proved,
  ...handovers.proved,
  ...imports.proved,
  ...incidents.proved,
  ...people.proved,
  ...postmortems.proved,
  ...response.proved,
  ...runbooks.proved,
  ...services.proved,
  ...sloImpact.proved,
  ...slos.proved,
  ...teams.proved,
  ...timeline.proved,
  ...updates.proved,
  ...velocity.proved,
  ...webhooks.proved,
];

/** The other tables, each with the reason. */
export const NOT_OF_THE_RECORD: Readonly<Record<string, string>> = {
  ...access.notOfTheRecord,
  ...actionItems.notOfTheRecord,
  ...asking.notOfTheRecord,
  ...audit.notOfTheRecord,
  ...mailDeliveries.notOfTheRecord,
  ...needs.notOfTheRecord,
  ...notifications.notOfTheRecord,
  ...people.notOfTheRecord,
  ...samples.notOfTheRecord,
  ...shell.notOfTheRecord,
  ...webhooks.notOfTheRecord,
};
