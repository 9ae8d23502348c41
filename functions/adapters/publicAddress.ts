/** Which addresses may be reached from here: https, and nothing of a network inside. */
import { lookup, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** The address is not one that may be reached. */
export class ForbiddenAddress extends Error {
  override name = "ForbiddenAddress";
}

/** How names are looked up. */
export type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Looked up and checked in one go: the address that was checked is the one that is reached (no rebinding). */
export const publicOnlyBy =
  (resolve: Resolve, check: (address: string) => void = checkPublic): LookupFunction =>
  (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      try {
        for (const { address } of addresses) check(address);
      } catch (forbidden) {
        return callback(forbidden as Error, "", 0);
      }
      const [first] = addresses;
      if (options.all) return callback(null, addresses);
      return callback(null, first?.address ?? "", first?.family);
    });
  };

export const publicOnly: LookupFunction = publicOnlyBy(lookup);

/**
 * What an address says of itself; where its name leads is looked at when it is used.
 * @throws ForbiddenAddress for one that is not https, or that is of a network inside
 */
export function checkReachable({ protocol, hostname }: URL): void {
  if (protocol !== "https:") throw new ForbiddenAddress("it is not https");
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) checkPublic(host);
}

/** @throws ForbiddenAddress for loopback, link-local, private, and whatever else is not a public unicast address */
export function checkPublic(address: string): void {
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  // Of IPv6 only what is given out (2000::/3) is anybody's: `::1.2.3.4` is the old form of an address of IPv4.
  const isGivenOut = parsed.kind() === "ipv4" || parsed.match(ipaddr.IPv6.parseCIDR("2000::/3"));
  if (range !== "unicast" || !isGivenOut) throw new ForbiddenAddress(`${address} is ${range}, not public`);
}
