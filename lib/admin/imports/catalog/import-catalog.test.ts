import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { editService } from "@/lib/catalog/services/edit-service";
import { readService } from "@/lib/find/standing/read-service";
import { editTeam } from "@/lib/people/teams/edit-team";
import { setMember } from "@/lib/people/teams/members";
import { readTeam } from "@/lib/people/teams/queries";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { importCatalog } from "./import-catalog";

const manager = await signIn("MANAGER");
const run = (format: "BACKSTAGE" | "CSV", text: string, dryRun = false) =>
  importCatalog.execute(manager, { format, text, dryRun });
let word = "";
beforeEach(() => {
  word = randomUUID().slice(0, 8);
});

const backstage = (email: string) => `# Everything about payments
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: crew-${word}
spec:
  type: team
  profile: { displayName: Payments crew, email: crew@example.org }
  members: [${email}, nobody-${word}]
---
apiVersion: backstage.io/v1alpha1
kind: System
metadata: { name: shop-${word}, title: Shop }
spec: { owner: group:default/crew-${word} }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: Pay_${word}
  description: Takes money
  annotations: { muster.dev/tier: "1" }
  links:
    - { url: https://grafana.example.org/d/pay, title: Dashboard }
    - { url: nonsense }
spec:
  type: service
  owner: crew-${word}
  system: shop-${word}
  dependsOn: [component:default/db-${word}, resource:bucket, component:gone]
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: db-${word} }
spec: { owner: user:jdoe }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: pay-api }
`;

describe("a catalogue of Backstage", () => {
  it("becomes teams and services; what cannot be kept is named with its line; twice changes nothing", async () => {
    const ada = await signIn("RESPONDER", "Ada");
    const { email } = await prisma().user.findUniqueOrThrow({ where: { id: ada.id } });
    const text = backstage(email);
    const done = await run("BACKSTAGE", text);
    expect(done.created.map(({ kind, slug }) => [kind, slug])).toEqual([
      ["TEAM", `crew-${word}`],
      ["SERVICE", `shop-${word}`],
      ["SERVICE", `pay-${word}`],
      ["SERVICE", `db-${word}`],
    ]);
    expect(done.problems.every(({ stops }) => !stops)).toBe(true);
    expect(done.problems.map(({ document, line, message }) => [document, line, message])).toEqual([
      [1, 5, expect.stringContaining(`nobody-${word}`)],
      [3, 19, expect.stringContaining("gone")],
      [3, 24, expect.stringContaining("link")],
      [3, 29, expect.stringContaining("resource:bucket")],
      [4, 34, expect.stringContaining("user:jdoe")],
      [5, 37, expect.stringContaining("API “pay-api”")],
    ]);
    const pay = await readService.execute(manager, { service: `pay-${word}` });
    expect(pay).toMatchObject({
      name: `Pay_${word}`,
      tier: 1,
      description: "Takes money",
      team: { slug: `crew-${word}`, name: "Payments crew" },
      dependsOn: [`db-${word}`],
      links: [{ title: "Dashboard", url: "https://grafana.example.org/d/pay" }],
    });
    const shop = await readService.execute(manager, { service: `shop-${word}` });
    expect(shop).toMatchObject({ name: "Shop", dependsOn: [`pay-${word}`] });
    const team = await readTeam.execute(manager, { team: `crew-${word}` });
    expect(team).toMatchObject({
      email: "crew@example.org",
      members: [{ user: { name: "Ada" }, lead: false }],
    });
    await setMember.execute(manager, { team: team.slug, userId: ada.id, lead: true });

    const events = await prisma().auditEvent.count();
    const again = await run("BACKSTAGE", text);
    expect([again.created, again.changed]).toEqual([[], []]);
    expect(await prisma().auditEvent.count()).toBe(events);
    // A file knows no leads: who was made one stays one.
    expect((await readTeam.execute(manager, { team: team.slug })).members[0]?.lead).toBe(true);
  });

  it("says what would change, and changes it only when it is meant", async () => {
    const text = backstage("nobody@example.org");
    expect((await run("BACKSTAGE", text, true)).created).toHaveLength(4);
    expect(await prisma().service.count({ where: { slug: { contains: word } } })).toBe(0);
    await run("BACKSTAGE", text);
    await editTeam.execute(manager, { team: `crew-${word}`, name: "Other" });
    await editService.execute(manager, { service: `pay-${word}`, tier: 4, dependsOn: [] });
    const changed = [
      { kind: "TEAM", slug: `crew-${word}`, changes: ["name: Other → Payments crew"] },
      {
        kind: "SERVICE",
        slug: `pay-${word}`,
        changes: ["tier: 4 → 1", `depends on: db-${word}`],
      },
    ];
    expect((await run("BACKSTAGE", text, true)).changed).toEqual(changed);
    expect((await run("BACKSTAGE", text)).changed).toEqual(changed);
    expect((await run("BACKSTAGE", text, true)).changed).toEqual([]);
  });

  it.each([
    ["what is no YAML", "kind: [a\nb: }", /not YAML/],
    ["what is no entity", "a: 1", /apiVersion/],
    ["a list", "- a\n- b", /describes nothing/],
    [
      "another version",
      "apiVersion: backstage.io/v2\nkind: Group\nmetadata: {name: x}",
      /apiVersion/,
    ],
    ["no name", "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {}", /name is missing/],
    ["deep nesting", "[".repeat(5_000), /nested too deeply/],
    ["deep blocks", `${" ".repeat(300)}a: 1`, /nested too deeply/],
    ["aliases of aliases", bomb(), /repeats its parts|not what it should|apiVersion/],
    ["what holds the parser up", "? ".repeat(9_000), /nested too deeply/],
    ["a long document", `a: "${"x".repeat(30_000)}"`, /longer than 20,000/],
  ])("stops at %s", async (_, broken, why) => {
    const sound = `${backstage("x@example.org")}---\n${broken}`;
    const dry = await run("BACKSTAGE", sound, true);
    const stopping = dry.problems.filter(({ stops }) => stops);
    expect(stopping).toMatchObject([{ document: 6, message: expect.stringMatching(why) }]);
    const refused = { code: "INVALID", fields: { [`line ${stopping[0]?.line}`]: /./ } };
    await expect(run("BACKSTAGE", sound)).rejects.toMatchObject(refused);
    expect(await prisma().service.count({ where: { slug: { contains: word } } })).toBe(0);
  });

  it("stops at an owner that is nowhere, a twin, and what is archived", async () => {
    const component = (name: string, owner: string) =>
      `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: ${name} }\nspec: { owner: ${owner} }\n`;
    const stops = async (text: string) =>
      (await run("BACKSTAGE", text, true)).problems.filter((each) => each.stops);
    expect(await stops(component(`a-${word}`, "no-such-team"))).toMatchObject([
      { line: 3, message: expect.stringContaining("no team “no-such-team”") },
    ]);
    const twins = [component(`a-${word}`, "user:x"), component(`A_${word}`, "user:x")].join(
      "---\n",
    );
    expect(await stops(twins)).toMatchObject([
      { line: 8, message: expect.stringContaining("in line 3") },
    ]);
    await run("BACKSTAGE", component(`a-${word}`, "user:x"));
    await editService.execute(manager, { service: `a-${word}`, archived: true });
    expect(await stops(component(`a-${word}`, "user:x"))).toMatchObject([
      { message: expect.stringContaining("archived") },
    ]);
  });
});

describe("a table", () => {
  it("becomes services that may depend on each other; empty cells leave what they are about", async () => {
    const [a, b] = [`a-${word}`, `b-${word}`];
    const text = `\uFEFFSlug,Name,Tier,Description,depends_on,Cost\n${a},"Alpha, the first",1,"Says ""hi""",${b},5\n\n${b},Beta,,,${a} ${a}\n`;
    await expect(run("CSV", text)).rejects.toMatchObject({
      fields: { "line 4": expect.stringContaining("more or fewer cells") },
    });
    const done = await run("CSV", text.replace(`${a} ${a}\n`, `${a} ${a},\n`));
    expect(done.problems).toMatchObject([{ line: 1, stops: false, message: /“cost”/ }]);
    expect(await readService.execute(manager, { service: a })).toMatchObject({
      name: "Alpha, the first",
      tier: 1,
      description: 'Says "hi"',
      dependsOn: [b],
    });
    const change = await run("CSV", `slug;tier;name\n${a};2;\n${b};;Bet\n`);
    expect(change.changed.map(({ slug, changes }) => [slug, changes])).toEqual([
      [a, ["tier: 1 → 2"]],
      [b, ["name: Beta → Bet"]],
    ]);
    expect((await readService.execute(manager, { service: b })).dependsOn).toEqual([a]);
  });

  it.each([
    ["a wrong tier", "slug,name,tier\nx,X,9", 2, /Tiers go from/],
    ["a wrong short name", "slug,name\nX Y,Z", 2, /small letters/],
    ["no short names", "name\nX", 1, /no column “slug”/],
    ["no rows", "slug,name\n", 1, /no service/],
    ["an open quotation", 'slug,name\nx,"X', 2, /never closed/],
    ["a new one without a name", "slug\nno-such-service-yet", 2, /needs a name/],
    ["a name of a page", "slug,name\nimport,Import", 2, /page of Muster/],
    ["an unknown team", "slug,name,team\nx-new,X,no-such-team", 2, /no team/],
  ])("stops at %s", async (_, text, line, why) => {
    const { problems } = await run("CSV", text, true);
    expect(problems.filter(({ stops }) => stops)).toMatchObject([{ line, message: why }]);
    await expect(run("CSV", text)).rejects.toMatchObject({ code: "INVALID" });
  });

  it("is imported once by two at once, and by managers only", async () => {
    const text = `slug,name\nonce-${word},Once\n`;
    const both = await Promise.all([run("CSV", text), run("CSV", text)]);
    expect(both.map(({ created }) => created.length).sort()).toEqual([0, 1]);
    const lead = await signIn("RESPONDER");
    const refused = importCatalog.execute(lead, { format: "CSV", text });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

/** Each alias stands for ten of the one before. */
function bomb(): string {
  const ten = (name: string) => `[${Array(10).fill(`*${name}`).join(", ")}]`;
  const rows = Array.from({ length: 8 }, (_, at) => `a${at + 1}: &a${at + 1} ${ten(`a${at}`)}`);
  return ["a0: &a0 x", ...rows].join("\n");
}
