import "server-only";
import { cataloguePostmortem } from "@/lib/postmortems/catalogue/catalogue-postmortem";
import { listTags } from "@/lib/postmortems/catalogue/list-tags";
import { listLibrary } from "@/lib/postmortems/library/list-library";
import { findAlikePostmortems } from "@/lib/search/alike-postmortems";
import { NO_PATH, ON_INCIDENT, read, write } from "./endpoint";
import { Postmortem, pageOf } from "./follow-up-answers";
import { AlikePostmortem, Library, TagInUse } from "./library-answers";

/** What was published, to be found again. */
export const LIBRARY_ENDPOINTS = {
  "GET /postmortems/library": read(listLibrary, {
    group: "Postmortems",
    does: "Searches published postmortems by words, service, contributing factor and tag.",
    path: NO_PATH,
    answer: Library,
  }),
  "GET /postmortems/tags": read(listTags, {
    group: "Postmortems",
    does: "Lists tags in use, the most used first.",
    path: NO_PATH,
    answer: pageOf(TagInUse),
    present: (items) => ({ items, nextCursor: null }),
  }),
  "GET /incidents/{number}/postmortem/alike": read(findAlikePostmortems, {
    group: "Postmortems",
    does: "Lists published postmortems of what failed like this, and what became of their action items.",
    path: ON_INCIDENT,
    answer: AlikePostmortem.array(),
  }),
  "PATCH /incidents/{number}/postmortem/catalogue": write(cataloguePostmortem, {
    group: "Postmortems",
    does: "Says under which contributing factors and tags it is found, also once it is published.",
    path: ON_INCIDENT,
    answer: Postmortem,
  }),
} as const;
