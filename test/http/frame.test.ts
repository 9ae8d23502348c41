/** The frame of every route: what a fault looks like from outside, what is kept of it inside, and which tags match. */
import { describe, expect, it } from "@jest/globals";
import { Busy } from "../../functions/app/base/racing.ts";
import type { Log } from "../../functions/app/base/ports.ts";
import { Unreadable } from "../../functions/contracts/stored.ts";
import { framed } from "../../functions/http/base/frame.ts";
import { isAtOneOf, isFresh, tagsIn } from "../../functions/http/base/tags.ts";
import { gatewayEvent } from "../support/gateway.ts";

const event = gatewayEvent({ route: "getHealth", at: "2026-03-02T01:00:00.000Z", id: "r1" });

/** What a route answers whose handler fails, and what is logged. */
async function failing(error: Error) {
  const logged: unknown[] = [];
  const log: Log = { info: () => undefined, error: (...entry) => void logged.push(entry) };
  const handler = framed(log, async () => Promise.reject(error));
  const answer = (await handler(event as never, {} as never)) as { statusCode: number; body: string };
  return { logged, answer };
}

describe("a handler that fails", () => {
  it.each([
    ["is a fault of ours that shows nothing of its cause", new Error("secret cause"), 500, "internal"],
    [
      "on a record that cannot be read says so, and nothing of what is in it",
      new Unreadable("secret cause"),
      500,
      "record-damaged",
    ],
    [
      "by losing every race has changed nothing, and may be called again",
      new Busy("secret cause"),
      503,
      "busy",
    ],
  ])("%s, and is logged", async (_, error, status, code) => {
    const { logged, answer } = await failing(error);
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([status, expect.objectContaining({ code })]);
    expect(answer.body).not.toContain("secret");
    expect(logged).toEqual([["request-failed", { route: "ANY /healthz", requestId: "r1" }, error]]);
  });
});

describe("If-Match looks at a record's versions, in whatever form they were read", () => {
  const holds = (given: string): boolean => {
    const tags = tagsIn(given);
    return tags !== null && isAtOneOf("2", tags);
  };

  it.each(["*", '"2"', '"1", "2"', '"1","2"', '"2-anything"', 'W/"2-anything"', '"1-x" , W/"2-y"'])(
    "matches %j",
    (given) => {
      expect(holds(given)).toBe(true);
    },
  );

  it.each(['"1"', '"1", "3"', "2", '"22"', '"22-x"', '"1-2"', "", ",", '"2'])(
    "does not match %j",
    (given) => {
      expect(holds(given)).toBe(false);
    },
  );
});

describe("If-None-Match looks at the whole tag, weakly (RFC 9110 §13.1.2)", () => {
  it.each(["*", '"2-x"', 'W/"2-x"', '"a", "2-x"', 'W/"a",W/"2-x"', '"a,b", "2-x"'])(
    "knows it by %j",
    (given) => {
      expect(isFresh('"2-x"', given)).toBe(true);
      expect(isFresh('W/"2-x"', given)).toBe(true);
    },
  );

  it.each([undefined, "", '"2"', '"2-y"', "2-x", '"2-x'])("does not by %j", (given) => {
    expect(isFresh('"2-x"', given)).toBe(false);
  });
});
