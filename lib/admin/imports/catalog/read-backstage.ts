import "server-only";
import type { Problem } from "@/lib/platform/core/yaml/place";
import { readDocuments } from "@/lib/platform/core/yaml/read-documents";
import type { ParsedCatalog, ParsedService, ParsedTeam } from "./parsed";
import { readEntity } from "./read-entity";

/** One document is small; a large one is no description of a service. */
const MOST_DOCUMENT_CHARACTERS = 20_000;

/**
 * Reads Backstage's catalog-info.yaml, several documents a file: Component and System become services, Group a team.
 * Other kinds are named and left out. A hostile text can hold the parser up: only the thread calls this.
 */
export function readBackstage(text: string): ParsedCatalog {
  const problems: Problem[] = [];
  const teams: ParsedTeam[] = [];
  const services: ParsedService[] = [];
  const partsOf = new Map<string, string[]>();
  for (const read of readDocuments(text, MOST_DOCUMENT_CHARACTERS, problems)) {
    const entity = readEntity(read, problems);
    if (entity?.team) teams.push(entity.team);
    if (entity?.service) services.push(entity.service);
    if (entity?.service && entity.system) {
      partsOf.set(entity.system, [...(partsOf.get(entity.system) ?? []), entity.service.slug]);
    }
  }
  return { teams, services: services.map((each) => withParts(each, partsOf)), problems };
}

/** A system does not work without what it is made of. */
function withParts(service: ParsedService, partsOf: ReadonlyMap<string, readonly string[]>) {
  const parts = partsOf.get(service.slug)?.filter((slug) => slug !== service.slug);
  if (!parts || service.kind !== "SYSTEM") return service;
  return { ...service, dependsOn: [...new Set([...(service.dependsOn ?? []), ...parts])] };
}
