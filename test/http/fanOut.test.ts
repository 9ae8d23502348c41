/** Fan-out over HTTP: what the 201 says is so at every department, in the very next answer (I51). */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ELEVEN, example, world, type World } from "../support/runtime.ts";

describe("after the 201", () => {
  let platform: World;
  beforeAll(async () => {
    platform = await world();
  });
  afterAll(() => platform.stop());

  it("the worklist of each of the eleven departments shows its review, running since the receipt", async () => {
    const { status, body } = await platform.call(
      "POST",
      "/v1/applications",
      example("municipal-road-application"),
    );
    expect(status).toBe(201);
    const { applicationId } = body as { applicationId: string };
    const lists = await Promise.all(
      ELEVEN.map(async (department) =>
        platform.call("GET", "/v1/reviews", undefined, await platform.as.department(department)),
      ),
    );
    for (const [i, list] of lists.entries()) {
      const own = (list.body as { reviews: Listed[] }).reviews.filter(
        (review) => review.applicationId === applicationId,
      );
      expect(own).toMatchObject([{ status: "running", department: { id: ELEVEN[i] } }]);
    }
  });

  it("a withdrawal a moment later has ended all of them, and their opinions are answered by it", async () => {
    const { body } = await platform.call("POST", "/v1/applications", {
      ...example("municipal-road-application"),
    });
    const { applicationId, queryCode } = body as { applicationId: string; queryCode: string };
    const withdrawn = await platform.call(
      "POST",
      `/v1/applications/${applicationId}/withdrawal`,
      { reason: "no money" },
      { "x-query-code": queryCode },
    );
    expect(withdrawn.status).toBe(200);
    const { reviews } = withdrawn.body as { reviews: Listed[] };
    expect(reviews).toHaveLength(11);
    expect(reviews.map(({ status, outcome }) => [status, outcome])).toEqual(
      reviews.map(() => ["closed", "cancelled"]),
    );
    for (const { reviewId, department } of reviews) {
      const answer = await platform.call(
        "PUT",
        `/v1/reviews/${reviewId}/opinion`,
        { kind: "consent" },
        await platform.as.department(department.id),
      );
      expect(answer).toMatchObject({ status: 409, body: { code: "cancelled" } });
    }
  });
});

type Listed = {
  reviewId: string;
  applicationId: string;
  status: string;
  outcome: string | null;
  department: { id: string };
};
