import { expect, it } from "vitest";
import { ListAudit } from "@/lib/admin/audit-log/schemas";
import { exportHref, logHref, readFilters, toInput } from "./filters";

it("an address round-trips, and days count whole", () => {
  const asked = {
    kind: "people",
    incident: "INC-42",
    from: "2026-11-01",
    to: "2026-11-30",
    q: "a b",
  };
  const filters = readFilters(asked);
  expect(logHref(filters)).toBe(
    "/settings/audit-log?kind=people&incident=42&from=2026-11-01&to=2026-11-30&q=a+b",
  );
  expect(toInput(filters)).toMatchObject({ to: "2026-12-01T00:00:00Z" });
  expect(exportHref({}, "csv")).toBe("/api/console/audit-log.csv?");
});

it("what makes no sense is left out, and nothing that is let through is refused", () => {
  const junk = [
    "",
    "x",
    "\u0000",
    "9".repeat(400),
    "2026-13-40",
    "0000-01-01",
    "9999-12-31",
    "INC-0",
  ];
  for (const each of junk) {
    const asked = {
      kind: each,
      person: each,
      type: each,
      subject: each,
      incident: each,
      from: each,
    };
    const input = toInput(readFilters({ ...asked, to: each, other: each }));
    expect(ListAudit.safeParse(input).error).toBeUndefined();
  }
});
