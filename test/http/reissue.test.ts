/** Query codes given again (查询码补发): by whoever signs in, or at the window; the one before is over at once. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MOST_REISSUES } from "../../functions/domain/application/queryCode.ts";
import { CONTENTS } from "../files/content.ts";
import { handed } from "../support/files.ts";
import { promised } from "../support/promised.ts";
import { rulesWith } from "../support/rules.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

const good = example("municipal-road-application");
const { creditCode } = good.applicant;
const seen = { person: "identity-card", authority: "letter-of-authority" };
type Headers = Record<string, string>;

let w: World;
let own: Applicant;
let token: Headers;
beforeAll(async () => {
  w = await world();
  token = await w.as.signedIn(creditCode, "龙岗建设有限公司");
});
afterAll(() => w.stop());

const fresh = async (): Promise<void> => {
  own = await w.submit();
};
const path = (part = "") => `/v1/applications/${own.applicationId}${part}`;
const reissue = (replaces: number, by: Headers = token, why = "lost") =>
  w.call("POST", path("/query-code"), { replaces, why }, by);
const atWindow = (replaces: number, by: Headers, body: object = { seen }) =>
  w.call("POST", path("/case/query-code"), { replaces, why: "lost", ...body }, by);
const opens = async (queryCode: string) =>
  (await w.call("GET", path(), undefined, { "x-query-code": queryCode })).body;
const events = async (): Promise<{ type: string; data: unknown; by: unknown }[]> =>
  (await w.call("GET", path("/events"), undefined, token)).body.events;

describe("a query code that is replaced by who has signed in", () => {
  beforeAll(fresh);

  it("opens nothing from then on, and the new one everything; the history says who, why and on what, and no code", async () => {
    const { status, body } = await reissue(1);
    expect([status, promised("reissueQueryCode").safeParse(body).error]).toEqual([200, undefined]);
    expect(body).toMatchObject({
      applicationId: own.applicationId,
      issue: 2,
      reissuedAt: expect.any(String),
    });
    expect(body.queryCode).not.toBe(own.queryCode);
    expect(await opens(own.queryCode)).toMatchObject({ status: 403, code: "query-code-replaced" });
    expect(await opens(body.queryCode)).toMatchObject({
      status: "in-review",
      queryCode: { issue: 2, reissuedAt: body.reissuedAt },
    });
    const [event] = (await events()).filter(({ type }) => type === "query-code-reissued");
    expect(event).toMatchObject({
      by: { role: "applicant", sub: expect.any(String) },
      data: { issue: 2, why: "lost", basis: { by: "sign-in" } },
    });
    expect(JSON.stringify(event)).not.toContain(body.queryCode);
    expect(JSON.stringify(w.logged)).not.toContain(body.queryCode);
  });

  it("is asked for again and answered as the first time, whether the answer was lost or not", async () => {
    const [first, again] = [await reissue(2), await reissue(2)];
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect((await events()).filter(({ type }) => type === "query-code-reissued")).toHaveLength(2);
  });

  it("is not replaced by somebody else who had the same issue in mind, who learns that there is another", async () => {
    const colleague = await w.as.signedIn(creditCode, "另一经办人");
    const both = await Promise.all([reissue(3), reissue(3, colleague)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const refused = both.find(({ status }) => status === 409)!.body;
    expect(refused).toMatchObject({ code: "query-code-issue", issue: 4, reissuedAt: expect.any(String) });
    expect(JSON.stringify(refused)).not.toContain("queryCode");
    // For another reason it is another request, even by the same person; and nobody has an issue that is to come.
    expect((await reissue(3, token, "disclosed")).body.code).toBe("query-code-issue");
    expect((await reissue(5)).body.code).toBe("query-code-issue");
  });

  it("is nobody's to replace who has not signed in for the applicant: by its code, for another, as staff", async () => {
    const { body } = await reissue(4);
    const code = { "x-query-code": body.queryCode as string };
    expect((await reissue(5, code)).body).toMatchObject({ status: 401, code: "sign-in-needed" });
    expect((await reissue(5, await w.as.signedIn("91990000MA5EXMP75W"))).body.code).toBe(
      "unknown-application",
    );
    for (const who of [await w.as.department("planning"), await w.as.role("supervisor")])
      expect((await reissue(5, who)).status).toBe(401);
    expect((await reissue(5, await w.as.role("agent"))).body).toMatchObject({
      status: 403,
      code: "applicant-alone",
    });
    expect(await opens(body.queryCode)).toMatchObject({ queryCode: { issue: 5 } });
  });

  it("opens no file any more", async () => {
    await fresh();
    const address = `/v1/files/${await handed(w, own, CONTENTS.pdf)}/address`;
    const read = (queryCode: string) => w.call("GET", address, undefined, { "x-query-code": queryCode });
    expect((await read(own.queryCode)).status).toBe(200);
    const { queryCode } = (await reissue(1)).body;
    expect([(await read(own.queryCode)).body.code, (await read(queryCode)).status]).toEqual([
      "unknown-file",
      200,
    ]);
  });

  it("is replaced so often, and offered with the issue that holds until then", async () => {
    await fresh();
    const offered = async () =>
      (await w.call("GET", path(), undefined, token)).body.offers.find(
        ({ command }: { command: string }) => command === "reissueQueryCode",
      );
    expect(await offered()).toMatchObject({ limits: { replaces: 1 } });
    for (let issue = 1; issue <= MOST_REISSUES; issue++) expect((await reissue(issue)).status).toBe(200);
    const last = MOST_REISSUES + 1;
    expect((await reissue(last)).body).toMatchObject({
      code: "query-code-reissued-too-often",
      most: MOST_REISSUES,
    });
    expect(await offered()).toBeUndefined();
    expect((await reissue(MOST_REISSUES)).body).toMatchObject({ issue: last });
  });
});

describe("at the window", () => {
  let clerk: Headers;
  beforeAll(async () => {
    await fresh();
    clerk = await w.as.person("planning", { name: "陈静", rank: "officer" });
  });

  it("the lead's clerk replaces it for who has shown papers, whose kinds stand in the history, and never their numbers", async () => {
    const file = await w.call("GET", path("/case"), undefined, clerk);
    expect(file.body.offers).toContainEqual({
      command: "reissueAtWindow",
      until: null,
      limits: { replaces: 1 },
    });
    const { status, body } = await atWindow(1, clerk);
    expect([status, promised("reissueAtWindow").safeParse(body).error]).toEqual([200, undefined]);
    expect(await opens(body.queryCode)).toMatchObject({ queryCode: { issue: 2 } });
    expect(await opens(own.queryCode)).toMatchObject({ code: "query-code-replaced" });
    expect((await atWindow(1, clerk)).body).toEqual(body);
    expect((await events()).find(({ type }) => type === "query-code-reissued")).toMatchObject({
      by: { role: "department", organ: "planning", name: "陈静" },
      data: { issue: 2, why: "lost", basis: { by: "window", ...seen } },
    });
    const other = await w.as.person("planning", { name: "王强", rank: "head" });
    expect((await atWindow(1, other)).body.code).toBe("query-code-issue");
  });

  it("without papers it is not, nor for a text that could hold a number", async () => {
    for (const body of [
      {},
      { seen: { person: "identity-card" } },
      { seen: { ...seen, number: "440307199001011234" } },
    ])
      expect((await atWindow(2, clerk, body)).status).toBe(400);
    expect((await atWindow(2, clerk, { seen: { ...seen, person: "440307199001011234" } })).status).toBe(400);
  });

  it("no other department does, and one outside of the case knows of none", async () => {
    expect((await atWindow(2, await w.as.department("water"))).body.code).toBe("role-not-allowed");
    expect((await atWindow(2, await w.as.role("supervisor"))).body.code).toBe("role-not-allowed");
    expect((await atWindow(2, token)).status).toBe(403);
  });

  it("who gave out codes stands in the trail, without any code", async () => {
    const auditor = await w.as.role("auditor");
    const query = `?limit=100&applicationId=${own.applicationId}`;
    const { entries } = (await w.call("GET", `/v1/audit-trail${query}`, undefined, auditor)).body;
    expect(
      entries.filter(({ route }: { route: string }) => route === "reissueAtWindow").length,
    ).toBeGreaterThan(1);
    const { queryCode } = (await atWindow(2, clerk)).body;
    expect(JSON.stringify(entries)).not.toContain(queryCode);
  });
});

it("where sign-ins alone are taken, no code is offered; where codes alone are, the window is left", async () => {
  const offersOf = async (applicants: string) => {
    const other = await world({ rules: rulesWith({ region: { applicants } }) });
    const signedIn = await other.as.signedIn(creditCode);
    const { body } = await other.call("POST", "/v1/applications", good, signedIn);
    const call = (part: string, by: Headers) =>
      other.call("GET", `/v1/applications/${body.applicationId}${part}`, undefined, by);
    const by = applicants === "code" ? other.as.applicant(body as Applicant) : signedIn;
    const both = [await call("", by), await call("/case", await other.as.department("planning"))];
    await other.stop();
    return both
      .flatMap((one) => one.body.offers.map(({ command }: { command: string }) => command))
      .filter((command: string) => command.startsWith("reissue"));
  };
  expect([await offersOf("sign-in"), await offersOf("code"), await offersOf("both")]).toEqual([
    [],
    ["reissueAtWindow"],
    ["reissueQueryCode", "reissueAtWindow"],
  ]);
});
