import { describe, expect, it } from "vitest";
import { drawHouse, readPicture } from "./house/draw.js";
import { judgeHouse, RULES } from "./house.js";
import { readTree } from "./lib/tree.js";

type Tree = Record<string, string>;

const SCHEMA: Tree = {
  "prisma/schema/audit.prisma": 'model AuditEvent {\n  id String\n  @@map("audit_event")\n}',
  "prisma/schema/incidents.prisma":
    'model Incident {\n  id String\n  entries Entry[]\n  @@map("incident")\n}',
  "prisma/schema/timeline.prisma":
    'model Entry {\n  id String\n  incident Incident @relation(fields: [a], references: [id])\n  @@map("entry")\n}',
};
const INCIDENTS = "lib/respond/incidents/a.ts";
const TIMELINE = "lib/respond/timeline/a.ts";

/** For each rule trees that break it, each in another way, and nearly the same trees that do not. */
const CASES: Record<string, { bad: Tree[]; good: Tree[] }> = {
  "file size": {
    bad: [{ "components/ui/a.tsx": "//\n".repeat(201) }, { [INCIDENTS]: "//\n".repeat(251) }],
    good: [{ "components/ui/a.tsx": "//\n".repeat(200), [INCIDENTS]: "//\n".repeat(250) }],
  },
  "folder size": {
    bad: [files("lib/respond/incidents/a", 26)],
    good: [{ ...files("lib/respond/incidents/a", 25), ...files("lib/respond/incidents/b/a", 25) }],
  },
  "folder names": {
    bad: [{ "lib/platform/core/utils/text.ts": "" }, { "components/ui/helpers.ts": "" }],
    good: [{ "lib/platform/core/text.ts": "" }],
  },
  "groups and modules": {
    bad: [
      { "lib/respond/gossip/a.ts": "" },
      { "lib/learn/incidents/a.ts": "" },
      { "lib/respond/a.ts": "" },
      { "components/respond/gossip/a.tsx": "" },
      { "components/incidents/a.tsx": "" },
      // Where more than one module is there, all that the table ranks have to be.
      { [INCIDENTS]: "", [TIMELINE]: "" },
    ],
    good: [{ [INCIDENTS]: "" }, { "components/respond/incidents/a.tsx": "" }],
  },
  "no barrels": {
    bad: [
      { [INCIDENTS]: 'export * from "./clock";' },
      { [INCIDENTS]: 'export { a } from "./clock";' },
      { [INCIDENTS]: 'export type { A } from "./clock";' },
    ],
    good: [{ [INCIDENTS]: "export const a = 1; // export * from here" }],
  },
  "import direction": {
    bad: [
      { [INCIDENTS]: 'import { Button } from "@/components/ui/button";' },
      { [INCIDENTS]: 'import { seed } from "@/scripts/bench/seed";' },
      { "components/ui/a.tsx": 'import page from "@/app/page";' },
    ],
    good: [
      {
        "components/respond/incidents/a.tsx":
          'import { rank } from "@/lib/respond/incidents/rules";',
      },
    ],
  },
  "module ranks": {
    bad: [
      { [INCIDENTS]: 'import { post } from "../timeline/post";' },
      { [INCIDENTS]: 'import type { Post } from "@/lib/respond/timeline/post";' },
      { [INCIDENTS]: 'const { post } = await import("@/lib/respond/timeline/post");' },
      { [INCIDENTS]: 'type Post = import("@/lib/respond/timeline/post").Post;' },
      { [INCIDENTS]: 'import { make } from "@/lib/testing/respond/make";' },
      {
        "lib/record/events/registry.ts": 'import { load } from "@/lib/respond/incidents/load";',
      },
    ],
    good: [
      { [TIMELINE]: 'import { load } from "@/lib/respond/incidents/load";' },
      { [INCIDENTS]: '// import { post } from "../timeline/post";' },
      {
        "lib/record/events/registry.ts":
          'import { IncidentEvents } from "@/lib/respond/incidents/events";',
      },
    ],
  },
  "events are leaves": {
    bad: [
      { "lib/respond/incidents/events.ts": 'import { Severity } from "./rules";' },
      {
        "lib/respond/incidents/events.ts":
          'import type { Kind } from "@/lib/respond/clocks/rules";',
      },
    ],
    good: [
      {
        "lib/respond/incidents/events.ts":
          'import { z } from "zod";\nimport { event } from "@/lib/platform/audit/event";',
      },
      { "lib/respond/incidents/rules.ts": 'import { Severity } from "./schemas";' },
    ],
  },
  "primitives know no domain": {
    bad: [
      { "components/ui/a.tsx": 'import { Severity } from "@/lib/respond/incidents/rules";' },
      { "components/ui/a.tsx": 'import { Mark } from "@/components/respond/incidents/mark";' },
    ],
    good: [{ "components/ui/a.tsx": 'import { inWords } from "@/lib/platform/core/duration";' }],
  },
  "components stay in the browser": {
    bad: [
      {
        "components/respond/incidents/a.tsx":
          'import { load } from "@/lib/respond/incidents/load";',
        "lib/respond/incidents/load.ts": 'import "server-only";',
      },
    ],
    good: [
      {
        "components/respond/incidents/a.tsx":
          'import type { Row } from "@/lib/respond/incidents/load";',
        "lib/respond/incidents/load.ts": 'import "server-only";',
      },
    ],
  },
  "who holds the database client": {
    bad: [
      { [INCIDENTS]: 'import { prisma } from "@/lib/platform/core/db";' },
      { [INCIDENTS]: 'import pg from "pg";' },
    ],
    good: [{ [INCIDENTS]: 'import type { Tx } from "@/lib/platform/core/db";' }],
  },
  "one clock": {
    bad: [
      "new Date()",
      "new Date",
      "Date()",
      "Date.now()",
      'Date["now"]()',
      "new globalThis.Date",
    ].map((code) => ({ [INCIDENTS]: `const at = ${code};` })),
    good: [{ [INCIDENTS]: "// new Date() is refused\nconst at = new Date(row.at);" }],
  },
  "nothing fetches": {
    bad: [
      { "components/respond/incidents/a.tsx": 'await fetch("/api/a");' },
      { [INCIDENTS]: 'await globalThis.fetch("/api/a");' },
    ],
    good: [{ [INCIDENTS]: "await fetchNext();" }],
  },
  "pages stay without a network": {
    bad: [
      { "components/respond/incidents/a.tsx": "router.refresh();" },
      { "app/(console)/a.tsx": "const act = () => useRouter().refresh();" },
    ],
    good: [{ "components/respond/incidents/a.tsx": "refreshOnline(router);" }],
  },
  "entrances are wrapped": {
    bad: [
      { "app/api/v1/incidents/route.ts": "export async function GET() {}" },
      { "app/api/v1/incidents/route.ts": "const GET = () => null;\nexport { GET };" },
      { "lib/respond/incidents/actions.ts": '"use server";\nexport const a = async () => 1;' },
      { "lib/respond/incidents/actions.ts": '"use server";\nexport async function a() {}' },
      { "lib/respond/incidents/actions.ts": '"use server";\nexport default async () => 1;' },
      { "lib/respond/incidents/actions.ts": '"use server";\nconst a = 1;\nexport { a };' },
      { "lib/respond/incidents/actions.ts": "export const a = action(declare);" },
    ],
    good: [
      { "app/api/v1/incidents/route.ts": "export const GET = queryRoute(listIncidents);" },
      { "lib/respond/incidents/actions.ts": '"use server";\nexport const a = action(declare);' },
    ],
  },
  "only its module writes a table": {
    bad: [
      "await tx.incident.update({});",
      'await tx["incident"].update({});',
      "const handle = tx;\nawait handle.incident.update({});",
      "const { incident } = tx;",
      "const incidents = tx.incident;",
      "await tx.$executeRaw`update incident set title = null`;",
      'await client.query("delete from incident where id = $1");',
      "await tx.entry.create({ data: { incident: { update: { title: a } } } });",
      "await tx.entry.update({ where: { id }, data: { incident: { delete: true } } });",
      "await tx.auditEvent.create({});",
    ]
      .map((code): Tree => ({ ...SCHEMA, [TIMELINE]: code }))
      .concat([
        { ...SCHEMA, [INCIDENTS]: "await db.entry.findMany({});" },
        {
          ...SCHEMA,
          [INCIDENTS]: "await db.$queryRaw`select 1 from incident join entry on true`;",
        },
      ]),
    good: [
      { ...SCHEMA, [INCIDENTS]: "await tx.incident.update({});" },
      { ...SCHEMA, [TIMELINE]: "await db.auditEvent.findMany({});" },
      { ...SCHEMA, [TIMELINE]: "await db.$queryRaw`select id from incident`;" },
      { ...SCHEMA, [TIMELINE]: 'const says = "Update incident titles from the entry";' },
      {
        ...SCHEMA,
        [TIMELINE]: "await tx.entry.create({ data: { incident: { connect: { id } } } });",
      },
    ],
  },
};

const brokenBy = (tree: Tree) => [
  ...new Set(judgeHouse(new Map(Object.entries(tree))).map(({ rule }) => rule)),
];
const listed = (kind: "bad" | "good") =>
  Object.entries(CASES).flatMap(([rule, cases]) =>
    cases[kind].map((tree, at) => [rule, at + 1, tree] as const),
  );

describe("the house check", () => {
  it("has a case for every rule", () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(RULES).sort());
  });

  it.each(listed("bad"))("refuses a breach of: %s (%i)", (rule, _, tree) => {
    expect(brokenBy(tree)).toEqual([rule]);
  });

  it.each(listed("good"))("lets pass what keeps: %s (%i)", (_, __, tree) => {
    expect(brokenBy(tree)).toEqual([]);
  });

  it("says where", () => {
    const tree = new Map([[INCIDENTS, "const a = 1;\n\nconst at = new Date();\n"]]);
    expect(judgeHouse(tree)).toMatchObject([{ file: INCIDENTS, line: 3 }]);
  });

  it("reads a tree that has this project's files", () => {
    expect(readTree().has("scripts/house.js")).toBe(true);
  });

  it("is drawn in docs/architecture.md as its table says", () => {
    expect(readPicture()).toBe(drawHouse());
  });
});

function files(start: string, count: number): Tree {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`${start}${at}.ts`, ""]));
}
