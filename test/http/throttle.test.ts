/** Who calls too often is told so, and when to come again; the others are not held up. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { limitCallers } from "../../functions/http/base/throttle.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(async () => {
  limitCallers(null);
  await w.stop();
});

describe("too many requests of one caller", () => {
  it("are refused with 429 and Retry-After, and another caller goes on", async () => {
    const [housing, water] = [await w.as.department("housing"), await w.as.department("water")];
    limitCallers({ perSecond: 1, burst: 2 });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await w.call("GET", "/v1/reviews", undefined, housing));
    expect(answers.slice(0, 2).map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[3]).toMatchObject({ status: 429, body: { code: "too-many-requests" } });
    expect(Number(answers[3]!.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect((await w.call("GET", "/v1/reviews", undefined, water)).status).toBe(200);
  });

  it("are counted for each applicant, though all of them come from one address", async () => {
    limitCallers(null);
    const [one, two] = [await w.submit(), await w.submit()];
    limitCallers({ perSecond: 1, burst: 1 });
    const statusOf = async (applicant: Applicant) =>
      (
        await w.call(
          "GET",
          `/v1/applications/${applicant.applicationId}`,
          undefined,
          w.as.applicant(applicant),
        )
      ).status;
    expect([await statusOf(one), await statusOf(one), await statusOf(two)]).toEqual([200, 429, 200]);
  });
});
