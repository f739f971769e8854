import { describe, expect, it } from "vitest";
import { ANONYMOUS } from "@/lib/platform/access/actor";
import { mayAnonymous, mayRole, ROLES } from "@/lib/platform/access/permissions";
import { findRegistered } from "@/lib/testing/command/registry";
import { signIn } from "@/lib/testing/core/people";

const registered = await findRegistered();

describe("every command and query", () => {
  it("is found, and has a name of its own", () => {
    const names = registered.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(50);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(registered)("$name has a sample that fits its input", ({ input, sample }) => {
    expect(input.safeParse(sample).error).toBeUndefined();
  });

  it.each(registered)(
    "$name refuses every role that its permission does not name",
    async (each) => {
      for (const role of ROLES.filter((held) => !mayRole(held, each.permission))) {
        const actor = await signIn(role);
        await expect(each.execute(actor, each.sample)).rejects.toMatchObject({ code: "FORBIDDEN" });
      }
      if (!mayAnonymous(each.permission)) {
        await expect(each.execute(ANONYMOUS, each.sample)).rejects.toMatchObject({
          code: "UNAUTHORIZED",
        });
      }
    },
  );
});
