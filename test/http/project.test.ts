/** 项目全貌: one project over all its applications and stages, as far as whoever asks may know of it. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { ELEVEN } from "../support/fixtures.ts";
import { withLicence } from "../support/licence.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

const road = example("municipal-road-application");
const CODE = road.project.code;
const ELSEWHERE = CODE.replace(/\d{6}$/, "000777");
const OTHER = "91990000MA5F1A2B54";

type Row = {
  applicationId: string;
  status: string;
  endedAt: string | null;
  reviews: { reviewId: string; department: { id: string }; outcome: string; licence: object | null }[];
};

let w: World;
/** Over, open, and another applicant's of the same project, in the order in which they came. */
let [first, second, others] = [] as unknown as [Applicant, Applicant, Applicant];

beforeAll(async () => {
  const rules = withLicence();
  const applicants = "both" as const;
  w = await world({ rules: { ...rules, region: { ...rules.region, applicants } } });
  first = await w.submit();
  for (const id of ELEVEN) await w.opinion(first, id);
  await w.rest();
  await w.clock("P1D");
  second = await w.submit();
  await w.clock("PT1H");
  const applicant = { ...road.applicant, creditCode: OTHER, name: "另一公司" };
  others = await w.submit({ ...road, applicant });
  // Civil defence is asked about the first project, and not about this one.
  const attributes = { ...road.project.attributes, civilDefenceArea: false };
  await w.submit({ ...road, applicant, project: { ...road.project, code: ELSEWHERE, attributes } });
});
afterAll(() => w.stop());

const get = (path: string, headers: Record<string, string>) => w.call("GET", path, undefined, headers);
const idsIn = ({ body }: { body: { applications: Row[] } }) =>
  body.applications.map(({ applicationId }) => applicationId);
const idOf = ({ applicationId }: Applicant) => applicationId;

describe("a project", () => {
  it("is told to its applicant who has signed in over all stages, what is over among them, and nothing of others'", async () => {
    const own = await get(`/v1/own-projects/${CODE}`, await w.as.signedIn(road.applicant.creditCode));
    expect([own.status, own.body.projectCode, idsIn(own)]).toEqual([200, CODE, [second, first].map(idOf)]);
    const [open, over] = own.body.applications as [Row, Row];
    expect([open.status, open.endedAt, open.reviews.length]).toEqual(["in-review", null, 11]);
    expect([over.status, over.endedAt?.slice(0, 10)]).toEqual(["granted", "2026-03-02"]);
    expect(JSON.stringify(own.body)).not.toContain(others.applicationId);
    const another = await get(`/v1/own-projects/${CODE}`, await w.as.signedIn(OTHER));
    expect(idsIn(another)).toEqual([others.applicationId]);
  });

  it("is told to supervisors and to the lead over all applicants", async () => {
    const all = [others, second, first].map(idOf);
    expect(idsIn(await get(`/v1/projects/${CODE}`, await w.as.role("supervisor")))).toEqual(all);
    const lead = await get(`/v1/projects/${CODE}`, await w.as.department("planning"));
    expect(idsIn(lead)).toEqual(all);
    expect(lead.body.applications.map(({ reviews }: Row) => reviews.length)).toEqual([11, 11, 11]);
  });

  it("is told to who takes part by its own reviews alone, and does not exist for who does not", async () => {
    const water = await get(`/v1/projects/${CODE}`, await w.as.department("water"));
    const departments = water.body.applications.flatMap(({ reviews }: Row) =>
      reviews.map(({ department }) => department.id),
    );
    expect(departments).toEqual(["water", "water", "water"]);
    const outside = await w.as.department("civil-defence");
    expect((await get(`/v1/projects/${CODE}`, outside)).status).toBe(200);
    const refused = [
      await get(`/v1/projects/${ELSEWHERE}`, outside),
      await get(`/v1/own-projects/${ELSEWHERE}`, await w.as.signedIn(road.applicant.creditCode)),
      await get(`/v1/own-projects/${CODE}`, w.as.applicant(first)),
      await get(`/v1/projects/${CODE}`, await w.as.signedIn(OTHER)),
      await get(`/v1/projects/2605-440307-48-01-999999`, await w.as.role("supervisor")),
      await get(`/v1/projects/road`, await w.as.role("supervisor")),
    ];
    expect(refused.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      "404 unknown-project",
      "404 unknown-project",
      "401 sign-in-needed",
      "403 role-not-allowed",
      "404 unknown-project",
      "400 malformed",
    ]);
  });
});
