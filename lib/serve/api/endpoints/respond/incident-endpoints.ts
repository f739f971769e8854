import "server-only";
import { closeIncident } from "@/lib/respond/closure/close-incident";
import { correctFacts } from "@/lib/respond/incidents/correct-facts";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { editIncident } from "@/lib/respond/incidents/edit";
import { findIncidentPeople } from "@/lib/respond/incidents/people";
import { listIncidents, readClocks, readIncident } from "@/lib/respond/incidents/queries";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { relinquishRole } from "@/lib/respond/incidents/roles/relinquish-role";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { cancelIncident } from "@/lib/respond/incidents/steps/cancel";
import { changeSeverity } from "@/lib/respond/incidents/steps/change-severity";
import { mitigateIncident } from "@/lib/respond/incidents/steps/mitigate";
import { resolveIncident } from "@/lib/respond/incidents/steps/resolve";
import { retractMitigation, retractResolution } from "@/lib/respond/incidents/steps/retract";
import { readStanding } from "@/lib/respond/replay/queries";
import { NO_PATH, ON_INCIDENT, read, readList, write } from "@/lib/serve/api/endpoints/endpoint";
import { Member, pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { Clock, Incident, Standing } from "./answers";

const ofIncidents = { group: "Incidents", answer: Incident, path: ON_INCIDENT } as const;
const ON_ROLE = { ...ON_INCIDENT, role: "role" };

/** An incident from declaration to closure. */
export const INCIDENT_ENDPOINTS = {
  "POST /incidents": write(declareIncident, {
    ...ofIncidents,
    does: "Declares an incident. Title and severity suffice; it may be backdated.",
    path: NO_PATH,
    status: 201,
  }),
  "GET /incidents": read(listIncidents, {
    ...ofIncidents,
    does: "Lists incidents, the newest declaration first.",
    path: NO_PATH,
    answer: pageOf(Incident),
  }),
  "GET /incidents/{number}": read(readIncident, { ...ofIncidents, does: "Reads one incident." }),
  "GET /incidents/{number}/replay": read(readStanding, {
    ...ofIncidents,
    does: "Reads how it stood at an instant: status, severity, roles, clocks and checklist, with times as corrected since.",
    answer: Standing,
  }),
  "GET /incidents/{number}/people": readList(findIncidentPeople, {
    ...ofIncidents,
    does: "Finds people who can be given work of it, by name: those who may see it.",
    answer: pageOf(Member),
  }),
  "PATCH /incidents/{number}": write(editIncident, {
    ...ofIncidents,
    does: "Changes title, summary, services, channel or who may see it.",
  }),
  "POST /incidents/{number}/acknowledgement": write(acknowledgeIncident, {
    ...ofIncidents,
    does: "Acknowledges it: the response clock is met, and you command it if nobody does.",
  }),
  "PUT /incidents/{number}/severity": write(changeSeverity, {
    ...ofIncidents,
    does: "Changes the severity; running clocks follow.",
  }),
  "PATCH /incidents/{number}/facts": write(correctFacts, {
    ...ofIncidents,
    does: "Corrects facts. Clocks and durations are computed anew; the old values stay on record.",
  }),
  "PUT /incidents/{number}/roles/{role}": write(assignRole, {
    ...ofIncidents,
    does: "Gives a role to a person.",
    path: ON_ROLE,
  }),
  "DELETE /incidents/{number}/roles/{role}": write(relinquishRole, {
    ...ofIncidents,
    does: "Ends a role. With several subject experts, userId says whose.",
    path: ON_ROLE,
  }),
  "POST /incidents/{number}/mitigation": write(mitigateIncident, {
    ...ofIncidents,
    does: "Records that user impact has ended.",
  }),
  "DELETE /incidents/{number}/mitigation": write(retractMitigation, {
    ...ofIncidents,
    does: "Takes the mitigation back: impact goes on.",
  }),
  "POST /incidents/{number}/resolution": write(resolveIncident, {
    ...ofIncidents,
    does: "Records that the fix is verified.",
  }),
  "DELETE /incidents/{number}/resolution": write(retractResolution, {
    ...ofIncidents,
    does: "Takes the resolution back: the incident is open again.",
  }),
  "POST /incidents/{number}/closure": write(closeIncident, {
    ...ofIncidents,
    does: "Closes a resolved incident whose follow-up is complete.",
  }),
  "POST /incidents/{number}/cancellation": write(cancelIncident, {
    ...ofIncidents,
    does: "Cancels a false alarm, or a duplicate of another incident.",
  }),
  "GET /incidents/{number}/clocks": read(readClocks, {
    ...ofIncidents,
    does: "Lists the promises that stand, with their state now.",
    answer: Clock.array(),
  }),
} as const;
