import { expect, it } from "vitest";
import {
  ADDRESS_PACE,
  markOf,
  networkOf,
  PAIR_PACE,
  pairPace,
  waitSeconds,
} from "./sign-in-pace-rules";

it("waits after the fifth failure, twice as long each time, and never more than five minutes", () => {
  const waits = [1, 4, 5, 6, 7, 13, 14, 5_000].map((failures) => waitSeconds(failures, PAIR_PACE));
  expect(waits).toEqual([0, 0, 1, 2, 4, 256, 300, 300]);
});

it("lets strangers of an attacked account try once at once, so that many addresses help little", () => {
  expect(waitSeconds(1, pairPace(99))).toBe(0);
  expect(waitSeconds(1, pairPace(100))).toBe(1);
});

it("keeps an address that failed at many accounts to one try in two seconds", () => {
  expect([49, 50, 5_000].map((failures) => waitSeconds(failures, ADDRESS_PACE))).toEqual([0, 2, 2]);
});

it("marks 8, 80 and 800 failures, each until the next is passed", () => {
  expect([0, 7, 8, 9, 79, 80, 799, 800, 7_999].map(markOf)).toEqual([
    0, 0, 8, 8, 8, 80, 80, 800, 800,
  ]);
});

it("takes the addresses of one IPv6 network for one, and IPv4 in IPv6 for IPv4", () => {
  expect(networkOf("2001:db8:1:2:aaaa::1")).toBe(networkOf("2001:db8:1:2:bbbb::2"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf(null)).toBe("unknown");
});
