import { describe, expect, it } from "vitest";
import { makeRouter } from "./router-rules";

const find = makeRouter({
  "GET /incidents": "list",
  "POST /incidents": "declare",
  "GET /incidents/similar": "similar",
  "GET /incidents/{number}": "read",
  "GET /incidents/{number}/postmortem.md": "file",
  "GET /incidents/{number}/timeline/{id}": "entry",
});
const at = (pathname: string, method = "GET") => {
  const found = find(pathname);
  return found && [found.methods.get(method), found.params];
};

describe("an address", () => {
  it("leads to its handler, with what it fills in", () => {
    expect(at("/incidents")).toEqual(["list", {}]);
    expect(at("/incidents", "POST")).toEqual(["declare", {}]);
    expect(at("/incidents/42")).toEqual(["read", { number: "42" }]);
    expect(at("/incidents/42/postmortem.md")).toEqual(["file", { number: "42" }]);
    expect(at("/incidents/42/timeline/a%2Fb")).toEqual(["entry", { number: "42", id: "a/b" }]);
  });

  it("that is named wins over one that is filled in", () => {
    expect(at("/incidents/similar")).toEqual(["similar", {}]);
    expect(at("/incidents/similar/timeline/1")).toEqual(["entry", { number: "similar", id: "1" }]);
  });

  it.each([
    "/",
    "",
    "/incident",
    "/incidents/",
    "/incidents/42/",
    "/incidents//timeline/1",
    "/incidents/42/timeline",
    "/incidents/%E0%A4%A",
    "/__proto__",
    "/constructor",
  ])("that nothing stands at leads nowhere: %s", (pathname) => expect(find(pathname)).toBeNull());

  it("knows its other methods, for whoever asks with a wrong one", () => {
    expect([...(find("/incidents")?.methods.keys() ?? [])]).toEqual(["GET", "POST"]);
    expect(at("/incidents", "DELETE")).toEqual([undefined, {}]);
  });

  it("cannot stand in a table under two names for one part", () => {
    const table = { "GET /a/{id}": 1, "GET /a/{number}/b": 2 };
    expect(() => makeRouter(table)).toThrow("/a/{number}/b");
  });
});
