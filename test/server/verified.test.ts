/** Verified tokens: asked about once, no longer than they hold, and only so many. */
import { describe, expect, it } from "@jest/globals";
import { remembered } from "../../functions/adapters/verified.ts";

const EXPIRES = 1000;

function setup(most?: number) {
  const asked: string[] = [];
  const time = { now: 0 };
  const verify = remembered(
    async (token) => {
      asked.push(token);
      return token.startsWith("bad") ? undefined : { sub: token, exp: EXPIRES };
    },
    () => time.now,
    most,
  );
  return { asked, time, verify };
}

describe("a token", () => {
  it("that is valid is verified once, and each by itself", async () => {
    const { asked, verify } = setup();
    for (const token of ["a", "b", "a", "a", "b"])
      expect(await verify(token)).toEqual({ sub: token, exp: EXPIRES });
    expect(asked).toEqual(["a", "b"]);
  });

  it("is remembered to its end and not an instant longer", async () => {
    const { asked, time, verify } = setup();
    await verify("a");
    time.now = EXPIRES - 0.001;
    await verify("a");
    expect(asked).toEqual(["a"]);
    time.now = EXPIRES;
    await verify("a");
    await verify("a");
    expect(asked).toEqual(["a", "a", "a"]);
  });

  it("that is not valid is verified each time", async () => {
    const { asked, verify } = setup();
    expect([await verify("bad"), await verify("bad")]).toEqual([undefined, undefined]);
    expect(asked).toEqual(["bad", "bad"]);
  });

  it("is forgotten where too many came after it", async () => {
    const { asked, verify } = setup(2);
    for (const token of ["a", "b", "c", "b", "c", "a"]) await verify(token);
    expect(asked).toEqual(["a", "b", "c", "a"]);
  });

  it("without an end is none to remember", async () => {
    let asked = 0;
    const verify = remembered(
      async () => (asked++, { sub: "a" }),
      () => 0,
    );
    await verify("a");
    await verify("a");
    expect(asked).toBe(2);
  });

  it("is asked about again before its end where its key may have been withdrawn", async () => {
    let [asked, now] = [0, 0];
    const verify = remembered(
      async () => (asked++, { sub: "a", exp: EXPIRES }),
      () => now,
      2,
      60,
    );
    for (now of [0, 59, 60]) await verify("a");
    expect(asked).toBe(2);
  });
});
