/** On the laptop a page of the user's browser gets no token, whatever name it goes by and however it sends. */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { world, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const OPERATOR = JSON.stringify({ role: "operator" });

/** As a browser would send it; `fetch` may not say these headers. */
function send(method: string, path: string, headers: Record<string, string>, body = ""): Promise<number> {
  return new Promise((resolve, reject) => {
    const going = request(`${w.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    going.on("error", reject);
    going.end(body);
  });
}

const mint = (headers: Record<string, string>, body = OPERATOR) =>
  send("POST", "/local/tokens", { "content-type": "application/json", ...headers }, body);

it("a program of this machine gets one, and so does the page that it serves", async () => {
  const host = new URL(w.url).host;
  expect(await mint({})).toBe(200);
  expect(await mint({ origin: `http://${host}` })).toBe(200);
  expect(await mint({ host: `localhost:${new URL(w.url).port}` })).toBe(200);
});

describe("a page from elsewhere gets none", () => {
  it.each([
    ["that sends across", { origin: "https://evil.example" }, 403],
    ["of another port of this machine", { origin: "http://127.0.0.1:1" }, 403],
    ["in a frame without an origin", { origin: "null" }, 403],
    ["whose name was made to point here", { host: "evil.example", origin: "http://evil.example" }, 421],
    ["whose name only begins like ours", { host: "localhost.evil.example" }, 421],
    ["that sends what a form could", { "content-type": "text/plain" }, 415],
    ["that sends no type", { "content-type": "" }, 415],
  ])("%s", async (_, headers, status) => {
    expect(await mint(headers)).toBe(status);
  });

  it("and moves no clock, and reads nothing by another name", async () => {
    const move = { "content-type": "application/json", origin: "https://evil.example" };
    expect(await send("PUT", "/local/clock", move, '{"advance":"P1D"}')).toBe(403);
    for (const path of ["/", "/v1/catalogue", "/local/clock", "/readyz"])
      expect(await send("GET", path, { host: "evil.example" })).toBe(421);
  });
});
