import "server-only";
import { z } from "zod";
import { createRunbook } from "@/lib/catalog/runbooks/create-runbook";
import { editRunbook } from "@/lib/catalog/runbooks/edit-runbook";
import { listRevisions, listRunbooks, readRunbook } from "@/lib/catalog/runbooks/queries";
import { reviewRunbook } from "@/lib/catalog/runbooks/review-runbook";
import { read, readList, write } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { Named, Person, Time, Version } from "@/lib/serve/api/endpoints/respond/answers";

const Runbook = z
  .strictObject({
    number: z.int(),
    ref: z.string().meta({ description: "How people call it: RB-7" }),
    title: z.string(),
    body: z.string().meta({ description: "Markdown" }),
    services: z.array(Named),
    owner: Person.nullable(),
    team: Named.nullable().meta({ description: "Null where its services' teams keep it" }),
    reviewedAt: Time,
    reviewedBy: z.string().nullable(),
    stale: z.boolean().meta({ description: "Nobody has found it right for 90 days" }),
    revision: z.int(),
    archivedAt: Time.nullable(),
    createdAt: Time,
    version: Version,
  })
  .meta({ id: "Runbook" });
const RunbookRevision = z
  .strictObject({
    number: z.int(),
    title: z.string(),
    body: z.string().meta({ description: "Markdown" }),
    by: z.strictObject({ id: z.uuid().nullable(), name: z.string() }),
    recordedAt: Time,
  })
  .meta({ id: "RunbookRevision" });

const ofRunbooks = { group: "Runbooks", answer: Runbook } as const;
const ON_RUNBOOK = { number: "runbook" };

/** How to respond, service by service. */
export const RUNBOOK_ENDPOINTS = {
  "GET /runbooks": read(listRunbooks, {
    ...ofRunbooks,
    does: "Lists runbooks without their texts, those first that nobody has reviewed for longest.",
    answer: pageOf(Runbook.omit({ body: true }).meta({ id: "RunbookSummary" })),
  }),
  "POST /runbooks": write(createRunbook, {
    ...ofRunbooks,
    does: "Writes a runbook; it counts as reviewed by its writer.",
    status: 201,
  }),
  "GET /runbooks/{number}": read(readRunbook, {
    ...ofRunbooks,
    does: "Reads a runbook.",
    path: ON_RUNBOOK,
  }),
  "PATCH /runbooks/{number}": write(editRunbook, {
    ...ofRunbooks,
    does: "Changes a runbook, archives or restores it. Another text is another revision.",
    path: ON_RUNBOOK,
  }),
  "POST /runbooks/{number}/reviews": write(reviewRunbook, {
    ...ofRunbooks,
    does: "Says that one has read it as it is and found it right: it is current for 90 days.",
    path: ON_RUNBOOK,
    status: 201,
  }),
  "GET /runbooks/{number}/revisions": readList(listRevisions, {
    ...ofRunbooks,
    does: "Lists the texts it had, the newest first.",
    path: ON_RUNBOOK,
    answer: pageOf(RunbookRevision),
  }),
} as const;
