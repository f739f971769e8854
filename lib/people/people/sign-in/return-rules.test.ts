import fc from "fast-check";
import { expect, it } from "vitest";
import { safeReturn, signInAddress } from "./return-rules";

it.each(["/incidents/42", "/incidents?status=OPEN&q=a%26b", "/action-items"])(
  "goes back to %s",
  (next) => expect(safeReturn(next)).toBe(next),
);

it.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/..//evil.example",
  "javascript:alert(1)",
  "/sign-in",
  "/api/auth/signout",
  "",
  undefined,
  ["/incidents/1", "/incidents/2"],
])("goes to the board instead of %j", (next) => expect(safeReturn(next)).toBe("/incidents"));

it("never leaves the site, whatever the link says", () => {
  const parts = fc.constantFrom(
    "/",
    "\\",
    "..",
    "@",
    ":",
    "//",
    "%2f",
    "\n",
    "evil.example",
    "?",
    "#",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 6 }), (texts) => {
      const returned = safeReturn(`/${texts.join("")}`);
      expect(new URL(returned, "https://muster.example").origin).toBe("https://muster.example");
    }),
  );
});

it("remembers the page, but not Next's mark nor the board", () => {
  expect(signInAddress("/incidents/42?tab=facts&_rsc=1a2b")).toBe(
    "/sign-in?next=%2Fincidents%2F42%3Ftab%3Dfacts",
  );
  expect(signInAddress("/incidents?_rsc=1a2b")).toBe("/sign-in");
  expect(signInAddress(null)).toBe("/sign-in");
  expect(signInAddress("//evil.example/x")).toBe("/sign-in");
});
