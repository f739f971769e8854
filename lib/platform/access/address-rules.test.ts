import { describe, expect, it } from "vitest";
import { pickAddress } from "./address";

describe("the client's address", () => {
  it.each([
    ["the connection's own where no proxy is trusted", "192.0.2.9", "1.1.1.1", 0, "192.0.2.9"],
    ["what the nearest proxy wrote", "10.0.0.1", "6.6.6.6, 1.2.3.4", 1, "1.2.3.4"],
    ["what the outer of two proxies wrote", "10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2", 2, "1.2.3.4"],
    ["the connection's where the header is short", "10.0.0.1", "1.2.3.4", 2, "10.0.0.1"],
    ["the connection's where there is none", "10.0.0.1", null, 1, "10.0.0.1"],
    ["the connection's where it is no address", "10.0.0.1", "<script>", 1, "10.0.0.1"],
    ["without its port", "10.0.0.1", "1.2.3.4:4711", 1, "1.2.3.4"],
    ["in v6 without its port", "10.0.0.1", "[2001:db8::7]:4711", 1, "2001:db8::7"],
  ] as const)("is %s", (_, peer, forwarded, proxies, wanted) => {
    expect(pickAddress(peer, forwarded, proxies)).toBe(wanted);
  });
});
