import "server-only";
import { z } from "zod";
import { NO_PATH, read, write } from "@/lib/serve/api/endpoints/endpoint";
import { pageOf } from "@/lib/serve/api/endpoints/learn/follow-up-answers";
import { Time, Version } from "@/lib/serve/api/endpoints/respond/answers";
import { archiveSource } from "@/lib/slo/sources/archive-source";
import { createSource } from "@/lib/slo/sources/create-source";
import { editSource } from "@/lib/slo/sources/edit-source";
import { listSources, readSource } from "@/lib/slo/sources/queries";
import { CREDENTIALS } from "@/lib/slo/sources/schemas";
import { testSource } from "@/lib/slo/sources/test-source";

const DataSource = z
  .strictObject({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    origin: z.string(),
    url: z.string().nullable().meta({ description: "Null for those who do not manage them" }),
    credentials: z.enum(CREDENTIALS),
    userName: z.string().nullable(),
    check: z
      .strictObject({
        at: Time,
        failure: z.string().nullable().meta({ description: "Why it did not answer; null: it did" }),
      })
      .nullable()
      .meta({ description: "The last test; null before the first" }),
    createdAt: Time,
    archivedAt: Time.nullable(),
    version: Version,
  })
  .meta({ id: "DataSource" });

const ofSources = { group: "SLOs", answer: DataSource } as const;
const ON_SOURCE = { slug: "slug" };

/** Where SLOs are measured. */
export const SOURCE_ENDPOINTS = {
  "GET /data-sources": read(listSources, {
    ...ofSources,
    does: "Lists the data sources, by name.",
    path: NO_PATH,
    answer: pageOf(DataSource),
  }),
  "POST /data-sources": write(createSource, {
    ...ofSources,
    does: "Adds a Prometheus to measure SLOs by, and tries it at once.",
    status: 201,
  }),
  "GET /data-sources/{slug}": read(readSource, {
    ...ofSources,
    does: "Reads a data source, with what came of its last test; never its credentials.",
    path: ON_SOURCE,
  }),
  "PATCH /data-sources/{slug}": write(editSource, {
    ...ofSources,
    does: "Changes a data source; what failed is asked again at once.",
    path: ON_SOURCE,
  }),
  "POST /data-sources/{slug}/tests": write(testSource, {
    ...ofSources,
    does: "Has it tried now; the result is its check a moment later.",
    path: ON_SOURCE,
    status: 201,
  }),
  "DELETE /data-sources/{slug}": write(archiveSource, {
    ...ofSources,
    does: "Archives it: nothing is asked, and its SLOs say so. PATCH with archived: false restores it.",
    path: ON_SOURCE,
  }),
} as const;
