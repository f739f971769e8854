import "server-only";
import { findAlikePostmortems } from "@/lib/find/search/alike-postmortems";
import { cataloguePostmortem } from "@/lib/learn/postmortems/catalogue/catalogue-postmortem";
import { listTags } from "@/lib/learn/postmortems/catalogue/list-tags";
import { listLibrary } from "@/lib/learn/postmortems/library/list-library";
import { NO_PATH, ON_INCIDENT, read, readList, write } from "@/lib/serve/api/endpoints/endpoint";
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
  "GET /postmortems/tags": readList(listTags, {
    group: "Postmortems",
    does: "Lists tags in use, the most used first.",
    path: NO_PATH,
    answer: pageOf(TagInUse),
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
