/** The frame of every route: what a fault looks like from outside, what is kept of it inside, and which tags match. */
import { describe, expect, it } from "@jest/globals";
import { Busy } from "../../functions/app/base/commit.ts";
import { CalendarNotLoaded } from "../../functions/app/base/waking.ts";
import type { Log } from "../../functions/app/base/ports.ts";
import { checkIfMatch, endpoint, type Request } from "../../functions/http/base/endpoint.ts";

const event = {
  routeKey: "GET /v1/reviews",
  rawPath: "/v1/reviews",
  headers: {},
  requestContext: { requestId: "r1", http: { method: "GET", sourceIp: "192.0.2.1" }, timeEpoch: 0 },
};

/** What a route answers whose handler fails, and what is logged. */
async function failing(error: Error) {
  const logged: unknown[] = [];
  const log: Log = { info: () => undefined, error: (...entry) => void logged.push(entry) };
  const handler = endpoint(log, async () => Promise.reject(error));
  const answer = (await handler(event as never, {} as never)) as { statusCode: number; body: string };
  return { logged, answer };
}

describe("a handler that fails", () => {
  it.each([
    ["is a fault of ours that shows nothing of its cause", new Error("secret cause"), 500, "internal"],
    [
      "by losing every race has changed nothing, and may be called again",
      new Busy("secret cause"),
      503,
      "busy",
    ],
    [
      "for want of a calendar says which year, and that what follows is made up for",
      new CalendarNotLoaded(2028),
      503,
      "calendar-missing",
    ],
  ])("%s, and is logged", async (_, error, status, code) => {
    const { logged, answer } = await failing(error);
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([status, expect.objectContaining({ code })]);
    expect(answer.body).not.toContain("secret");
    expect(logged).toEqual([["request-failed", { route: "GET /v1/reviews", requestId: "r1" }, error]]);
  });
});

describe("If-Match", () => {
  const check = (wanted?: string) => () =>
    checkIfMatch({ headers: wanted === undefined ? {} : { "if-match": wanted } } as Request, '"2"');

  it.each([undefined, "*", '"2"', '"1", "2"', '"1","2"'])("matches when it is %j", (wanted) => {
    expect(check(wanted)).not.toThrow();
  });

  it.each(['"1"', '"1", "3"', "2", '"22"', ""])("matches nothing when it is %j", (wanted) => {
    expect(check(wanted)).toThrow("stale");
  });
});
