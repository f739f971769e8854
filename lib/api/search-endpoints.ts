import "server-only";
import { findSimilarOpen, findSimilarPast } from "@/lib/search/similar-incidents";
import { NO_PATH, ON_INCIDENT, read } from "./endpoint";
import * as answers from "./search-answers";

/** What finds things again. */
export const SEARCH_ENDPOINTS = {
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
