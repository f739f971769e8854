import "server-only";
import { acknowledgeIncident } from "@/lib/incidents/acknowledge";
import { assignRole } from "@/lib/incidents/assign-role";
import { cancelIncident } from "@/lib/incidents/cancel";
import { changeSeverity } from "@/lib/incidents/change-severity";
import { correctFacts } from "@/lib/incidents/correct-facts";
import { declareIncident } from "@/lib/incidents/declare";
import { editIncident } from "@/lib/incidents/edit";
import { mitigateIncident } from "@/lib/incidents/mitigate";
import { findIncidentPeople } from "@/lib/incidents/people";
import { listIncidents, readClocks, readIncident } from "@/lib/incidents/queries";
import { relinquishRole } from "@/lib/incidents/relinquish-role";
import { resolveIncident } from "@/lib/incidents/resolve";
import { retractMitigation, retractResolution } from "@/lib/incidents/retract";
import { readStanding } from "@/lib/replay/queries";
import { closeIncident } from "@/lib/response/close-incident";
import { Clock, Incident, Standing } from "./answers";
import { NO_PATH, ON_INCIDENT, read, write } from "./endpoint";
import { Member, pageOf } from "./follow-up-answers";

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
  "GET /incidents/{number}/people": read(findIncidentPeople, {
    ...ofIncidents,
    does: "Finds people who can be given work of it, by name: those who may see it.",
    answer: pageOf(Member),
    present: (people) => ({ items: people, nextCursor: null }),
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
