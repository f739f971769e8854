import "server-only";
import { z } from "zod";
import { ServiceLink } from "@/lib/catalog/services/schemas";
import { slugOf } from "@/lib/catalog/services/slug-rules";
import type { Problem, ReadDocument } from "@/lib/platform/core/yaml/place";
import { readReference } from "./names-rules";
import type { ParsedService, ParsedTeam } from "./parsed";

type Entity = {
  readonly team?: ParsedTeam;
  readonly service?: ParsedService;
  /** The short name of the system that a component is part of. */
  readonly system?: string;
};

const text = z.string().trim().min(1);
const Metadata = z.object({
  name: text.max(100),
  title: text.max(100).optional().catch(undefined),
  description: text.max(2_000).optional().catch(undefined),
  links: z.array(z.unknown()).optional().catch(undefined),
  annotations: z.record(z.string(), z.unknown()).optional().catch(undefined),
  labels: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
const Spec = z.object({
  owner: text.optional(),
  system: text.optional(),
  dependsOn: z.array(text).max(100).optional(),
  members: z.array(text).max(500).optional(),
  profile: z
    .object({ displayName: text.max(100).optional(), email: z.email().optional() })
    .optional()
    .catch(undefined),
});
type Metadata = z.output<typeof Metadata>;
type Spec = z.output<typeof Spec>;
const Shape = z.object({
  apiVersion: z.string().regex(/^backstage\.io\/v1(?:alpha1|beta1)?$/),
  kind: text,
  metadata: Metadata,
  spec: Spec.optional(),
});

/** What a document describes; null for what is left out, with a problem that says why. */
export function readEntity(read: ReadDocument, problems: Problem[]): Entity | null {
  const shape = Shape.safeParse(read.value);
  const say = (stops: boolean, path: (string | number)[], message: string) => {
    problems.push({ document: read.document, line: read.lineOf(...path), message, stops });
    return null;
  };
  if (!shape.success) {
    const path = (shape.error.issues[0]?.path ?? []) as (string | number)[];
    return say(true, path, SAID[path.join(".")] ?? `“${path.join(".")}” is not what it should be.`);
  }
  const { kind, metadata, spec = {} } = shape.data;
  const slug = slugOf(metadata.name);
  if (slug === "") return say(true, ["metadata", "name"], "The name has no letter or digit.");
  const place = { document: read.document, line: read.lineOf("metadata", "name") };
  switch (kind.toLowerCase()) {
    case "group":
      return { team: { slug, ...groupParts(metadata, spec), place } };
    case "component":
    case "system": {
      const isSystem = kind.toLowerCase() === "system";
      const service: ParsedService = {
        slug,
        kind: isSystem ? "SYSTEM" : "COMPONENT",
        ...serviceParts(metadata, spec, say),
        place,
      };
      const system = spec.system && readReference(spec.system, "system");
      return { service, ...(system && !isSystem && { system: slugOf(system.name) }) };
    }
    default:
      return say(
        false,
        ["kind"],
        `${kind} “${metadata.name}” is left out: only Component, System and Group are kept.`,
      );
  }
}

const SAID: Readonly<Record<string, string>> = {
  apiVersion: "This is no document of Backstage: apiVersion has to be backstage.io/v1alpha1.",
  kind: "The kind is missing.",
  metadata: "The metadata is missing.",
  "metadata.name": "The name is missing, or longer than 100 characters.",
};

type Say = (stops: boolean, path: (string | number)[], message: string) => null;

function groupParts(metadata: Metadata, { profile, members = [] }: Spec) {
  return {
    name: profile?.displayName ?? metadata.title ?? metadata.name,
    ...(profile?.email && { email: profile.email }),
    members: members.flatMap((member) => readReference(member, "user")?.name ?? member),
  };
}

function serviceParts(metadata: Metadata, spec: Spec, say: Say) {
  const tier = readTier(metadata, say);
  const links = metadata.links && readLinks(metadata.links, say);
  const team = spec.owner === undefined ? undefined : readOwner(spec.owner, say);
  const dependsOn = spec.dependsOn && readDependencies(spec.dependsOn, say);
  return {
    name: metadata.title ?? metadata.name,
    ...(metadata.description !== undefined && { description: metadata.description }),
    ...(tier !== undefined && { tier }),
    ...(team !== undefined && { team }),
    ...(links && { links }),
    ...(dependsOn && { dependsOn }),
  };
}

/** Backstage knows no tiers; ours stands in an annotation. */
function readTier({ annotations = {}, labels = {} }: Metadata, say: Say): number | undefined {
  const [path, value] =
    annotations["muster.dev/tier"] === undefined
      ? (["labels", labels.tier] as const)
      : (["annotations", annotations["muster.dev/tier"]] as const);
  if (value === undefined) return undefined;
  const tier = /[1-4]$/.exec(String(value))?.[0];
  if (tier !== undefined) return Number(tier);
  say(
    false,
    ["metadata", path],
    `The tier “${String(value).slice(0, 50)}” is left out: tiers go from 1 to 4.`,
  );
  return undefined;
}

function readLinks(links: readonly unknown[], say: Say) {
  return links.slice(0, 20).flatMap((link, index) => {
    const { url, title } = z
      .object({ url: z.unknown(), title: z.unknown() })
      .catch({ url: null, title: null })
      .parse(link);
    const read = ServiceLink.safeParse({ title: title ?? url, url });
    if (read.success) return [read.data];
    say(false, ["metadata", "links", index], "This link is left out: it needs a full address.");
    return [];
  });
}

/** People own nothing here: what one person owns has no team. */
function readOwner(owner: string, say: Say): string | undefined {
  const reference = readReference(owner, "group");
  if (reference?.kind === "group") return slugOf(reference.name);
  say(
    false,
    ["spec", "owner"],
    `The owner “${owner.slice(0, 100)}” is left out: only groups own services.`,
  );
  return undefined;
}

function readDependencies(dependsOn: readonly string[], say: Say): string[] {
  return dependsOn.flatMap((each, index) => {
    const reference = readReference(each, "component");
    if (reference && /^(component|system)$/.test(reference.kind)) return [slugOf(reference.name)];
    say(
      false,
      ["spec", "dependsOn", index],
      `“${each.slice(0, 100)}” is left out: only components and systems are kept.`,
    );
    return [];
  });
}
