import { describe, expect, it } from "vitest";
import { readChain } from "@/lib/admin/proof/read-chain";
import { listActionItems } from "@/lib/learn/action-items/lists/queries";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { importMarkdown } from "@/lib/learn/postmortems/markdown/import-markdown";
import { exportMarkdown, readPostmortem } from "@/lib/learn/postmortems/queries";
import { readTimeline } from "@/lib/respond/timeline/queries";
import cloudflare from "@/lib/serve/demo/real/cloudflare-2019-07-02.json";
import gitlab from "@/lib/serve/demo/real/gitlab-2017-01-31.json";
import { signIn } from "@/lib/testing/core/people";
import { importIncident } from "./import-incident";

/** The same file counts as imported once: each test brings one of its own. */
function fresh<T extends { title: string }>(file: T): T {
  return { ...file, title: `${file.title} ${Math.random()}` };
}

describe("importing a past incident", () => {
  it("keeps Cloudflare's times: 27 minutes from impact to mitigation", async () => {
    const manager = await signIn("MANAGER");
    const incident = await importIncident.execute(manager, fresh(cloudflare));
    expect(incident).toMatchObject({
      status: "RESOLVED",
      severity: "SEV1",
      durations: {
        toDetectMinutes: 3,
        toAcknowledgeMinutes: 3,
        toMitigateMinutes: 27,
        toResolveMinutes: 70,
      },
      facts: { declaredAt: "2019-07-02T13:46:00.000Z", usersAffectedPercent: 82 },
    });
    expect(incident.clocks).toMatchObject([{ kind: "RESPONSE", state: "MET" }]);
  });

  it("keeps GitLab's time in SEV3, SEV2 and SEV1, its order and its postmortem", async () => {
    const manager = await signIn("MANAGER");
    const { number, durations } = await importIncident.execute(manager, fresh(gitlab));
    expect(durations.bySeverityMinutes).toEqual({ SEV1: 1_109, SEV2: 31, SEV3: 230, SEV4: 0 });
    const timeline = await readTimeline.execute(manager, { incident: number });
    const times = timeline.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort());
    expect(timeline[0]?.body).toContain("LVM snapshot");
    const markdown = await exportMarkdown.execute(manager, { incident: number });
    expect(markdown).toContain("**Duration**: 19:00 - 2017-02-01 18:00 UTC (23 h 00 min)");
    expect(markdown).toContain("SEV1 for 18 h 29 min, SEV2 for 31 min, SEV3 for 3 h 50 min");
    expect(markdown).toContain("1. The write-ahead log kept on the primary was too short");
    expect(markdown).toContain(
      "| Alert when a backup is missing, too old or too small | Unassigned | P0 | 2017-02-15 |",
    );
    const { items } = await listActionItems.execute(manager, { incident: number });
    expect(items).toHaveLength(5);
    expect(await readChain.execute(manager, { incident: number })).toMatchObject({ valid: true });
  });

  it("drafts a postmortem of Cloudflare's that names the deployment shortly before", async () => {
    const manager = await signIn("MANAGER");
    const { postmortem: _written, ...facts } = fresh(cloudflare);
    const { number: incident } = await importIncident.execute(manager, facts);
    const { suggestions } = await createPostmortem.execute(manager, { incident });
    expect(suggestions.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        "Web application firewall managed-rules 2019-07-02 was deployed just before impact started.",
        "The problem was detected 3 min after impact started.",
        "The first response came after 3 min, within the target of 15 min.",
      ]),
    );
  });

  it.each([
    ["GitLab's", gitlab],
    ["Cloudflare's", cloudflare],
  ])("exports a draft of %s that comes back as it is", async (_whose, file) => {
    const manager = await signIn("MANAGER");
    const { publishedInDays: _days, ...postmortem } = file.postmortem;
    const draft = { ...fresh(file), postmortem };
    const { number: incident } = await importIncident.execute(manager, draft);
    const markdown = await exportMarkdown.execute(manager, { incident });
    const look = { incident, markdown, apply: false };
    const plan = await importMarkdown.execute(manager, look);
    expect(plan).toMatchObject({ changes: [], differences: [] });
    const edited = markdown.replace("### Lessons Learned\n", "### Lessons Learned\nFirst: ");
    const { changes } = await importMarkdown.execute(manager, { ...look, markdown: edited });
    expect(changes.map(({ section }) => section)).toEqual(["lessons"]);
  });

  it("suggests of GitLab's record exactly what it shows", async () => {
    const manager = await signIn("MANAGER");
    const { postmortem: _written, ...facts } = fresh(gitlab);
    const { number: incident } = await importIncident.execute(manager, facts);
    const { suggestions } = await createPostmortem.execute(manager, { incident });
    expect(suggestions.map(({ section, text }) => `${section}: ${text}`)).toEqual([
      "impact: It was SEV1 for 18 h 29 min, SEV2 for 31 min, SEV3 for 3 h 50 min.",
      "went-poorly: It began as SEV3 and turned out to be SEV1 4 h 21 min later.",
      "went-well: The problem was detected as it began.",
      "went-well: The first response came after 12 min, within the target of 2 h 00 min.",
    ]);
  });

  it("publishes what was published elsewhere: frozen at its own time, its promises accepted", async () => {
    const manager = await signIn("MANAGER", "Mara");
    const { number: incident } = await importIncident.execute(manager, fresh(cloudflare));
    expect(await readPostmortem.execute(manager, { incident })).toMatchObject({
      state: "PUBLISHED",
      dueAt: null,
      publications: [{ revision: 1, publishedAt: "2019-07-12T14:52:00.000Z", by: "Mara" }],
    });
    const { items } = await listActionItems.execute(manager, { incident });
    expect(items.map(({ state }) => state)).not.toContain("PROPOSED");
    const viewer = await signIn("VIEWER");
    expect(await exportMarkdown.execute(viewer, { incident })).toContain("published, revision 1");
    expect(await readChain.execute(manager, { incident })).toMatchObject({ valid: true });
  });

  it("imports the same content once, also when it arrives twice at the same moment", async () => {
    const manager = await signIn("MANAGER");
    const file = fresh(cloudflare);
    const settled = await Promise.allSettled([
      importIncident.execute(manager, file),
      importIncident.execute(manager, file),
    ]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(settled.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
    await expect(importIncident.execute(manager, file)).rejects.toMatchObject({
      code: "CONFLICT",
      current: { ref: expect.stringMatching(/^INC-/) },
    });
  });

  it.each([
    ["a resolution before detection", { resolvedAt: "2019-07-01T00:00:00Z" }, "resolvedAt"],
    ["a future time", { resolvedAt: "2999-01-01T00:00:00Z" }, "resolvedAt"],
  ])("refuses %s and stores nothing", async (_what, wrong, field) => {
    const manager = await signIn("MANAGER");
    const file = { ...fresh(cloudflare), facts: { ...cloudflare.facts, ...wrong } };
    await expect(importIncident.execute(manager, file)).rejects.toMatchObject({
      code: "INVALID",
      fields: { [field]: expect.any(String) },
    });
  });
});
