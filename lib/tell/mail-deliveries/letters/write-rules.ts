import type { Letter, LetterLine, LetterPart } from "@/lib/platform/mail/letter-rules";
import type { Severity } from "@/lib/respond/clocks/policy";

/** A notification as a mail tells it; the incident is named as it is now. */
export type Telling = {
  readonly sentence: string;
  /** What it is about in detail, as it is now. */
  readonly items?: readonly TellingItem[];
  readonly path: string;
  readonly createdAt: Date;
  readonly incident: {
    readonly id: string;
    readonly ref: string;
    readonly number: number;
    readonly title: string;
    readonly severity: Severity;
  } | null;
};

export type TellingItem = { readonly text: string; readonly note: string; readonly path: string };

export type Written = {
  readonly subject: string;
  readonly letter: Letter;
  /** The incident whose thread it belongs to; null when it is about several or none. */
  readonly incidentId: string | null;
  /** What the mail carries and no log of it may keep. */
  readonly secret?: string;
};

/** Puts what a person is to be told into one mail, grouped by incident. @param base Muster's own address */
export function writeMail(tellings: readonly Telling[], base: string): Written {
  const groups = byIncident(tellings);
  const subject = subjectOf(groups);
  return {
    subject,
    letter: {
      title: subject,
      parts: groups.map((group) => partOf(group, base)),
      footer: footer(base),
    },
    incidentId: groups.length === 1 ? (groups[0]?.[0]?.incident?.id ?? null) : null,
  };
}

/** The mail that a person sends to themselves to see whether it comes. */
export function writeTest(base: string): Written {
  const subject = "Muster can send you mail";
  const line = { text: "This is the test mail you asked for. Mail from Muster reaches you." };
  const letter = {
    title: subject,
    parts: [{ heading: null, lines: [line] }],
    footer: footer(base),
  };
  return { subject, letter, incidentId: null };
}

/** In the order in which the incidents first come up. */
function byIncident(tellings: readonly Telling[]): Telling[][] {
  const groups = new Map<string | null, Telling[]>();
  for (const telling of tellings) {
    const id = telling.incident?.id ?? null;
    groups.set(id, [...(groups.get(id) ?? []), telling]);
  }
  return [...groups.values()];
}

function subjectOf(groups: readonly (readonly Telling[])[]): string {
  const [group = []] = groups;
  const [first] = group;
  if (groups.length > 1 || !first) {
    const refs = groups.flatMap(([telling]) => telling?.incident?.ref ?? []);
    const about = refs.length > 0 ? ` on ${listOf(refs)}` : "";
    return `${groups.flat().length} notifications${about}`;
  }
  const what = group.length === 1 ? inSubject(first.sentence) : `${group.length} notifications`;
  if (!first.incident) return capital(what);
  const { severity, ref, title } = first.incident;
  return `[${severity}] ${ref} ${title}: ${what}`;
}

function partOf(group: readonly Telling[], base: string): LetterPart {
  const incident = group[0]?.incident;
  return {
    heading: incident
      ? {
          text: `${incident.ref} ${incident.title}`,
          note: incident.severity,
          link: `${base}/incidents/${incident.number}`,
        }
      : null,
    lines: group.flatMap(({ sentence, path, createdAt, items = [] }): LetterLine[] => {
      const isHeading = incident && path === `/incidents/${incident.number}`;
      const line = {
        text: sentence,
        note: timeOf(createdAt),
        ...(!isHeading && { link: `${base}${path}` }),
      };
      return [line, ...items.map((item) => ({ ...item, link: `${base}${item.path}` }))];
    }),
  };
}

function footer(base: string): LetterLine[] {
  return [
    { text: "You get this because you have an account on this Muster." },
    { text: "Choose what is mailed to you", link: `${base}/settings/notifications` },
  ];
}

/** "2026-05-01 10:00 UTC": nobody's own zone, so that the zone is said. */
function timeOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** A sentence in the middle of a line: small letter first, unless it begins with a name; no full stop. */
function inSubject(sentence: string): string {
  const line = sentence.replace(/\.$/, "");
  return /^(The|You|Your|An?|Checklist|Somebody)\b/.test(line)
    ? line.charAt(0).toLowerCase() + line.slice(1)
    : line;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listOf(names: readonly string[]): string {
  if (names.length > 3) return `${names.length} incidents`;
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}
