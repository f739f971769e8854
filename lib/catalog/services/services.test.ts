import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createRunbook } from "@/lib/catalog/runbooks/create-runbook";
import { editRunbook } from "@/lib/catalog/runbooks/edit-runbook";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { editIncident } from "@/lib/respond/incidents/edit";
import { readIncident } from "@/lib/respond/incidents/queries";
import { signIn } from "@/lib/testing/core/people";
import { makeTeam } from "@/lib/testing/people/teams";
import { createService } from "./create-service";
import { editService } from "./edit-service";
import { listServiceNames } from "./queries";

const manager = await signIn("MANAGER");
const slugOf = () => `svc-${randomUUID()}`;
const make = (given: object = {}) =>
  createService.execute(manager, { slug: slugOf(), name: "Some service", ...given });
const edit = (service: string, wish: object) => editService.execute(manager, { service, ...wish });
const LINKS = [{ title: "Dashboard", url: "https://grafana.example.org/d/checkout" }];

describe("a service", () => {
  it("has a team, links, and others that it does not work without", async () => {
    const { slug: team, name } = await makeTeam();
    const [db, queue] = [await make(), await make()];
    const made = await make({ team, links: LINKS, dependsOn: [queue.slug, db.slug, db.slug] });
    expect(made).toMatchObject({
      team: { slug: team, name },
      links: LINKS,
      dependsOn: [db.slug, queue.slug].sort(),
      tier: 3,
      version: 1,
      archivedAt: null,
    });
  });

  it("is changed in parts; what is left out stays, and a change that changes nothing is none", async () => {
    const below = await make();
    const { slug } = await make({
      links: LINKS,
      dependsOn: [below.slug],
      description: "Takes money",
    });
    const edited = await edit(slug, { version: 1, tier: 1 });
    expect(edited).toMatchObject({
      tier: 1,
      links: LINKS,
      dependsOn: [below.slug],
      description: "Takes money",
      version: 2,
    });
    expect((await edit(slug, { tier: 1, links: LINKS, dependsOn: [below.slug] })).version).toBe(2);
    expect(await edit(slug, { links: [], dependsOn: [], team: null })).toMatchObject({
      links: [],
      dependsOn: [],
      version: 3,
    });
    const events = await prisma().auditEvent.findMany({
      where: { type: "service.edited", subjectId: edited.id },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ before, after }) => [before, after])).toEqual([
      [{ tier: 3 }, { tier: 1 }],
      [
        { links: LINKS, dependsOn: [below.slug] },
        { links: [], dependsOn: [] },
      ],
    ]);
  });

  it("may stand in a circle, but never depends on itself", async () => {
    const first = await make();
    const second = await make({ dependsOn: [first.slug] });
    expect((await edit(first.slug, { dependsOn: [second.slug] })).dependsOn).toEqual([second.slug]);
    const itself = { code: "INVALID", fields: { dependsOn: /itself/ } };
    await expect(edit(first.slug, { dependsOn: [first.slug] })).rejects.toMatchObject(itself);
    const slug = slugOf();
    await expect(make({ slug, dependsOn: [slug] })).rejects.toMatchObject(itself);
    expect(await prisma().service.count({ where: { slug } })).toBe(0);
  });

  it("is offered no more once it is archived; all that names it stays readable, and it comes back", async () => {
    const { slug, name } = await make({ name: `Old ${randomUUID()}` });
    const above = await make({ dependsOn: [slug] });
    const declared = await declareIncident.execute(manager, {
      title: "Old one fails",
      severity: "SEV3",
      services: [slug],
    });
    const written = await createRunbook.execute(manager, {
      title: "Restart it",
      body: "1. Restart it.",
      services: [slug],
    });
    expect((await edit(slug, { archived: true })).archivedAt).not.toBeNull();
    const names = await listServiceNames.execute(manager, {});
    expect(names.map((service) => service.slug)).not.toContain(slug);
    const incident = await readIncident.execute(manager, { incident: declared.number });
    expect(incident.services).toEqual([{ slug, name }]);
    const refused = { code: "INVALID" };
    await expect(
      declareIncident.execute(manager, { title: "Again", severity: "SEV3", services: [slug] }),
    ).rejects.toMatchObject(refused);
    await expect(make({ dependsOn: [slug] })).rejects.toMatchObject({
      fields: { dependsOn: /archived/ },
    });
    // Who names it already goes on saying so, whatever else they change.
    const both = [slug, above.slug];
    const edited = await editIncident.execute(manager, {
      incident: declared.number,
      services: both,
    });
    expect(edited.services.map((service) => service.slug).sort()).toEqual([...both].sort());
    const runbook = { runbook: written.number, version: 1, services: both };
    expect((await editRunbook.execute(manager, runbook)).services).toHaveLength(2);
    const kept = await edit(above.slug, { dependsOn: [slug], tier: 2 });
    expect(kept).toMatchObject({ dependsOn: [slug], tier: 2 });
    expect((await edit(slug, { archived: false })).archivedAt).toBeNull();
  });

  it.each([
    ["an unknown team", { team: "no-such-team" }, "team"],
    ["an unknown dependency", { dependsOn: ["no-such-service"] }, "dependsOn"],
    [
      "a link that is no web address",
      { links: [{ title: "X", url: "javascript:alert(1)" }] },
      "links.0.url",
    ],
    ["a fifth tier", { tier: 5 }, "tier"],
  ])("refuses %s, and stores nothing", async (_, wrong, field) => {
    const refused = { code: "INVALID", fields: { [field]: expect.any(String) } };
    const slug = slugOf();
    await expect(make({ slug, ...wrong })).rejects.toMatchObject(refused);
    expect(await prisma().service.count({ where: { slug } })).toBe(0);
    await make({ slug });
    await expect(edit(slug, { name: "Other", ...wrong })).rejects.toMatchObject(refused);
    expect((await edit(slug, {})).name).toBe("Some service");
  });

  it("is not found where there is none", async () => {
    await expect(edit("no-such-service", { tier: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("two people at once", () => {
  it("never write over each other", async () => {
    const { slug } = await make();
    const saves = await Promise.allSettled(
      ["One", "Other"].map((name) => edit(slug, { version: 1, name })),
    );
    const refused = saves.flatMap((save) => (save.status === "rejected" ? [save.reason] : []));
    expect(refused).toMatchObject([{ code: "CONFLICT", current: { version: 2 } }]);
  });

  it("do not make one service twice, nor close a circle badly", async () => {
    const slug = slugOf();
    const made = await Promise.allSettled([make({ slug }), make({ slug })]);
    expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [a, b] = [await make(), await make()];
    await Promise.all([
      edit(a.slug, { dependsOn: [b.slug] }),
      edit(b.slug, { dependsOn: [a.slug] }),
    ]);
    expect((await edit(a.slug, {})).dependsOn).toEqual([b.slug]);
  });
});
