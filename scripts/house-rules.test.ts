import { describe, expect, it } from "vitest";
import { judgeHouse, RULES } from "./house.js";
import { readTree } from "./lib/tree.js";

/** For each rule a small tree that breaks it, and nearly the same tree that does not. */
const CASES: Record<string, { bad: Record<string, string>; good: Record<string, string> }> = {
  "file size": {
    bad: { "components/a/a.tsx": "x\n".repeat(201) },
    good: { "components/a/a.tsx": "x\n".repeat(200), "lib/platform/core/a.ts": "x\n".repeat(250) },
  },
  "folder names": {
    bad: { "lib/platform/core/utils/text.ts": "" },
    good: { "lib/platform/core/text.ts": "" },
  },
  "no barrels": {
    bad: { "lib/platform/core/index.ts": 'export * from "./clock";' },
    good: { "lib/platform/core/clock.ts": "export const a = 1;" },
  },
  "import direction": {
    bad: { "lib/platform/core/a.ts": 'import { Button } from "@/components/ui/button";' },
    good: {
      "components/respond/incidents/a.tsx": 'import { rank } from "@/lib/respond/incidents/rules";',
    },
  },
  "module ranks": {
    bad: { "lib/respond/incidents/a.ts": 'import { post } from "../timeline/post";' },
    good: { "lib/respond/timeline/a.ts": 'import { load } from "@/lib/respond/incidents/load";' },
  },
  "primitives know no domain": {
    bad: { "components/ui/a.tsx": 'import { Severity } from "@/lib/respond/incidents/rules";' },
    good: {
      "components/ui/a.tsx": 'import { inWords } from "@/lib/platform/core/clock/duration";',
    },
  },
  "components stay in the browser": {
    bad: {
      "components/respond/incidents/a.tsx": 'import { load } from "@/lib/respond/incidents/load";',
      "lib/respond/incidents/load.ts": 'import "server-only";',
    },
    good: {
      "components/respond/incidents/a.tsx":
        'import type { Row } from "@/lib/respond/incidents/load";',
      "lib/respond/incidents/load.ts": 'import "server-only";',
    },
  },
  "who holds the database client": {
    bad: { "lib/respond/incidents/a.ts": 'import { prisma } from "@/lib/platform/core/db";' },
    good: { "lib/respond/incidents/a.ts": 'import type { Tx } from "@/lib/platform/core/db";' },
  },
  "one clock": {
    bad: { "lib/respond/incidents/a.ts": "const at = new Date();" },
    good: {
      "lib/respond/incidents/a.ts": "// new Date() is refused\nconst at = new Date(row.at);",
    },
  },
  "only its module writes a table": {
    bad: {
      "lib/respond/timeline/a.ts": "await tx.incident.update({});",
      "prisma/schema/incidents.prisma": "model Incident {\n}",
    },
    good: {
      "lib/respond/incidents/a.ts": "await tx.incident.update({});",
      "lib/respond/timeline/a.ts": "await db.auditEvent.findMany({});",
      "prisma/schema/audit.prisma": "model AuditEvent {\n}",
      "prisma/schema/incidents.prisma": "model Incident {\n}",
    },
  },
  "entrances are wrapped": {
    bad: { "app/api/v1/incidents/route.ts": "export async function GET() {}" },
    good: { "app/api/v1/incidents/route.ts": "export const GET = queryRoute(listIncidents);" },
  },
};

const rulesBrokenBy = (tree: Record<string, string>) => [
  ...new Set(judgeHouse(new Map(Object.entries(tree))).map(({ rule }) => rule)),
];

describe("the house check", () => {
  it("has a case for every rule", () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(RULES).sort());
  });

  it.each(Object.entries(CASES))("catches a breach of: %s", (rule, { bad, good }) => {
    expect(rulesBrokenBy(bad)).toEqual([rule]);
    expect(rulesBrokenBy(good)).toEqual([]);
  });

  it("catches a write to the audit log from another module", () => {
    const tree = {
      "lib/respond/timeline/a.ts": "await tx.auditEvent.create({});",
      "prisma/schema/audit.prisma": "model AuditEvent {\n}",
    };
    expect(rulesBrokenBy(tree)).toEqual(["only its module writes a table"]);
  });

  it("catches an action that is not a wrapped command", () => {
    const tree = {
      "lib/people/people/actions.ts": '"use server";\nexport const a = async () => 1;',
    };
    expect(rulesBrokenBy(tree)).toEqual(["entrances are wrapped"]);
  });

  it("reads a tree that has this project's files", () => {
    expect(readTree().has("scripts/house.js")).toBe(true);
  });
});
