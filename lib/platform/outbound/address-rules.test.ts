import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayCall, parseAllowList, refuseTarget } from "./address-rules";

const NOTHING = parseAllowList();

describe("what a request may go to", () => {
  it.each([["8.8.8.8", "2606:4700::1111", "93.184.215.14", "2a00:1450:4001:80b::200e"]])(
    "public: %s %s %s %s",
    (...addresses) => {
      for (const address of addresses) expect(mayCall(address, "a.example", NOTHING)).toBe(true);
    },
  );

  it.each([
    ["loopback", "127.0.0.1", "127.255.255.254", "::1"],
    ["private", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
    ["link-local and metadata", "169.254.169.254", "169.254.0.1", "fe80::1", "fe80::1%eth0"],
    ["metadata of clouds", "100.100.100.200", "192.0.0.192", "fd00:ec2::254", "168.63.129.16"],
    ["carrier-grade NAT", "100.64.0.1", "100.127.255.255"],
    ["unspecified and broadcast", "0.0.0.0", "0.1.2.3", "255.255.255.255", "::"],
    ["multicast", "224.0.0.1", "239.255.255.255", "ff02::1"],
    ["reserved and documentation", "240.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.9"],
    ["unique and site local", "fc00::1", "fd12:3456::1", "fec0::1"],
    ["v4 in v6", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8", "::127.0.0.1"],
    ["NAT64", "64:ff9b::7f00:1", "64:ff9b::8.8.8.8", "64:ff9b:1::1"],
    ["tunnels", "2002:7f00:1::", "2001::1", "::ffff:0:127.0.0.1"],
    ["documentation in v6", "2001:db8::1", "3fff::1", "100::1"],
    [
      "v4 after 96 zeros",
      "::7f00:1",
      "::a00:1",
      "::808:808",
      "::10.0.0.1",
      "0:0:0:0:0:0:a9fe:a9fe",
    ],
    ["outside of what v6 gives out", "1::1", "4000::1", "5f00::1", "e000::1", "::2:0:0:1"],
    ["given out for no host", "2001:2::1", "2001:10::1", "2001:20::1", "2620:4f:8000::1"],
    ["no address at all", "", "localhost", "1.2.3", "8.8.8.8 ", "1.2.3.4.5"],
  ])("not %s", (_, ...addresses) => {
    for (const address of addresses) {
      expect([address, mayCall(address, "a.example", NOTHING)]).toEqual([address, false]);
    }
  });

  it("no v4 address that a v6 address carries, whichever way", () => {
    fc.assert(
      fc.property(fc.ipV4(), (v4) => {
        const [a = 0, b = 0, c = 0, d = 0] = v4.split(".").map(Number);
        const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        const carriers = [`::ffff:${v4}`, `::${v4}`, `::${hex}`, `::ffff:${hex}`];
        const tunnels = [`64:ff9b::${hex}`, `2002:${hex}::1`, `::ffff:0:${hex}`];
        for (const address of [...carriers, ...tunnels]) {
          expect([address, mayCall(address, "a", NOTHING)]).toEqual([address, false]);
        }
      }),
    );
  });

  it("what is allowed by name, by address or by block, and nothing beside it", () => {
    const allow = parseAllowList(" Hooks.Corp.example., 10.1.0.0/16 ,192.168.1.4, ::1,fd00::/8");
    expect(mayCall("172.16.0.9", "hooks.corp.example", allow)).toBe(true);
    expect(mayCall("172.16.0.9", "other.corp.example", allow)).toBe(false);
    expect(mayCall("172.16.0.9", "x.hooks.corp.example", allow)).toBe(false);
    for (const open of ["10.1.2.3", "192.168.1.4", "::1", "fd12::1", "::ffff:10.1.2.3"]) {
      expect([open, mayCall(open, "a", allow)]).toEqual([open, true]);
    }
    for (const shut of ["10.2.0.1", "192.168.1.5", "fc00::1", "127.0.0.1"]) {
      expect([shut, mayCall(shut, "a", allow)]).toEqual([shut, false]);
    }
  });

  it("a block that is none is said, not passed over", () => {
    expect(() => parseAllowList("10.0.0.0/99")).toThrow();
    expect(() => parseAllowList("corp/8")).toThrow();
  });
});

describe("an address to send to", () => {
  it.each([
    "https://hooks.example.org/muster",
    "http://8.8.8.8:8080/x?y=1",
    "https://[2606:4700::1111]/",
    "https://xn--bcher-kva.example/",
  ])("%s is taken", (url) => {
    expect(refuseTarget(url, NOTHING)).toBeNull();
  });

  it.each([
    ["no address", "", "hooks.example.org", "//hooks.example.org", "https://", "http://["],
    ["another scheme", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/"],
    [
      "credentials",
      "https://ada@example.org/",
      "https://ada:secret@example.org/",
      "http://:x@e.org/",
    ],
    ["this machine", "http://localhost/", "http://LOCALHOST./", "http://a.localhost:80/"],
    ["dotted", "http://127.0.0.1/", "http://127.0.0.1./", "http://10.0.0.1/", "http://0.0.0.0/"],
    ["decimal", "http://2130706433/", "http://0/", "http://3232235777/"],
    ["octal", "http://017700000001/", "http://0177.0.0.1/"],
    ["hexadecimal", "http://0x7f000001/", "http://0x7f.0x0.0x0.0x1/", "http://0x7f.1/"],
    ["short", "http://127.1/", "http://10.1/"],
    ["other digits", "http://①②⑦.0.0.1/", "http://%31%32%37.0.0.1/", "http://127。0。0。1/"],
    [
      "brackets",
      "http://[::1]/",
      "http://[::]/",
      "http://[::ffff:127.0.0.1]/",
      "http://[fe80::1]/",
    ],
    ["a zone", "http://[fe80::1%25eth0]/", "http://[::1%25lo]/"],
    ["NAT64", "http://[64:ff9b::127.0.0.1]/"],
    [
      "a name before the real host",
      "http://example.org@127.0.0.1/",
      "http://127.0.0.1\\@example.org/",
    ],
  ])("%s is refused beside its field", (_, ...urls) => {
    for (const url of urls) {
      const said = refuseTarget(url, NOTHING)?.fields?.url ?? "";
      expect([url, said]).toEqual([url, expect.stringMatching(/\.$/)]);
    }
  });

  it("in the own network is taken where it is allowed", () => {
    const allow = parseAllowList("localhost, 10.0.0.0/8");
    expect(refuseTarget("http://localhost:9000/", allow)).toBeNull();
    expect(refuseTarget("http://10.3.4.5/", allow)).toBeNull();
    expect(refuseTarget("http://0x0a030405/", allow)).toBeNull();
    expect(refuseTarget("http://127.0.0.1/", allow)).not.toBeNull();
    expect(refuseTarget("http://ada@localhost/", allow)).not.toBeNull();
  });
});
