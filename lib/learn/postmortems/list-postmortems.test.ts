import { describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/platform/access/actor";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { publish } from "@/lib/testing/postmortems/publish";
import { createPostmortem } from "./create-postmortem";
import { listPostmortems } from "./list-postmortems";
import { waivePostmortem } from "./publishing/waive-postmortem";
import { giveVerdict } from "./review/give-verdict";
import { requestReview } from "./review/request-review";
import type { PostmortemListView } from "./schemas";

/** Whether the newest page of a view holds the incident. */
async function holds(
  actor: UserActor,
  view: PostmortemListView,
  incident: number,
  meta = {},
): Promise<boolean> {
  const { items } = await listPostmortems.execute(actor, { view, limit: 200 }, meta);
  return items.some((item) => item.incident.number === incident);
}

async function drafted() {
  const { ada, incident } = await makeIncident("RESOLVED");
  await createPostmortem.execute(ada, { incident }, at(61));
  return { ada, incident };
}

describe("postmortems that wait for somebody", () => {
  it("wait for a reviewer until they answer, then for those who publish", async () => {
    const { ada, incident } = await drafted();
    const grace = await signIn("RESPONDER");
    const manager = await signIn("MANAGER");
    expect(await holds(grace, "WAITING", incident)).toBe(false);
    await requestReview.execute(ada, { incident, reviewerIds: [grace.id] });
    expect(await holds(grace, "WAITING", incident)).toBe(true);
    expect(await holds(manager, "WAITING", incident)).toBe(false);
    await giveVerdict.execute(grace, { incident, verdict: "APPROVED" });
    expect(await holds(grace, "WAITING", incident)).toBe(false);
    expect(await holds(manager, "WAITING", incident)).toBe(true);
  });

  it("wait for their owner when changes are asked for", async () => {
    const { ada, incident } = await drafted();
    const manager = await signIn("MANAGER");
    await requestReview.execute(ada, { incident, reviewerIds: [manager.id] });
    expect(await holds(ada, "WAITING", incident)).toBe(false);
    const note = "Name the alert.";
    await giveVerdict.execute(manager, { incident, verdict: "CHANGES_REQUESTED", note });
    expect(await holds(ada, "WAITING", incident)).toBe(true);
    expect(await holds(ada, "MINE", incident)).toBe(true);
    expect(await holds(manager, "MINE", incident)).toBe(false);
  });
});

describe("overdue postmortems", () => {
  const DAYS_6 = 6 * 24 * 60;

  it("are those that were promised and are late, begun or not", async () => {
    const { ada, incident } = await drafted();
    const unbegun = await makeIncident("RESOLVED");
    const late = at(DAYS_6);
    expect(await holds(ada, "OVERDUE", incident, at(62))).toBe(false);
    expect(await holds(ada, "OVERDUE", incident, late)).toBe(true);
    expect(await holds(ada, "OVERDUE", unbegun.incident, late)).toBe(true);
    await publish(ada, incident, late);
    expect(await holds(ada, "OVERDUE", incident, at(DAYS_6 + 1))).toBe(false);
  });
});

describe("waived postmortems", () => {
  it("say why, and by whom", async () => {
    const { ada, incident } = await makeIncident("RESOLVED");
    const manager = await signIn("MANAGER", "Mara");
    await waivePostmortem.execute(manager, { incident, reason: "Known cause" });
    const { items } = await listPostmortems.execute(ada, { view: "WAIVED" });
    expect(items.find((item) => item.incident.number === incident)).toMatchObject({
      state: null,
      waiver: { reason: "Known cause", by: "Mara" },
    });
    expect(await holds(ada, "OVERDUE", incident, at(10 * 24 * 60))).toBe(false);
  });
});

describe("the list", () => {
  it("leaves drafts out for viewers, in every view", async () => {
    const { ada, incident } = await drafted();
    const viewer = await signIn("VIEWER");
    expect(await holds(ada, "ALL", incident)).toBe(true);
    expect(await holds(viewer, "ALL", incident)).toBe(false);
    await publish(ada, incident);
    expect(await holds(viewer, "ALL", incident)).toBe(true);
  });

  it.each(["ALL", "OVERDUE", "WAIVED"] as const)(
    "%s goes on where its page ended",
    async (view) => {
      const manager = await signIn("MANAGER");
      for (const minutes of [61, 62, 63]) {
        const { ada, incident } = await makeIncident("RESOLVED");
        await createPostmortem.execute(ada, { incident }, at(minutes));
        if (view === "WAIVED") {
          await waivePostmortem.execute(manager, { incident, reason: "Known" }, at(minutes));
        }
      }
      const numbers = async (limit: number, cursor?: string) =>
        listPostmortems.execute(manager, { view, limit, ...(cursor && { cursor }) }, at(99_999));
      const whole = await numbers(5);
      const first = await numbers(2);
      const next = await numbers(3, first.nextCursor ?? "");
      const seen = [...first.items, ...next.items];
      expect(seen).toEqual(whole.items);
      expect(new Set(seen.map((item) => item.incident.number)).size).toBe(seen.length);
    },
  );
});
