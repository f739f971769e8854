import { slugOf } from "@/lib/catalog/services/slug-rules";
import type { Problem, ReadDocument } from "@/lib/platform/core/yaml/place";
import { readDocuments } from "@/lib/platform/core/yaml/read-documents";
import { OWN_TARGET } from "./annotations";
import { type Node, rootOf, type Say, sayInto, textOf, under } from "./node-rules";
import { gatherObjects, type Objects } from "./objects-rules";
import type { ParsedSlo, ParsedSloService, ParsedSlos } from "./parsed";
import { readSlo } from "./read-slo-rules";
import { readSloth } from "./read-sloth-rules";

/** A file of Sloth is one document, however many SLOs it has. */
const MOST_DOCUMENT_CHARACTERS = 200_000;
const OPENSLO = "openslo/v1";
const SLOTH = "prometheus/v1";

/**
 * Reads SLOs of OpenSLO v1 and of Sloth, any number of documents a file (docs/rules/slo.md has the table). A hostile
 * text can hold the parser up: a server calls this in a thread only.
 * @param dataSource who is asked the queries that name no source
 */
export function readOpenSlo(text: string, dataSource: string): ParsedSlos {
  const problems: Problem[] = [];
  const say = sayInto(problems);
  const documents = readDocuments(text, MOST_DOCUMENT_CHARACTERS, problems).map(rootOf);
  const open = documents.filter((each) => textOf(under(each, "apiVersion")) === OPENSLO);
  const objects = gatherObjects(open, dataSource, say);
  const [services, slos]: [ParsedSloService[], ParsedSlo[]] = [[], []];
  for (const document of documents) {
    if (textOf(under(document, "version")) === SLOTH)
      slos.push(...readSloth(document, dataSource, say));
    else if (open.includes(document)) readObject(document, objects, { services, slos }, say);
    else refuseVersion(document, say);
  }
  refuseTwins(slos, problems);
  return { services, slos, problems: problems.sort((a, b) => a.line - b.line) };
}

function readObject(
  document: Node,
  objects: Objects,
  into: { services: ParsedSloService[]; slos: ParsedSlo[] },
  say: Say,
): void {
  const kind = under(document, "kind");
  const name = textOf(under(document, "metadata", "name"));
  if (name === undefined) say.stop(under(document, "metadata"), "The name is missing.");
  switch (textOf(kind)) {
    case "SLO":
      into.slos.push(...readSlo(document, objects, say));
      return;
    case "Service":
      into.services.push(...readServiceObject(document, name ?? "", say));
      return;
    case "DataSource":
      noteSource(document, say);
      return;
    case "AlertNotificationTarget":
      if (name !== OWN_TARGET)
        say.note(kind, "Whom alerts reach is set in Muster: this is left out.");
      return;
    // Read by whoever refers to them.
    case "SLI":
    case "AlertPolicy":
    case "AlertCondition":
      return;
    default:
      say.stop(kind, "OpenSLO v1 has no such kind.");
  }
}

function noteSource(document: Node, say: Say): void {
  const why =
    "Data sources are set in Muster and found there by this name; what it says of a connection is left out.";
  say.note(under(document, "metadata", "name"), why);
}

function readServiceObject(document: Node, name: string, say: Say): ParsedSloService[] {
  const slug = slugOf(name);
  const at = under(document, "metadata", "name");
  if (name !== "" && slug === "") say.stop(at, "The name has no letter or digit.");
  if (slug === "") return [];
  const description = under(document, "spec", "description").value;
  return [
    {
      slug,
      name: textOf(under(document, "metadata", "displayName")) ?? name,
      description: typeof description === "string" ? description : "",
      place: placeOf(document.read),
    },
  ];
}

function placeOf(read: ReadDocument) {
  return { document: read.document, line: read.lineOf("metadata", "name") };
}

function refuseVersion(document: Node, say: Say): void {
  const at = ["apiVersion", "version"]
    .map((key) => under(document, key))
    .find((each) => textOf(each) !== undefined);
  const version = at && textOf(at)?.slice(0, 100);
  const what = version === undefined ? "This document names no version" : `${version} is not read`;
  say.stop(at ?? document, `${what}: only ${OPENSLO} and Sloth's ${SLOTH} are.`);
}

/** Within a service an SLO is known by its name. */
function refuseTwins(slos: readonly ParsedSlo[], problems: Problem[]): void {
  const seen = new Map<string, number>();
  for (const { service, name, place } of slos) {
    const key = JSON.stringify([service, name]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, place.line);
    else {
      const message = `“${name}” of ${service} is described twice: in line ${first}, too.`;
      problems.push({ ...place, message, stops: true });
    }
  }
}
