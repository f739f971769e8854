import { describe, expect, it } from "vitest";
import { leadsNowhere, reasonToLeaveOut, stateOf } from "./standing-rules";

const told = { isRead: false, choice: "ROLLED_UP", isVisible: true, askedFor: false } as const;
const dates = { nextAttemptAt: null, sentAt: null, givenUpAt: null };
const day = new Date("2026-05-01T10:00:00Z");

describe("a notification", () => {
  it.each([
    [{}, null],
    [{ isRead: true }, "READ"],
    [{ isRead: true, askedFor: true }, null],
    [{ choice: "OFF" }, "OFF"],
    [{ choice: "OFF", askedFor: true }, "OFF"],
    [{ isVisible: false, isRead: true }, "NO_ACCESS"],
    [{ isVisible: false, askedFor: true }, "NO_ACCESS"],
  ] as const)("with %j is left out because %s", (given, reason) => {
    expect(reasonToLeaveOut({ ...told, ...given })).toBe(reason);
  });
});

describe("a mail", () => {
  it.each([
    [{ nextAttemptAt: day }, "WAITING"],
    [{ nextAttemptAt: day, sentAt: day }, "WAITING"],
    [{ sentAt: day }, "SENT"],
    [{ givenUpAt: day }, "GIVEN_UP"],
    [{}, "SKIPPED"],
  ] as const)("with %j is %s", (given, state) => {
    expect(stateOf({ ...dates, ...given })).toBe(state);
  });
});

it.each([
  ["priya@demo.invalid", true],
  ["priya@INVALID", true],
  ["invalid@example.org", false],
  ["priya@notinvalid.org", false],
  ["priya@notinvalid", false],
])("%s leads nowhere: %s", (address, nowhere) => {
  expect(leadsNowhere(address)).toBe(nowhere);
});
