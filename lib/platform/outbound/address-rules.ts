import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import type { Refusal } from "@/lib/platform/core/errors";

/** What MUSTER_WEBHOOK_ALLOW opens: host names, and blocks of addresses. */
export type AllowList = {
  readonly hosts: ReadonlySet<string>;
  readonly blocks: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
};

/** Public by its number, but answered by the cloud's own machine: metadata of Azure. */
const NOT_REALLY_PUBLIC = new Set(["168.63.129.16"]);
/** All that v6 gives out: what lies beside it, such as a v4 address after 96 zeros, is nobody's address. */
const GLOBAL_V6 = ipaddr.IPv6.parse("2000::");
/** Names that mean this machine wherever they are resolved (RFC 6761). */
const LOCAL_NAME = /(^|\.)localhost$/;

/**
 * Reads "localhost, 10.0.0.0/8, 192.168.1.4".
 * @throws Error for a block that is none, so that a slip opens nothing and is noticed.
 */
export function parseAllowList(text = ""): AllowList {
  const parts = text.split(",").map((part) => part.trim().toLowerCase());
  const hosts = new Set<string>();
  const blocks: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const part of parts.filter(Boolean)) {
    if (part.includes("/")) blocks.push(ipaddr.parseCIDR(part));
    else if (ipaddr.isValid(part)) blocks.push(wholeAddress(part));
    else hosts.add(bareName(part));
  }
  return { hosts, blocks };
}

/** What is wrong with an address to send to, as far as it can be told without asking for its name. */
export function refuseTarget(url: string, allow: AllowList): Refusal | null {
  if (!URL.canParse(url)) return wrong("Give a full address that starts with https:// or http://.");
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") {
    return wrong("Muster calls addresses of https or http only.");
  }
  if (username !== "" || password !== "") {
    return wrong("Leave name and password out of the address.");
  }
  const host = hostOf(hostname);
  if (allow.hosts.has(host)) return null;
  if (LOCAL_NAME.test(host)) return wrong(`${host} is this machine itself. ${HOW_TO_ALLOW}`);
  if (ipaddr.isValid(host) && !mayCall(host, host, allow)) {
    return wrong(`${host} is not a public address. ${HOW_TO_ALLOW}`);
  }
  return null;
}

/** Said wherever an address was refused. */
export const HOW_TO_ALLOW =
  "Muster sends into its own network only where MUSTER_WEBHOOK_ALLOW names the host or the block.";

/**
 * Whether a request may go to `address`, which the name `host` resolved to: public addresses, and what the
 * list allows by name or by block.
 */
export function mayCall(address: string, host: string, allow: AllowList): boolean {
  // Stricter than ipaddr.js, which reads "1.2.3" as some reader elsewhere might not.
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (allow.hosts.has(hostOf(host))) return true;
  // A v4 address in v6 clothing is judged by what it is; so is a block that names it.
  const plain = ipaddr.process(address);
  const isListed = allow.blocks.some(([block, bits]) =>
    [parsed, plain].some((each) => each.kind() === block.kind() && each.match(block, bits)),
  );
  if (isListed) return true;
  if (parsed.kind() === "ipv6" && !parsed.match(GLOBAL_V6, 3)) return false;
  return parsed.range() === "unicast" && !NOT_REALLY_PUBLIC.has(parsed.toString());
}

/** A URL's host without brackets, the final dot and capitals. */
export function hostOf(hostname: string): string {
  return bareName(hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase());
}

function bareName(name: string): string {
  return name.replace(/\.$/, "");
}

function wholeAddress(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function wrong(message: string): Refusal {
  return { code: "INVALID", message, fields: { url: message } };
}
