/** Each caller hears of what they may do, and of nothing that is somebody else's to do. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { objection, world, type Applicant, type World } from "../support/runtime.ts";

type Offered = { command: string; until: string | null; limits: Record<string, unknown> };

type Row = { reviewId: string; status: string; department: { id: string } };

let w: World;
let applicant: Applicant;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
});
afterAll(() => w.stop());

const commands = (body: { offers: Offered[] }): string[] => body.offers.map(({ command }) => command);
const review = async (department: string, headers: Record<string, string>) =>
  (await w.call("GET", `/v1/reviews/${applicant.applicationId}.consult-${department}`, undefined, headers))
    .body;
const file = async (headers: Record<string, string>) =>
  (await w.call("GET", `/v1/applications/${applicant.applicationId}/case`, undefined, headers)).body;

/** Every department that may still answer consents, however late. */
async function answerWhatIsOpen(): Promise<void> {
  const { reviews } = (await w.status(applicant)) as { reviews: Row[] };
  for (const { reviewId, department } of reviews.filter(({ status }) => status !== "closed")) {
    const headers = await w.as.department(department.id);
    await w.call("PUT", `/v1/reviews/${reviewId}/opinion`, { kind: "consent" }, headers);
  }
  await w.rest();
}

describe("the offers of an answer", () => {
  it("are a department's for its own review, with the region's time, and nobody else's", async () => {
    const own = await review("water", await w.as.department("water"));
    expect(commands(own)).toEqual([
      "giveOpinion",
      "requestSupplement",
      "startSpecialProcedure",
      "extendLimit",
      "signForReview",
      "nameHandler",
      "raiseFlag",
      "confirmFacts",
    ]);
    expect(own.offers[0]).toEqual({
      command: "giveOpinion",
      until: own.dueAt,
      limits: { counts: "in-time", mayRefer: true },
    });
    // The lead may read it, a supervisor too; neither may answer in its place.
    expect(commands(await review("water", await w.as.department("planning")))).toEqual([]);
    expect(commands(await review("water", await w.as.role("supervisor")))).toEqual([]);
  });

  it("are the applicant's with the query code, and the lead's or a supervisor's of the same case", async () => {
    expect(commands(await w.status(applicant))).toEqual([
      "handInMaterial",
      "changeProject",
      "addFlag",
      "withdrawApplication",
      "askInquiry",
      "fileComplaint",
      "reissueQueryCode",
    ]);
    expect(commands(await file(await w.as.department("planning")))).toEqual([
      "reissueAtWindow",
      "raiseFlag",
      "confirmFacts",
    ]);
    expect(commands(await file(await w.as.role("supervisor")))).toEqual([]);
    await w.call(
      "POST",
      `/v1/applications/${applicant.applicationId}/complaints`,
      { about: { department: "water" }, text: "电话无人接听" },
      w.as.applicant(applicant),
    );
    const watched = await file(await w.as.role("supervisor"));
    expect(watched.offers).toEqual([
      {
        command: "answerComplaint",
        until: null,
        limits: { complaints: [watched.complaints[0].complaintId] },
      },
    ]);
    expect((await file(await w.as.role("operator"))).code).toBe("role-not-allowed");
  });

  it("follow what happens: an objection brings a position to take, a sitting to call, a silence to revoke", async () => {
    const { status } = await w.opinion(applicant, "water", objection);
    expect(status).toBe(200);
    expect(commands(await w.status(applicant))).toEqual([
      "handInMaterial",
      "changeProject",
      "addFlag",
      "withdrawApplication",
      "askInquiry",
      "fileComplaint",
      "rateDepartment",
      "reissueQueryCode",
    ]);
    expect(commands(await review("water", await w.as.department("water")))).toEqual([
      "nameHandler",
      "raiseFlag",
      "confirmFacts",
    ]);
    await w.clock("P30D");
    await answerWhatIsOpen();
    expect(commands(await review("water", await w.as.department("water")))).toEqual([
      "nameHandler",
      "raiseFlag",
      "confirmFacts",
      "takePosition",
    ]);
    const led = await file(await w.as.department("planning"));
    expect(commands(led)).toEqual([
      "conveneJointReview",
      "offerRectification",
      "reissueAtWindow",
      "raiseFlag",
      "confirmFacts",
    ]);
    expect(led.offers[0].limits.departments).toContain("water");
    const watched = await file(await w.as.role("supervisor"));
    const silent = (watched.reviews as { reviewId: string; outcome: string }[])
      .filter(({ outcome }) => outcome === "deemed-consent")
      .map(({ reviewId }) => reviewId);
    expect(silent.length).toBeGreaterThan(0);
    expect(watched.offers[0]).toEqual({
      command: "announceRevocation",
      until: null,
      limits: { reviews: silent },
    });
  });
});
