/** Whose call it is, by address: the connection's own, or what a trusted proxy says of it. */
import { isIP, type BlockList, type Socket } from "node:net";

/**
 * @param proxies whose `X-Forwarded-For` is believed; nobody's when `null`
 * @param forwarded every `X-Forwarded-For` of the request, in order
 */
export function callerAddress(
  { remoteAddress }: Pick<Socket, "remoteAddress">,
  forwarded: readonly string[] | undefined,
  proxies: BlockList | null,
): string {
  let caller = plain(remoteAddress ?? "");
  if (proxies === null || forwarded === undefined) return caller;
  // Each proxy appends whom it heard; from the right, the first who is no proxy of ours may have written the rest.
  const heard = forwarded.join(",").split(",");
  while (heard.length > 0 && isListed(proxies, caller)) {
    const said = plain(heard.pop()!.trim());
    if (isIP(said) === 0) return caller;
    caller = said;
  }
  return caller;
}

const isListed = (proxies: BlockList, address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 4 ? "ipv4" : "ipv6");
};

/** An address without the port that some proxies add, and without the clothes of IPv6 over IPv4. */
const plain = (text: string): string => {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return bare.replace(/^::ffff:(?=[\d.]+$)/i, "");
};
