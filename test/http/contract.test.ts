/** The OpenAPI document says what the routes do: every route is in it, and every answer has the shape it promises. */
import { speakerOf } from "../support/speakers.ts";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { addDays } from "../../functions/domain/base/time.ts";
import { ProblemDocument } from "../../functions/contracts/openapi/envelopes.ts";
import { isShared } from "../../functions/contracts/base/contract.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { promised } from "../support/promised.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicant: Applicant;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  await w.opinion(applicant, "land", {
    kind: "consent-with-conditions",
    conditions: [{ text: "退让 2 米", basis: "discretionary" }],
    handler: { name: "王科员", post: "A" },
  });
  await w.opinion(applicant, "water", objection);
  await w.opinion(applicant, "forestry", { kind: "not-applicable", reasons: "不占绿地" });
});
afterAll(() => w.stop());

/** By what else a route opens that tokens open. */
const OR_BY = {
  applicant: [{ queryCode: [] }],
  "file-key": [{ queryCode: [] }, { uploadKey: [] }],
};

describe("the OpenAPI document", () => {
  it("describes every route, its security, its problems by status, and no other", async () => {
    const { body } = await w.call("GET", "/openapi.json");
    expect(body.openapi).toMatch(/^3\.1/);
    const described = Object.entries(
      body.paths as Record<string, Record<string, { security?: unknown; responses: object }>>,
    ).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(described.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
    for (const { method, path, access } of ROUTES) {
      const operation = body.paths[path][method.toLowerCase()];
      expect([path, operation.security]).toEqual([
        path,
        access === "anyone"
          ? []
          : access === "applicant"
            ? [{ queryCode: [] }, { token: [] }]
            : access === "submitter"
              ? [{}, { token: [] }]
              : [{ token: [] }, ...(isShared(access) ? OR_BY[access.orBy] : [])],
      ]);
      expect(Object.keys(operation.responses)).toContain("500");
    }
    const opinion = body.paths["/v1/reviews/{reviewId}/opinion"].put;
    expect(opinion.responses["409"].description).toContain("`late`");
    expect(opinion.requestBody.content["application/json"].schema.$ref).toBe(
      "#/components/schemas/OpinionBody",
    );
    expect(Object.keys(body.components.schemas.OpinionBodyObjection.properties)).toContain("curableBy");
  });

  it("describes the headers of every answer: what came is what is written", async () => {
    const { body } = await w.call("GET", "/openapi.json");
    const told = (path: string, status: number): string[] => {
      const response = body.paths[path].get.responses[status];
      const { headers } = response.$ref
        ? body.components.responses[response.$ref.split("/").at(-1)]
        : response;
      return Object.keys(headers).map((name) => name.toLowerCase());
    };
    const { headers } = await w.call("GET", "/v1/catalogue");
    const tag = { "if-none-match": headers.get("etag")! };
    for (const [path, sent] of [
      ["/v1/catalogue", {}],
      ["/v1/catalogue", tag],
      ["/v1/reviews", {}],
      ["/v1/catalogue", { accept: "image/png" }],
    ] as const) {
      const came = await w.call("GET", path, undefined, sent);
      const ours = [...came.headers.keys()].filter((name) =>
        /^(etag|vary|cache-control|content-language|www-authenticate|allow|accept.*|retry-after)$/.test(name),
      );
      expect(told(path, came.status)).toEqual(expect.arrayContaining(ours));
    }
  });

  it("names what generators make classes of by words, and says which texts are days, instants and addresses", async () => {
    const { body } = await w.call("GET", "/openapi.json");
    const schemas = body.components.schemas as Record<string, { properties?: Record<string, object> }>;
    expect(Object.keys(schemas).filter((name) => /\d/.test(name))).toEqual([]);
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(["ComplaintBodyAboutReviewId", "ComplaintBodyAboutDepartment"]),
    );
    const free = Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([field]) => /^(date|heldOn|plannedEnd|uri)$|[a-z](At|Url)$/.test(field))
        .filter(
          ([, schema]) =>
            !/"format":"(date|date-time|uri|uri-reference)"|"\$ref"/.test(JSON.stringify(schema)),
        )
        .map(([field]) => `${name}.${field}`),
    );
    expect(free).toEqual([]);
  });
});

describe("an answer", () => {
  const review = (path = "") => `/v1/reviews/${applicant.applicationId}.consult-land${path}`;
  const application = (path = "") => `/v1/applications/${applicant.applicationId}${path}`;

  it("has exactly the shape it promises, route by route", async () => {
    const land = await w.as.department("land");
    const own = w.as.applicant(applicant);
    const checked: [
      string,
      { safeParse(value: unknown): { success: boolean; error?: unknown } },
      Record<string, string>,
    ][] = [
      ["/healthz", promised("getHealth"), {}],
      ["/v1/catalogue", promised("getCatalogue"), {}],
      [application(), promised("getApplication"), own],
      [application("/events"), promised("getEvents"), own],
      ["/v1/reviews?status=closed", promised("listReviews"), land],
      [review(), promised("getReview"), land],
      [review("/clock"), promised("getClock"), land],
      ["/v1/applications?phase=in-review", promised("listApplications"), await w.as.department("planning")],
      [application("/case"), promised("getCase"), await w.as.department("planning")],
    ];
    for (const [path, shape, headers] of checked) {
      const { status, body } = await w.call("GET", path, undefined, headers);
      expect([path, status, shape.safeParse(body).error]).toEqual([path, 200, undefined]);
    }
    const again = await w.opinion(applicant, "water", objection);
    expect(promised("giveOpinion").safeParse(again.body).error).toBeUndefined();
    const problem = await w.opinion(applicant, "water", { kind: "consent" });
    expect(ProblemDocument.safeParse(problem.body).error).toBeUndefined();
  });

  it("keeps its shape whatever is done about a review's clock", async () => {
    const other = await w.submit();
    const path = `/v1/reviews/${other.applicationId}.consult-housing`;
    const housing = await w.as.department("housing");
    const approver = { name: "周局长", rank: "head" };
    const basis = { document: "城乡规划法", article: "第四十条" };
    const startedAt = encodeURIComponent((await w.call("GET", "/local/clock")).body.now);
    const commands: [string, string, unknown][] = [
      ["PUT", "/handler", { name: "王工", post: "A" }],
      ["POST", "/extension", { days: 2, reasons: "r", approver }],
      [
        "POST",
        "/special-procedure",
        { kind: "expert-review", basis: "b", reasons: "r", plannedEnd: "2026-05-20", approver },
      ],
      ["DELETE", `/special-procedure?kind=expert-review&startedAt=${startedAt}`, undefined],
      [
        "POST",
        "/supplement-request",
        { items: [{ material: "site-plan", defect: "unsigned", basis }], reasons: "r" },
      ],
    ];
    for (const [method, command, body] of commands) {
      const answer = await w.call(method, `${path}${command}`, body, housing);
      expect([command, answer.status, promised("giveOpinion").safeParse(answer.body).error]).toEqual([
        command,
        200,
        undefined,
      ]);
    }
    for (const [address, shape] of [
      ["", promised("getReview")],
      ["/clock", promised("getClock")],
    ] as const) {
      const { body } = await w.call("GET", `${path}${address}`, undefined, housing);
      expect([address, shape.safeParse(body).error]).toEqual([address, undefined]);
    }
    const status = await w.status(other);
    expect(promised("getApplication").safeParse(status).error).toBeUndefined();
    expect(status.owed).toMatchObject([{ code: "site-plan", defect: "unsigned" }]);
  });

  it("keeps its shape when the application has been withdrawn", async () => {
    const other = await w.submit();
    const path = `/v1/applications/${other.applicationId}`;
    const own = w.as.applicant(other);
    const { status, body } = await w.call("POST", `${path}/withdrawal`, { reason: "资金未落实" }, own);
    expect([status, promised("getApplication").safeParse(body).error]).toEqual([200, undefined]);
    expect(body).toMatchObject({ status: "withdrawn", ended: { reasons: "资金未落实" } });
    expect(new Set(body.reviews.map((review: { outcome: string }) => review.outcome))).toEqual(
      new Set(["cancelled"]),
    );
  });

  it("keeps its shape when the application has been decided, by silence too", async () => {
    const other = await w.submit();
    for (const department of ELEVEN.slice(0, 4)) await w.opinion(other, department);
    await w.opinion(other, "civil-defence", objection);
    await w.clock("P30D");
    // Two departments are overdue: their silence is no consent.
    for (const department of ["ecology", "planning", "traffic-police"]) await w.opinion(other, department);
    await w.rest();
    const status = await w.status(other);
    expect(promised("getApplication").safeParse(status).error).toBeUndefined();
    expect(status.status).toBe("joint-review");

    const lead = await w.as.department("planning");
    const path = `/v1/applications/${other.applicationId}/joint-review`;
    const heldOn = (days: number) => addDays("2026-04-01", days);
    const checked = async (
      method: string,
      address: string,
      body: unknown,
      headers: Record<string, string>,
    ) => {
      const answer = await w.call(method, address, body, headers);
      expect([address, answer.status]).toEqual([address, 200]);
      expect(promised("getApplication").safeParse(answer.body).error).toBeUndefined();
      return answer.body;
    };
    const convened = await checked(
      "POST",
      path,
      { heldOn: heldOn(2), time: "09:00", place: "101", agenda: "x" },
      lead,
    );
    expect(convened.jointReview.sitting.heldOn).toBe(heldOn(2));
    const objector = await w.as.department("civil-defence");
    const review = `/v1/reviews/${other.applicationId}.consult-civil-defence`;
    const position = { position: "maintains", reasons: "仍不满足" };
    const taken = await w.call("PUT", `${review}/joint-review-position`, position, objector);
    expect([taken.status, promised("giveOpinion").safeParse(taken.body).error]).toEqual([200, undefined]);
    await w.clock("P2D");
    const conclusion = {
      minutes: "m",
      result: "refuse",
      reasons: "r",
      article: "第二十七条",
      present: [speakerOf("planning")],
    };
    const refused = await checked("PUT", `${path}/conclusion`, conclusion, lead);
    expect(refused.status).toBe("refused");
    expect(refused.jointReview.conclusion.attendance.length).toBeGreaterThan(5);
    expect(promised("getApplication").safeParse(await w.status(other)).error).toBeUndefined();
  });

  it("of the catalogue says what silence means, on what basis, and what the round costs in days", async () => {
    const { body, headers } = await w.call("GET", "/v1/catalogue");
    expect(body.plans).toContainEqual(
      expect.objectContaining({ projectType: "municipal-road", serialDays: 66, gainDays: 56 }),
    );
    expect(body.matters).toHaveLength(11);
    for (const matter of body.matters)
      expect(matter.onTimeout === "deemed-consent" ? matter.tacitBasis : "-").toBeTruthy();
    const cached = await fetch(`${w.url}/v1/catalogue`, {
      headers: { "if-none-match": headers.get("etag")! },
    });
    expect(cached.status).toBe(304);
  });

  it("shows an accepted callback at once", async () => {
    const other = await w.submit();
    await w.opinion(other, "highways");
    expect((await w.status(other)).progress.closed).toBe(1);
  });

  it("names nobody's telephone, and no address carries a name", async () => {
    const status = JSON.stringify(await w.status(applicant));
    expect(status).not.toMatch(/phone|1[3-9]\d{9}/);
    expect(ROUTES.every(({ path }) => !/name|phone/.test(path))).toBe(true);
  });
});
