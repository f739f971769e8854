import "server-only";
import { z } from "zod";
import { read, readFile, readList, write } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { exportOpenSlo } from "@/lib/slo/exchange/export-openslo";
import { importOpenSlo } from "@/lib/slo/exchange/import-openslo";
import { pushSamples } from "@/lib/slo/samples/push-samples";
import { archiveSlo } from "@/lib/slo/slos/archive-slo";
import { createSlo } from "@/lib/slo/slos/create-slo";
import { editSlo } from "@/lib/slo/slos/edit-slo";
import { excludeTime, removeExclusion } from "@/lib/slo/slos/exclude";
import { listDefinitions, listExclusions, listSlos, readSlo } from "@/lib/slo/slos/queries";
import { readHistory } from "@/lib/slo/status/history";
import { readStatus } from "@/lib/slo/status/queries";
import {
  PushedSamples,
  Slo,
  SloDefinition,
  SloExclusion,
  SloHistory,
  SloStatus,
} from "./slo-answers";
import { ImportedSlos } from "./slo-file-answers";

const ofSlos = { group: "SLOs", answer: Slo } as const;
const ON_SLO = { number: "slo" };

/** What was promised of services, and what is left of it. */
export const SLO_ENDPOINTS = {
  "GET /slos": read(listSlos, {
    ...ofSlos,
    does: "Lists SLOs, the newest first.",
    answer: pageOf(Slo),
  }),
  "POST /services/{slug}/slos": write(createSlo, {
    ...ofSlos,
    does: "Promises something of a service.",
    path: { slug: "service" },
    status: 201,
  }),
  "GET /slos/{number}": read(readSlo, { ...ofSlos, does: "Reads an SLO.", path: ON_SLO }),
  "PATCH /slos/{number}": write(editSlo, {
    ...ofSlos,
    does: "Changes an SLO from now on; what was said before stays judged by what was promised then.",
    path: ON_SLO,
  }),
  "DELETE /slos/{number}": write(archiveSlo, {
    ...ofSlos,
    does: "Archives an SLO: it stays readable, and alerts no more. PATCH with archived: false restores it.",
    path: ON_SLO,
  }),
  "GET /slos/{number}/definitions": readList(listDefinitions, {
    ...ofSlos,
    does: "Lists what it promised over time, the newest first.",
    path: ON_SLO,
    answer: pageOf(SloDefinition),
  }),
  "POST /slos/{number}/samples": write(pushSamples, {
    ...ofSlos,
    does: "Stores samples, a minute each. The same minute again replaces; what is wrong with one refuses that one.",
    path: ON_SLO,
    answer: PushedSamples,
  }),
  "GET /slos/{number}/status": read(readStatus, {
    ...ofSlos,
    does: "Reads how it stands, or stood at an instant, by what is known now.",
    path: ON_SLO,
    answer: SloStatus,
  }),
  "GET /slos/{number}/history": read(readHistory, {
    ...ofSlos,
    does: "Reads points for a chart, whole hours apart: what each step measured, and what was left of the budget.",
    path: ON_SLO,
    answer: SloHistory,
  }),
  "GET /slos/{number}/exclusions": readList(listExclusions, {
    ...ofSlos,
    does: "Lists the time that does not count, with what was taken back of it.",
    path: ON_SLO,
    answer: pageOf(SloExclusion),
  }),
  "POST /slos/{number}/exclusions": write(excludeTime, {
    ...ofSlos,
    does: "Says that some time does not count, as maintenance, before or afterwards.",
    path: ON_SLO,
    answer: SloExclusion,
    status: 201,
  }),
  "DELETE /slos/{number}/exclusions/{id}": write(removeExclusion, {
    ...ofSlos,
    does: "Lets excluded time count again; that it was excluded stays visible.",
    path: { ...ON_SLO, id: "exclusionId" },
    answer: SloExclusion,
  }),
  "POST /imports/openslo": write(importOpenSlo, {
    ...ofSlos,
    does: "Imports SLOs from OpenSLO v1 or Sloth, all or nothing; twice changes nothing.",
    answer: ImportedSlos,
    textField: "text",
  }),
  "GET /services/{slug}/slos.yaml": readFile(exportOpenSlo, {
    ...ofSlos,
    does: "Exports the SLOs of a service as OpenSLO v1, which can be imported again.",
    path: { slug: "service" },
    answer: z.string(),
    mediaType: "application/yaml",
  }),
} as const;
