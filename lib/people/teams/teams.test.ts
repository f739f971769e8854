import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createRunbook } from "@/lib/catalog/runbooks/create-runbook";
import { createService } from "@/lib/catalog/services/create-service";
import { editService } from "@/lib/catalog/services/edit-service";
import { actorOfToken } from "@/lib/people/people/session";
import { createToken } from "@/lib/people/people/tokens";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { makeTeam } from "@/lib/testing/people/teams";
import { createTeam } from "./create-team";
import { archiveTeam, editTeam } from "./edit-team";
import { removeMember, setMember } from "./members";
import { listTeams, readTeam } from "./queries";

const manager = await signIn("MANAGER", "Grace");
const slugOf = () => `team-${randomUUID()}`;
const FORBIDDEN = { code: "FORBIDDEN" };

describe("a team", () => {
  it("is made, named anew, and tells its leads first", async () => {
    const slug = slugOf();
    const [ada, zoe] = [await signIn("RESPONDER", "Ada"), await signIn("VIEWER", "Zoë")];
    await createTeam.execute(manager, { slug, name: "Payments" });
    await setMember.execute(manager, { team: slug, userId: ada.id });
    await setMember.execute(manager, { team: slug, userId: zoe.id, lead: true });
    const edited = await editTeam.execute(manager, { team: slug, version: 1, name: "Card crew" });
    expect(edited).toMatchObject({
      slug,
      name: "Card crew",
      version: 2,
      members: [
        { user: { name: "Zoë" }, lead: true },
        { user: { name: "Ada" }, lead: false },
      ],
    });
    const mine = await listTeams.execute(ada, { mine: true });
    expect(mine.items.map((team) => team.slug)).toEqual([slug]);
  });

  it("is listed by name, page by page, and found by letters of its name", async () => {
    const word = randomUUID();
    for (const name of ["B", "A", "C"]) {
      await createTeam.execute(manager, { slug: slugOf(), name: `${name} ${word}` });
    }
    const first = await listTeams.execute(manager, { q: word, limit: 2 });
    expect(first.items.map(({ name }) => name[0])).toEqual(["A", "B"]);
    const ask = { q: word, limit: 2, cursor: first.nextCursor ?? "" };
    const rest = await listTeams.execute(manager, ask);
    expect(rest.items.map(({ name }) => name[0])).toEqual(["C"]);
    await expect(listTeams.execute(manager, { cursor: "junk" })).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  it("has a short name of its own, also when two make it at once", async () => {
    const slug = slugOf();
    const made = await Promise.allSettled(
      [1, 2].map(() => createTeam.execute(manager, { slug, name: "Twice" })),
    );
    const refused = made.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(refused).toMatchObject([{ code: "INVALID", fields: { slug: expect.any(String) } }]);
  });

  it("does not let two write over each other", async () => {
    const { slug } = await makeTeam();
    const saves = await Promise.allSettled(
      ["One", "Other"].map((name) => editTeam.execute(manager, { team: slug, version: 1, name })),
    );
    const refused = saves.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(refused).toMatchObject([{ code: "CONFLICT", current: { version: 2 } }]);
  });

  it("takes nobody in whose access ended, and forgets nobody twice", async () => {
    const { slug, lead } = await makeTeam();
    const gone = await signIn("RESPONDER");
    await prisma().user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    const wrong = setMember.execute(manager, { team: slug, userId: gone.id });
    await expect(wrong).rejects.toMatchObject({ code: "INVALID", fields: { userId: /.+/ } });
    const out = { team: slug, userId: lead.id };
    await removeMember.execute(manager, out);
    expect((await removeMember.execute(manager, out)).members).toEqual([]);
    const events = await prisma().auditEvent.count({
      where: { type: "team.member-removed", before: { path: ["userId"], equals: lead.id } },
    });
    expect(events).toBe(1);
  });

  it("is put away once it owns nothing, and is nobody's choice then", async () => {
    const { slug } = await makeTeam();
    const service = await createService.execute(manager, {
      slug: slugOf(),
      name: "Owned",
      team: slug,
    });
    const archive = { team: slug, archived: true };
    await expect(archiveTeam.execute(manager, archive)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("1 service"),
    });
    await editService.execute(manager, { service: service.slug, team: null });
    expect((await archiveTeam.execute(manager, archive)).archivedAt).not.toBeNull();
    const owned = editService.execute(manager, { service: service.slug, team: slug });
    await expect(owned).rejects.toMatchObject({ code: "INVALID", fields: { team: /archived/ } });
    await archiveTeam.execute(manager, { team: slug, archived: false });
    await editService.execute(manager, { service: service.slug, team: slug });
  });
});

describe("a lead", () => {
  it("manages their team and what it owns, as a viewer", async () => {
    const { slug, lead } = await makeTeam("VIEWER");
    const made = await createService.execute(lead, { slug: slugOf(), name: "New", team: slug });
    await editService.execute(lead, { service: made.slug, tier: 1, dependsOn: [] });
    await createRunbook.execute(lead, { title: "Restart it", body: "1. Restart.", team: slug });
    const helper = await signIn("RESPONDER");
    await setMember.execute(lead, { team: slug, userId: helper.id, lead: true });
    expect((await editTeam.execute(lead, { team: slug, name: "Ours" })).name).toBe("Ours");
    expect((await readTeam.execute(lead, { team: slug })).readOnly).toBeNull();
  });

  it.each(["VIEWER", "RESPONDER"] as const)(
    "does nothing outside, as %s: not to others' things, nor giving away nor taking over",
    async (role) => {
      const [own, other] = [await makeTeam(role), await makeTeam(role)];
      const { lead } = own;
      const service = (team: string | null) =>
        createService.execute(manager, { slug: slugOf(), name: "Some", team });
      const [mine, theirs, nobodys] = [
        await service(own.slug),
        await service(other.slug),
        await service(null),
      ];
      const calls = [
        () => editTeam.execute(lead, { team: other.slug, name: "Mine now" }),
        () => setMember.execute(lead, { team: other.slug, userId: lead.id, lead: true }),
        () => removeMember.execute(lead, { team: other.slug, userId: other.lead.id }),
        () => archiveTeam.execute(lead, { team: own.slug, archived: true }),
        () => createTeam.execute(lead, { slug: slugOf(), name: "Another" }),
        () => createService.execute(lead, { slug: slugOf(), name: "Nobody's" }),
        () => createService.execute(lead, { slug: slugOf(), name: "Other", team: other.slug }),
        () => createService.execute(lead, { slug: slugOf(), name: "None", team: "no-such-team" }),
        () => editService.execute(lead, { service: theirs.slug, tier: 1 }),
        () => editService.execute(lead, { service: nobodys.slug, team: own.slug }),
        () => editService.execute(lead, { service: theirs.slug, team: own.slug }),
        () => editService.execute(lead, { service: mine.slug, team: other.slug }),
        () => editService.execute(lead, { service: mine.slug, team: null }),
        () => editService.execute(lead, { service: "no-such-service", tier: 1 }),
      ];
      for (const call of calls) await expect(call()).rejects.toMatchObject(FORBIDDEN);
      expect((await readTeam.execute(lead, { team: other.slug })).readOnly).toContain("leads");
    },
  );

  it("is one no longer once they are a member only, or their team is archived", async () => {
    const { slug, lead } = await makeTeam("VIEWER");
    await setMember.execute(manager, { team: slug, userId: lead.id, lead: false });
    const rename = () => editTeam.execute(lead, { team: slug, name: "Still mine" });
    await expect(rename()).rejects.toMatchObject(FORBIDDEN);
    await setMember.execute(manager, { team: slug, userId: lead.id, lead: true });
    await rename();
    await archiveTeam.execute(manager, { team: slug, archived: true });
    await expect(rename()).rejects.toMatchObject(FORBIDDEN);
  });

  it("is none through a token that was given less than their role", async () => {
    const { slug, lead } = await makeTeam("RESPONDER");
    const rename = async (role: "VIEWER" | "RESPONDER") => {
      const { secret } = await createToken.execute(lead, { name: "Pipeline", role });
      const actor = await actorOfToken(secret);
      if (!actor) throw new Error("A new token holds.");
      return editTeam.execute(actor, { team: slug, name: "By token" });
    };
    await rename("RESPONDER");
    await expect(rename("VIEWER")).rejects.toMatchObject(FORBIDDEN);
  });
});
