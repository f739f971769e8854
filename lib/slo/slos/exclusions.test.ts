import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signIn } from "@/lib/testing/core/people";
import { clock, makeSlo, minute } from "@/lib/testing/slo/slos";
import { excludeTime, removeExclusion } from "./exclude";
import { listExclusions } from "./queries";

const viewer = await signIn("VIEWER");

describe("an exclusion", () => {
  it("is widened to whole minutes, and stays visible when it is taken back", async () => {
    const { manager, slo } = await makeSlo();
    const excluded = await excludeTime.execute(manager, {
      slo,
      startsAt: "2026-06-01T10:00:30Z",
      endsAt: "2026-06-01T10:10:30Z",
      reason: "Planned",
    });
    expect(excluded).toMatchObject({
      startsAt: "2026-06-01T10:00:00.000Z",
      endsAt: "2026-06-01T10:11:00.000Z",
      by: { name: "Grace" },
      removed: null,
    });
    await removeExclusion.execute(
      manager,
      { slo, exclusionId: excluded.id, reason: "It was not" },
      clock(9),
    );
    expect(await listExclusions.execute(viewer, { slo })).toMatchObject([
      { id: excluded.id, removed: { at: minute(9), by: "Grace", reason: "It was not" } },
    ]);
  });

  it.each([
    ["ends before it begins", { startsAt: minute(60), endsAt: minute(0) }, "endsAt"],
    ["lasts years", { startsAt: minute(0), endsAt: minute(401 * 1_440) }, "endsAt"],
    ["says no reason", { startsAt: minute(0), endsAt: minute(60), reason: " " }, "reason"],
  ])("that %s is refused", async (_, wrong, field) => {
    const { manager, slo } = await makeSlo();
    const refused = excludeTime.execute(manager, { slo, reason: "A move", ...wrong });
    await expect(refused).rejects.toMatchObject({
      code: "INVALID",
      fields: { [field]: expect.any(String) },
    });
  });

  it("of another SLO is not there", async () => {
    const { manager, slo } = await makeSlo();
    const gone = { slo, exclusionId: randomUUID(), reason: "It was not" };
    await expect(removeExclusion.execute(manager, gone)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
