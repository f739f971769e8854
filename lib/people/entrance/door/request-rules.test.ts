import { describe, expect, it } from "vitest";
import { cleanHeaders } from "./clean-headers";
import { refuseRequest } from "./request-rules";

const ask = (method: string, url: string, headers: Record<string, string> = {}) =>
  refuseRequest({ method, url, headers })?.status ?? null;
const withTree = (tree: unknown) =>
  ask("GET", "/", { "next-router-state-tree": encodeURIComponent(JSON.stringify(tree)) });

describe("what no page or route gets to see", () => {
  it.each([
    ["TRACE", "/", 405],
    ["PROPFIND", "/incidents", 405],
    ["GET", "/%E0%A4%A", 400],
    ["GET", "/incidents/%", 400],
    ["GET", "/a%00b", 400],
    ["GET", "http://evil.example/", 400],
    ["OPTIONS", "*", 400],
    ["GET", "/_global-error", 404],
    ["GET", "/_not-found.rsc?x", 404],
    ["GET", "/500", 404],
    ["GET", `/${"a".repeat(8_000)}`, 414],
  ])("%s %s", (method, url, status) => {
    expect(ask(method, url)).toBe(status);
  });

  it.each([["/"], ["/incidents/42?q=%E0%A4%A"], ["/api/v1/people/%C3%A9"], ["/a?b=%00"], ["/%25"]])(
    "but %s passes",
    (url) => {
      for (const method of ["GET", "HEAD", "POST", "OPTIONS"]) expect(ask(method, url)).toBeNull();
    },
  );

  it("a router state that is none of Next's own", () => {
    const own = ["", { children: [["number", "42", "d"], { children: ["__PAGE__", {}] }] }];
    expect(withTree([...own, "/incidents/42", "refetch", true])).toBeNull();
    for (const odd of [null, 1, "x", [], [1, {}], ["", []], ["", { children: [1] }], [[1], {}]]) {
      expect([odd, withTree(odd)]).toEqual([odd, 400]);
    }
    let deep: unknown = ["", {}];
    for (let n = 0; n < 100; n += 1) deep = ["", { children: deep }];
    expect(withTree(deep)).toBe(400);
    for (const header of ["x", "%E0%A4%A", "[".repeat(30_000), "x".repeat(50_000)]) {
      expect(ask("GET", "/", { "next-router-state-tree": header })).toBe(400);
    }
  });
});

describe("headers of a request", () => {
  const FORGED = {
    "x-forwarded-for": "1.2.3.4",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example",
  };

  it("lose what only a proxy may say, where none is trusted, and it is noticed", () => {
    const headers: Record<string, string> = { host: "muster.example", ...FORGED };
    expect(cleanHeaders(headers, 0)).toBe(true);
    expect(headers).toEqual({ host: "muster.example" });
    expect(cleanHeaders({ host: "muster.example" }, 0)).toBe(false);
  });

  it("keep it where a proxy is trusted", () => {
    const headers: Record<string, string> = { ...FORGED };
    expect(cleanHeaders(headers, 1)).toBe(false);
    expect(headers).toEqual(FORGED);
  });

  it("lose a cookie that next-auth cannot read as an address, and no other", () => {
    const kept = "muster-theme=dark; next-auth.session-token=abc";
    const odd = ["http://x:99999999", "%E0%A4%A", "", "javascript:alert(1)", "//x"];
    for (const value of odd) {
      for (const prefix of ["", "__Secure-", "__Host-"]) {
        const headers = { cookie: `${kept}; ${prefix}next-auth.callback-url=${value}` };
        cleanHeaders(headers, 0);
        expect(headers.cookie).toBe(kept);
      }
    }
    const sound = `${kept}; next-auth.callback-url=http%3A%2F%2Flocalhost%3A3000`;
    const headers = { cookie: sound };
    cleanHeaders(headers, 0);
    expect(headers.cookie).toBe(sound);
  });
});
