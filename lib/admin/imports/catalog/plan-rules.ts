import { RESERVED_SLUGS } from "@/lib/catalog/services/schemas";
import type { Problem } from "@/lib/platform/core/yaml/place";
import type { ParsedCatalog, ParsedService, ParsedTeam } from "./parsed";

/** What is there already of what a file names. */
export type KnownCatalog = {
  readonly teams: ReadonlyMap<string, KnownTeam>;
  readonly services: ReadonlyMap<string, KnownService>;
  /** Ids of people by their e-mail address, and by what stands before its @ where that is one person's alone. */
  readonly people: ReadonlyMap<string, string>;
};
export type KnownTeam = {
  readonly name: string;
  readonly email: string | null;
  readonly isArchived: boolean;
  /** Ids. */
  readonly members: ReadonlySet<string>;
};
export type KnownService = {
  readonly name: string;
  readonly tier: number;
  readonly description: string;
  readonly team: string | null;
  readonly dependsOn: readonly string[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly isArchived: boolean;
};

/** What an import would do with one thing of the file. */
export type Step<T> = T & {
  readonly does: "CREATE" | "CHANGE" | "NOTHING";
  /** What becomes another than it is, in words. */
  readonly changes: readonly string[];
};
export type Plan = {
  readonly teams: readonly Step<ParsedTeam & { readonly memberIds: readonly string[] }>[];
  readonly services: readonly Step<ParsedService>[];
  readonly problems: readonly Problem[];
};

/** Compares a file with what is there. The same file again plans nothing. */
export function planImport(parsed: ParsedCatalog, known: KnownCatalog): Plan {
  const problems: Problem[] = [...parsed.problems];
  problems.push(...twins(parsed.teams, "team"), ...twins(parsed.services, "service"));
  const teams = parsed.teams.map((team) => planTeam(team, known, problems));
  const inFile = {
    teams: new Set(parsed.teams.map(({ slug }) => slug)),
    services: new Set(parsed.services.map(({ slug }) => slug)),
  };
  const services = parsed.services.map((service) => planService(service, inFile, known, problems));
  return { teams, services, problems };
}

function twins(
  things: readonly { slug: string; place: Problem | ParsedTeam["place"] }[],
  what: string,
) {
  const seen = new Map<string, number>();
  return things.flatMap(({ slug, place }): Problem[] => {
    const first = seen.get(slug);
    if (first === undefined) seen.set(slug, place.line);
    return first === undefined
      ? []
      : [
          {
            ...place,
            stops: true,
            message: `The ${what} “${slug}” is described twice: in line ${first}, too.`,
          },
        ];
  });
}

function planTeam(
  team: ParsedTeam,
  known: KnownCatalog,
  problems: Problem[],
): Plan["teams"][number] {
  const memberIds: string[] = [];
  for (const member of team.members) {
    const id = known.people.get(member.toLowerCase());
    if (id !== undefined) memberIds.push(id);
    else {
      const message = `Nobody here is “${member.slice(0, 100)}”: they are left out of ${team.name}.`;
      problems.push({ ...team.place, stops: false, message });
    }
  }
  const before = known.teams.get(team.slug);
  if (!before) return { ...team, memberIds, does: "CREATE", changes: [] };
  if (before.isArchived) {
    const message = `The team “${team.slug}” is archived: restore it first, or leave it out.`;
    problems.push({ ...team.place, stops: true, message });
  }
  const newMembers = memberIds.filter((id) => !before.members.has(id)).length;
  const changes = [
    ...(before.name === team.name ? [] : [`name: ${before.name} → ${team.name}`]),
    ...(team.email === undefined || team.email === before.email ? [] : [`mail: ${team.email}`]),
    ...(newMembers === 0 ? [] : [newMembers === 1 ? "1 new member" : `${newMembers} new members`]),
  ];
  return { ...team, memberIds, does: changes.length === 0 ? "NOTHING" : "CHANGE", changes };
}

type InFile = { readonly teams: ReadonlySet<string>; readonly services: ReadonlySet<string> };

function planService(
  given: ParsedService,
  inFile: InFile,
  known: KnownCatalog,
  problems: Problem[],
): Step<ParsedService> {
  const before = known.services.get(given.slug);
  judgeOwner(given, inFile, known, problems);
  if (RESERVED_SLUGS.has(given.slug)) {
    const message = `“${given.slug}” is taken by a page of Muster: call the service otherwise.`;
    problems.push({ ...given.place, stops: true, message });
  }
  if (before?.isArchived) {
    const message = `The service “${given.slug}” is archived: restore it first, or leave it out.`;
    problems.push({ ...given.place, stops: true, message });
  }
  const dependsOn = given.dependsOn && soundDependencies(given, inFile, known, problems);
  const service = dependsOn ? { ...given, dependsOn } : given;
  if (!before) {
    if (service.name === undefined) {
      const message = `“${service.slug}” is new and needs a name.`;
      problems.push({ ...service.place, stops: true, message });
    }
    return { ...service, does: "CREATE", changes: [] };
  }
  const changes = changesOf(service, before);
  return { ...service, does: changes.length === 0 ? "NOTHING" : "CHANGE", changes };
}

function judgeOwner(
  { team, place }: ParsedService,
  inFile: InFile,
  known: KnownCatalog,
  problems: Problem[],
): void {
  if (team === undefined || inFile.teams.has(team)) return;
  const owner = known.teams.get(team);
  if (owner && !owner.isArchived) return;
  const message = owner
    ? `The team “${team}” is archived: restore it first.`
    : `There is no team “${team}”. Make it first, or describe it in the file as a Group.`;
  problems.push({ ...place, stops: true, message });
}

/** Those that will be there; each once, in order, never the service itself. */
function soundDependencies(
  { slug, dependsOn = [], place }: ParsedService,
  inFile: InFile,
  known: KnownCatalog,
  problems: Problem[],
): string[] {
  return [...new Set(dependsOn)].sort().filter((other) => {
    const isThere = inFile.services.has(other) || known.services.get(other)?.isArchived === false;
    if (isThere && other !== slug) return true;
    const message =
      other === slug
        ? `“${slug}” cannot depend on itself: that is left out.`
        : `“${slug}” depends on “${other}”, which is neither in the file nor here: that is left out.`;
    problems.push({ ...place, stops: false, message });
    return false;
  });
}

function changesOf(given: ParsedService, before: KnownService): string[] {
  const links = (of: KnownService["links"]) =>
    JSON.stringify(of.map(({ title, url }) => [title, url]));
  const said: readonly (readonly [boolean, string])[] = [
    [
      given.name !== undefined && given.name !== before.name,
      `name: ${before.name} → ${given.name}`,
    ],
    [
      given.tier !== undefined && given.tier !== before.tier,
      `tier: ${before.tier} → ${given.tier}`,
    ],
    [given.description !== undefined && given.description !== before.description, "description"],
    [
      given.team !== undefined && given.team !== before.team,
      `team: ${before.team ?? "none"} → ${given.team}`,
    ],
    [
      given.dependsOn !== undefined &&
        given.dependsOn.join() !== [...before.dependsOn].sort().join(),
      `depends on: ${given.dependsOn?.join(", ") || "nothing"}`,
    ],
    [given.links !== undefined && links(given.links) !== links(before.links), "links"],
  ];
  return said.flatMap(([isOther, words]) => (isOther ? [words] : []));
}
