import { describe, expect, it } from "vitest";
import { slugOf } from "@/lib/catalog/services/slug-rules";
import { readReference } from "./names-rules";

describe("a name of another catalogue", () => {
  it.each([
    ["Checkout_API.v2", "checkout-api-v2"],
    ["--odd--", "odd"],
    ["???", ""],
    ["x".repeat(200), "x".repeat(100)],
  ])("%s becomes a short name", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it.each([
    ["payments", { kind: "group", name: "payments" }],
    ["group:default/payments", { kind: "group", name: "payments" }],
    ["user:jdoe", { kind: "user", name: "jdoe" }],
    ["shop/payments", { kind: "group", name: "payments" }],
    ["not a name", null],
  ])("%s is a reference", (text, reference) => {
    expect(readReference(text, "group")).toEqual(reference);
  });
});
