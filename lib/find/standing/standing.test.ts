import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createService } from "@/lib/catalog/services/create-service";
import { editService } from "@/lib/catalog/services/edit-service";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { cancelIncident } from "@/lib/respond/incidents/steps/cancel";
import { signIn } from "@/lib/testing/core/people";
import { makeTeam } from "@/lib/testing/people/teams";
import { listServices } from "./list-services";
import { readFelt } from "./read-felt";
import { readNeighbours } from "./read-neighbours";
import { readService } from "./read-service";

const manager = await signIn("MANAGER");

/** A chain of services, each depending on the next: the first is felt last. */
async function makeChain(names: readonly string[]) {
  const word = randomUUID().slice(0, 8);
  const slugs = names.map((name) => `${name}-${word}`);
  for (const [index, slug] of [...slugs.entries()].reverse()) {
    const below = slugs[index + 1];
    const dependsOn = below === undefined ? [] : [below];
    await createService.execute(manager, { slug, name: slug, tier: 2, dependsOn });
  }
  return { slugs, word };
}
const hit = (services: readonly string[], given: object = {}) =>
  declareIncident.execute(manager, { title: "It fails", severity: "SEV2", services, ...given });

describe("where an incident may be felt", () => {
  it("is all that depends on what is hit, the nearest first, and ends in a circle", async () => {
    const { slugs } = await makeChain(["web", "checkout", "payments"]);
    const [web = "", checkout = "", payments = ""] = slugs;
    const { feltIn } = await readFelt.execute(manager, { services: [payments] });
    expect(feltIn.map(({ slug, steps }) => [slug, steps])).toEqual([
      [checkout, 1],
      [web, 2],
    ]);
    await editService.execute(manager, { service: payments, dependsOn: [web] });
    const circle = await readFelt.execute(manager, { services: [payments] });
    expect(circle.feltIn.map(({ slug }) => slug)).toEqual([checkout, web]);
  });

  it("leaves out what is archived, what is hit itself, and what is unknown", async () => {
    const { slugs } = await makeChain(["web", "checkout", "payments"]);
    const [web = "", checkout = "", payments = ""] = slugs;
    await editService.execute(manager, { service: web, archived: true });
    const felt = await readFelt.execute(manager, { services: [payments, checkout, "unknown"] });
    expect(felt.feltIn).toEqual([]);
  });

  it("suspects direct dependencies with an open incident: real ones, not over, that one may know of", async () => {
    const { slugs } = await makeChain(["web", "checkout", "payments"]);
    const [, checkout = "", payments = ""] = slugs;
    const suspects = async (actor = manager) =>
      (await readFelt.execute(actor, { services: [checkout] })).suspects;
    await hit([payments], { kind: "DRILL" });
    expect(await suspects()).toEqual([]);
    const real = await hit([payments]);
    expect(await suspects()).toMatchObject([{ slug: payments, incidents: [{ ref: real.ref }] }]);
    await cancelIncident.execute(manager, { incident: real.number, reason: "None" });
    expect(await suspects()).toEqual([]);
    await hit([payments], { restricted: true });
    expect(await suspects()).toHaveLength(1);
    expect(await suspects(await signIn("RESPONDER"))).toEqual([]);
  });
});

describe("the neighbourhood", () => {
  it("shows both ways with the worst that is open, and who depends on each other", async () => {
    const { slugs } = await makeChain(["web", "checkout", "payments"]);
    const [web = "", checkout = "", payments = ""] = slugs;
    await editService.execute(manager, { service: payments, dependsOn: [checkout] });
    await hit([payments], { severity: "SEV3" });
    await hit([payments], { severity: "SEV1" });
    const seen = await readNeighbours.execute(manager, { service: checkout });
    expect(seen.dependsOn).toMatchObject([
      { slug: payments, worstSeverity: "SEV1", isMutual: true },
    ]);
    expect(seen.dependents.map(({ slug, isMutual }) => [slug, isMutual])).toEqual([
      [payments, true],
      [web, false],
    ]);
    const none = readNeighbours.execute(manager, { service: "no-such-service" });
    await expect(none).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the list of services", () => {
  it("narrows by team, tier, state and letters, and goes on page by page", async () => {
    const { slug: team } = await makeTeam();
    const { slugs, word } = await makeChain(["web", "checkout", "payments"]);
    const [web = "", checkout = "", payments = ""] = slugs;
    await editService.execute(manager, { service: web, tier: 1, team });
    await hit([payments]);
    const ask = async (input: object) =>
      (await listServices.execute(manager, { q: word, ...input })).items.map(({ slug }) => slug);
    expect(await ask({})).toEqual([web, checkout, payments]);
    expect(await ask({ team })).toEqual([web]);
    expect(await ask({ withoutTeam: true })).toEqual([checkout, payments]);
    expect(await ask({ tier: [2] })).toEqual([checkout, payments]);
    expect(await ask({ state: "AFFECTED" })).toEqual([payments]);
    expect(await ask({ state: "CALM" })).toEqual([web, checkout]);
    const first = await listServices.execute(manager, { q: word, limit: 2 });
    expect(await ask({ limit: 2, cursor: first.nextCursor })).toEqual([payments]);
    await editService.execute(manager, { service: checkout, archived: true });
    expect(await ask({})).toEqual([web, payments]);
    expect(await ask({ state: "ARCHIVED" })).toEqual([checkout]);
  });
});

describe("a service's page", () => {
  it("says what is open, the worst first, and who may change it", async () => {
    const { slug: team, lead } = await makeTeam("VIEWER");
    const { slugs } = await makeChain(["web"]);
    const [service = ""] = slugs;
    await hit([service], { severity: "SEV3" });
    await hit([service], { severity: "SEV1" });
    const open = await readService.execute(lead, { service });
    expect(open.openIncidents.map(({ severity }) => severity)).toEqual(["SEV1", "SEV3"]);
    expect(open.readOnly).toContain("Only admins, managers and leads");
    await editService.execute(manager, { service, team });
    expect((await readService.execute(lead, { service })).readOnly).toBeNull();
    await editService.execute(manager, { service, archived: true });
    expect(await readService.execute(lead, { service })).toMatchObject({
      archivedAt: expect.any(String),
      openIncidents: [{}, {}],
    });
  });
});
