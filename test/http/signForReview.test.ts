/** `POST /v1/reviews/{reviewId}/receipt`: the department signs, once, and everybody sees it in the history. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { promised } from "../support/promised.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicant: Applicant;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
});
afterAll(() => w.stop());

const sign = async (department: string) =>
  w.call(
    "POST",
    `/v1/reviews/${applicant.applicationId}.consult-land/receipt`,
    undefined,
    await w.as.department(department),
  );

describe("a department that signs for its review", () => {
  it("is answered with the evidence, and again with the same", async () => {
    const first = await sign("land");
    expect([first.status, promised("signForReview").safeParse(first.body).error]).toEqual([200, undefined]);
    expect(first.body).toMatchObject({
      signedBy: { role: "department", organ: "land", rank: "head", sub: expect.any(String) },
      servedAt: first.body.signedAt,
    });
    await w.clock("PT3H");
    const again = await sign("land");
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it("stands in the history with it, and no other department does", async () => {
    expect((await sign("water")).body).toMatchObject({ status: 403, code: "not-your-review" });
    const { body } = await w.call(
      "GET",
      `/v1/applications/${applicant.applicationId}/events`,
      undefined,
      w.as.applicant(applicant),
    );
    const signatures = body.events.filter(({ type }: { type: string }) => type === "review-signed-for");
    const by = { role: "department", organ: "land", jti: expect.any(String) };
    expect(signatures).toMatchObject([{ by, data: { signature: { by } } }]);
  });
});
