import "server-only";
import { exportAuditCsv, exportAuditLines } from "@/lib/admin/audit-log/export";
import { readDuties } from "@/lib/admin/departures/duties";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { findAlikePostmortems } from "@/lib/find/search/alike-postmortems";
import { findAnything } from "@/lib/find/search/find";
import { findSimilarOpen, findSimilarPast } from "@/lib/find/search/similar-incidents";
import { readFelt } from "@/lib/find/standing/read-felt";
import { exportItems } from "@/lib/learn/action-items/lists/export-csv";
import { findSimilarItems } from "@/lib/learn/action-items/repeats/repeats";
import { listTags } from "@/lib/learn/postmortems/catalogue/list-tags";
import { ownCommandRoute, ownQueryRoute } from "@/lib/people/entrance/own-route";
import { findPeople } from "@/lib/people/people/queries";
import { readBriefing } from "@/lib/respond/handovers/queries";
import { showPresence } from "@/lib/respond/presence/show-presence";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { readTimelinePage } from "@/lib/respond/timeline/page";
import { readProposal } from "@/lib/respond/updates/proposal";
import { readSloImpact } from "@/lib/slo/impact/queries";
import { listHeld } from "@/lib/slo/velocity/list-held";
import { countUnread } from "@/lib/tell/notifications/queries";

const ON_INCIDENT = { path: { number: "incident" } } as const;

/** What Muster's own pages ask over plain HTTP, under /api/console; the session's cookie says who asks. */
export const CONSOLE_ROUTES = {
  "GET /action-items.csv": ownQueryRoute(exportItems, { mediaType: "text/csv" }),
  "GET /action-items/similar": ownQueryRoute(findSimilarItems),
  "GET /audit-log.csv": ownQueryRoute(exportAuditCsv, { mediaType: "text/csv" }),
  "GET /audit-log.jsonl": ownQueryRoute(exportAuditLines, { mediaType: "application/x-ndjson" }),
  "GET /incidents/similar": ownQueryRoute(findSimilarOpen),
  "GET /incidents/{number}/briefing": ownQueryRoute(readBriefing, ON_INCIDENT),
  "GET /incidents/{number}/postmortem/alike": ownQueryRoute(findAlikePostmortems, ON_INCIDENT),
  "POST /incidents/{number}/presence": ownCommandRoute(showPresence, ON_INCIDENT),
  "GET /incidents/{number}/similar": ownQueryRoute(findSimilarPast, ON_INCIDENT),
  "GET /incidents/{number}/slo-impact": ownQueryRoute(readSloImpact, ON_INCIDENT),
  "GET /incidents/{number}/timeline": ownQueryRoute(readTimelinePage, ON_INCIDENT),
  "POST /incidents/{number}/timeline": ownCommandRoute(appendEntry, {
    ...ON_INCIDENT,
    status: 201,
  }),
  "GET /incidents/{number}/update-proposal": ownQueryRoute(readProposal, ON_INCIDENT),
  "GET /notifications/unread": ownQueryRoute(countUnread),
  "GET /people": ownQueryRoute(findPeople),
  "GET /people/duties": ownQueryRoute(readDuties),
  "GET /postmortems/tags": ownQueryRoute(listTags),
  "GET /services/felt": ownQueryRoute(readFelt),
  "GET /services/held": ownQueryRoute(listHeld),
  "GET /services/names": ownQueryRoute(listServiceNames),
  "GET /search": ownQueryRoute(findAnything),
} as const;
