import { describe, expect, it } from "vitest";
import { readGroupRoles, readGroupTeams, roleOfGroups, teamsOfGroups } from "./group-rules";

const roles = readGroupRoles("sre=MANAGER, staff = RESPONDER,cn admins=ADMIN") ?? new Map();
const teams = readGroupTeams("pay=payments, pay-leads=payments:lead, web=storefront") ?? new Map();

describe("groups of a provider", () => {
  it.each([
    [["staff", "sre"], "MANAGER"],
    [["cn admins", "staff"], "ADMIN"],
    [["other"], null],
    [[], null],
  ] as const)("%j give the highest role of theirs", (groups, role) => {
    expect(roleOfGroups(groups, roles)).toBe(role);
  });

  it.each([
    [["pay"], { payments: "MEMBER", storefront: null }],
    [["pay", "pay-leads"], { payments: "LEAD", storefront: null }],
    [["pay-leads", "web"], { payments: "LEAD", storefront: "MEMBER" }],
    [[], { payments: null, storefront: null }],
  ] as const)("%j put into teams, as lead where any does", (groups, found) => {
    expect(Object.fromEntries(teamsOfGroups(groups, teams))).toEqual(found);
  });

  it.each(["sre", "sre=BOSS", "=ADMIN"])("are not configured by “%s”", (text) => {
    expect(readGroupRoles(text)).toBeNull();
  });

  it.each(["pay", "pay=Payments", "pay=payments:boss"])("are put into no team by “%s”", (text) => {
    expect(readGroupTeams(text)).toBeNull();
  });
});
