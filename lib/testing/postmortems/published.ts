import { importIncident } from "@/lib/admin/imports/import-incident";
import type { Factor } from "@/lib/learn/postmortems/catalogue/factors";
import type { UserActor } from "@/lib/platform/access/actor";
import { signIn } from "@/lib/testing/core/people";
import { rareWord } from "@/lib/testing/search/rare-word";

type Given = {
  readonly title?: string;
  /** Slugs. */
  readonly services?: readonly string[];
  readonly restricted?: boolean;
  readonly rootCause?: string;
  readonly lessons?: string;
  readonly factors?: readonly Factor[];
  readonly tags?: readonly string[];
};
type Made = { readonly incident: number; readonly by: UserActor };

/** An incident that is over, with a published postmortem that says and is filed under what is given. */
export function makePublished(given: Given = {}): Promise<Made> {
  return make(given, 3);
}

/** The same with a draft. */
export function makeDraft(given: Given = {}): Promise<Made> {
  return make(given, null);
}

/** Brought in as a past one, because that is one command instead of nine. */
async function make(given: Given, publishedInDays: number | null): Promise<Made> {
  const { title = rareWord(), services = [], restricted = false, ...filed } = given;
  const by = await signIn("MANAGER");
  const { number: incident } = await importIncident.execute(by, {
    title,
    severity: "SEV2",
    restricted,
    services: services.map((slug) => ({ slug, name: `Service ${slug}` })),
    facts: {
      detectedAt: "2026-05-01T10:00:00Z",
      declaredAt: "2026-05-01T10:01:00Z",
      acknowledgedAt: "2026-05-01T10:05:00Z",
      resolvedAt: "2026-05-01T11:00:00Z",
    },
    postmortem: { ...filed, publishedInDays },
  });
  return { incident, by };
}
