/** What is fetched from where links lead: by https, from the region's hosts alone, never from inside, and no more than is copied. */
import type { LookupAddress } from "node:dns";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { linkFetcher, type FetcherOptions } from "../../functions/adapters/linkFetcher.ts";
import { checkPublic, publicOnlyBy, type Resolve } from "../../functions/adapters/publicAddress.ts";
import { bytesOf, CONTENTS } from "./content.ts";

const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), "utf8");
const [cert, key] = [pem("cert"), pem("key")];

/** What the server answers at each path, and what it was asked for. */
const answers: Record<string, RequestListener> = {};
const asked: string[] = [];
let server: Server;
let host: string;
beforeAll(async () => {
  server = createServer({ cert, key }, (request, response) => {
    asked.push(request.url!);
    (answers[request.url!] ?? ((_, nothing) => nothing.writeHead(404).end()))(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  host = `localhost:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => void asked.splice(0));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names lead to these addresses, one list after the other; every one of them is reached at this machine. */
function resolving(...lists: readonly (readonly string[])[]) {
  const names: string[] = [];
  const resolve: Resolve = (name, _, callback) => {
    const addresses = lists[Math.min(names.push(name), lists.length) - 1]!;
    callback(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { names, resolve };
}

/** As the product fetches, but that the certificate is a test's, and that this machine may be reached. */
const fetching = (options: FetcherOptions = {}) =>
  linkFetcher({
    ca: cert,
    lookup: publicOnlyBy(resolving(["127.0.0.1"]).resolve, () => undefined),
    ...options,
  });

const at = (path: string, on = host): string => `https://${on}${path}`;
const give = (path: string, bytes: Uint8Array): void =>
  void (answers[path] = (_, response) => response.writeHead(200).end(bytes));
const lead = (path: string, location: string): void =>
  void (answers[path] = (_, response) => response.writeHead(302, { location }).end());

describe("a link", () => {
  it("is fetched, also where its host leads on to another place of its own", async () => {
    give("/plan.pdf", CONTENTS.pdf);
    lead("/moved.pdf", "/plan.pdf");
    for (const path of ["/plan.pdf", "/moved.pdf"])
      expect(await fetching()(at(path), [host])).toEqual({ bytes: CONTENTS.pdf });
  });

  it.each([
    ["a host that the region does not name", "https://elsewhere.example/plan.pdf"],
    ["another port", "https://localhost:1/plan.pdf"],
    ["plain http", "http://localhost/plan.pdf"],
    ["this machine by its address", "https://127.0.0.1/plan.pdf"],
    ["the cloud's metadata", "https://169.254.169.254/latest/meta-data"],
    ["a name with a user before it", `https://localhost@elsewhere.example/`],
  ])("that leads to %s is not followed", async (_, location) => {
    lead("/leads.pdf", location);
    expect(await fetching()(at("/leads.pdf"), [host])).toEqual({ why: "elsewhere" });
    expect(await fetching()(location, [host])).toEqual({ why: "elsewhere" });
    expect(asked).toEqual(["/leads.pdf"]);
  });

  it("goes nowhere in a circle", async () => {
    lead("/round.pdf", "/round.pdf");
    expect(await fetching()(at("/round.pdf"), [host])).toEqual({ why: "elsewhere" });
    expect(asked).toHaveLength(4);
  });

  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "fe80::1",
    "fd00:ec2::254",
    "::ffff:10.0.0.1",
  ])("whose name leads inside, to %s, is not reached", async (address) => {
    give("/plan.pdf", CONTENTS.pdf);
    // One address inside among others is enough.
    for (const list of [[address], ["8.8.8.8", address]]) {
      const lookup = publicOnlyBy(resolving(list).resolve, checkPublic);
      expect(await fetching({ lookup })(at("/plan.pdf"), [host])).toEqual({ why: "elsewhere" });
    }
    expect(asked).toEqual([]);
  });

  it("is looked up once for each request: the address that was checked is the one that is reached", async () => {
    give("/plan.pdf", CONTENTS.pdf);
    const rebinding = resolving(["127.0.0.1"], ["10.0.0.1"]);
    const seen: string[] = [];
    const lookup = publicOnlyBy(rebinding.resolve, (address) => void seen.push(address));
    expect(await fetching({ lookup })(at("/plan.pdf"), [host])).toEqual({ bytes: CONTENTS.pdf });
    expect([rebinding.names, seen]).toEqual([["localhost"], ["127.0.0.1"]]);
    // Where it leads on, what is reached then is looked at then.
    lead("/moved.pdf", "/plan.pdf");
    const strict = publicOnlyBy(resolving(["127.0.0.1"], ["10.0.0.1"]).resolve, (address) => {
      if (address !== "127.0.0.1") checkPublic(address);
    });
    expect(await fetching({ lookup: strict })(at("/moved.pdf"), [host])).toEqual({ why: "elsewhere" });
  });

  it("is no longer than what is copied, whatever it says of itself", async () => {
    const long = Buffer.alloc(20_000, "x");
    give("/told.pdf", long);
    answers["/untold.pdf"] = (_, response) => {
      response.writeHead(200);
      for (let i = 0; i < 20; i++) response.write(long.subarray(0, 1000));
      response.end();
    };
    for (const path of ["/told.pdf", "/untold.pdf"])
      expect(await fetching({ mostBytes: 19_999 })(at(path), [host])).toEqual({ why: "too-large" });
    expect(await fetching({ mostBytes: 20_000 })(at("/untold.pdf"), [host])).toEqual({ bytes: long });
  });

  it.each([
    [404, "denied"],
    [403, "denied"],
    [304, "denied"],
    [206, "denied"],
    [408, "unreachable"],
    [429, "unreachable"],
    [500, "unreachable"],
    [503, "unreachable"],
  ])("that is answered with %i is %s", async (status, why) => {
    answers["/status.pdf"] = (_, response) => response.writeHead(status).end();
    expect(await fetching()(at("/status.pdf"), [host])).toEqual({ why });
  });

  it("is unreachable where nobody answers, not in time, not to the end, or not as who they say", async () => {
    answers["/silent.pdf"] = () => undefined;
    answers["/halved.pdf"] = (_, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("%PDF-1.7", () => response.destroy());
    };
    give("/plan.pdf", CONTENTS.pdf);
    const soon = fetching({ patienceMilliseconds: 150 });
    expect(await soon(at("/silent.pdf"), [host])).toEqual({ why: "unreachable" });
    expect(await fetching()(at("/halved.pdf"), [host])).toEqual({ why: "unreachable" });
    expect(await fetching()(at("/plan.pdf", "localhost:1"), ["localhost:1"])).toEqual({ why: "unreachable" });
    const { port } = server.address() as AddressInfo;
    const other = `other.example:${port}`;
    expect(await fetching()(at("/plan.pdf", other), [other])).toEqual({ why: "unreachable" });
  });

  it("is taken as it lies there: nothing that is packed on the way is unfolded", async () => {
    answers["/packed.pdf"] = (request, response) => {
      response.writeHead(200).end(bytesOf(String(request.headers["accept-encoding"])));
    };
    expect(await fetching()(at("/packed.pdf"), [host])).toEqual({ bytes: bytesOf("identity") });
  });
});
