import ipaddr from "ipaddr.js";

/** Why an address that a tenant names is not called. */
export type HostProblem = "host_not_https" | "host_with_credentials" | "host_private";

/** Names that lead into a network of somebody's own (RFC 6761, RFC 6762, RFC 8375, and clouds' metadata services). */
const PRIVATE_SUFFIXES = [
  "localhost",
  "local",
  "internal",
  "intranet",
  "lan",
  "localdomain",
  "home.arpa",
  "test",
  "invalid",
];

/** The IPv6 addresses that are of the internet (RFC 4291). Outside of them stands an IPv4 address written as [::7f00:1]. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * May Ponte call this address, which a tenant named? Only https, and nothing that leads into a private network. (A public
 * name that resolves to a private address is the platform's to refuse: Workers reach public addresses only.)
 * @param allowPrivate for a hub on somebody's own machine: http and private addresses pass
 * @returns null when it may
 */
export function hostProblem(url: URL, allowPrivate: boolean): HostProblem | null {
  if (url.username !== "" || url.password !== "") return "host_with_credentials";
  if (url.protocol !== "https:" && !(allowPrivate && url.protocol === "http:")) return "host_not_https";
  return allowPrivate || isPublic(url.hostname) ? null : "host_private";
}

/** URL writes an IPv4 address in its usual form, however it was given: 0x7f.1 is 127.0.0.1 there. */
function isPublic(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "").replace(/\.+$/, "");
  if (ipaddr.isValid(bare)) return isPublicAddress(ipaddr.process(bare));
  if (!bare.includes(".")) return false;
  return !PRIVATE_SUFFIXES.some((suffix) => bare === suffix || bare.endsWith(`.${suffix}`));
}

function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6);
}
