import "server-only";
import { findAnything } from "@/lib/find/search/find";
import { findSimilarOpen, findSimilarPast } from "@/lib/find/search/similar-incidents";
import { NO_PATH, ON_INCIDENT, read, readList } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import * as answers from "./search-answers";

/** What finds things again. */
export const SEARCH_ENDPOINTS = {
  "GET /search": readList(findAnything, {
    group: "Search",
    does: "Finds incidents, action items, postmortems, services and people by number or words.",
    path: NO_PATH,
    answer: pageOf(answers.Found),
  }),
  "GET /incidents/similar": read(findSimilarOpen, {
    group: "Incidents",
    does: "Lists open incidents like the one you are about to declare, and why they are like it.",
    path: NO_PATH,
    answer: answers.SimilarIncident.array(),
  }),
  "GET /incidents/{number}/similar": read(findSimilarPast, {
    group: "Incidents",
    does: "Lists incidents that are over and were like this one, with how each was ended.",
    path: ON_INCIDENT,
    answer: answers.SimilarPastIncident.array(),
  }),
} as const;
