/** Whose call it is: a header is anybody's to write, and is believed of proxies that are named alone. */
import { BlockList } from "node:net";
import { expect, it } from "@jest/globals";
import { callerAddress } from "../../server/address.ts";

const proxies = new BlockList();
proxies.addSubnet("10.0.0.0", 8, "ipv4");
proxies.addAddress("fd00::1", "ipv6");

it.each([
  ["nobody is trusted", "203.0.113.9", ["198.51.100.7"], null, "203.0.113.9"],
  ["the connection is no proxy's", "203.0.113.9", ["198.51.100.7"], proxies, "203.0.113.9"],
  ["a proxy says who it heard", "10.0.0.5", ["198.51.100.7"], proxies, "198.51.100.7"],
  ["the caller had written something before", "10.0.0.5", ["1.1.1.1, 198.51.100.7"], proxies, "198.51.100.7"],
  ["two proxies stand in a row", "10.0.0.5", ["198.51.100.7", "10.0.0.6"], proxies, "198.51.100.7"],
  ["a proxy adds the port", "10.0.0.5", ["198.51.100.7:4711"], proxies, "198.51.100.7"],
  ["the proxy is reached over IPv6", "::ffff:10.0.0.5", ["2001:db8::7"], proxies, "2001:db8::7"],
  ["an IPv6 address has brackets", "fd00::1", ["[2001:db8::7]:443"], proxies, "2001:db8::7"],
  ["what it says is no address", "10.0.0.5", ["unknown"], proxies, "10.0.0.5"],
  ["it says nothing", "10.0.0.5", undefined, proxies, "10.0.0.5"],
])("where %s", (_, remoteAddress, forwarded, trusted, caller) => {
  expect(callerAddress({ remoteAddress }, forwarded, trusted)).toBe(caller);
});
