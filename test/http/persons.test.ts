/** Who acts is who the token says: in every event, beside whatever anybody typed. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicant: Applicant;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
});
afterAll(() => w.stop());

const LI = { name: "李明", post: "科员", rank: "officer" };

type Event = { subject: string; type: string; by: Record<string, unknown>; data: Record<string, unknown> };
const historyOf = async (matter: string): Promise<Event[]> => {
  const { body } = await w.call(
    "GET",
    `/v1/applications/${applicant.applicationId}/events`,
    undefined,
    w.as.applicant(applicant),
  );
  return body.events.filter(({ subject }: Event) => subject === `${applicant.applicationId}.${matter}`);
};
const review = (matter: string) => `/v1/reviews/${applicant.applicationId}.${matter}`;

describe("an event", () => {
  it("names the person of the token where another name was typed, and shows both", async () => {
    const asLi = await w.as.person("housing", LI);
    const opinion = {
      kind: "objection",
      reasons: "r",
      article: "a",
      facts: "f",
      curableBy: "a wider culvert",
      signedBy: "王局长",
      handler: { name: "赵强", post: "A" },
    };
    expect((await w.call("PUT", `${review("consult-housing")}/opinion`, opinion, asLi)).status).toBe(200);
    const given = (await historyOf("consult-housing")).find(({ type }) => type === "opinion-given")!;
    expect(given).toMatchObject({
      by: { role: "department", organ: "housing", ...LI, sub: expect.any(String), jti: expect.any(String) },
      data: { opinion: { signedBy: "王局长", handler: { name: "赵强" } } },
    });
    expect(given.by["iss"]).toBe("urn:parallel-approvals:local");
  });

  it("of a refused attempt names who tried", async () => {
    const asLi = await w.as.person("land", LI);
    const path = `${review("consult-land")}/extension`;
    const approver = { name: "王局长", rank: "officer" };
    const tried = await w.call("POST", path, { days: 2, reasons: "r", approver }, asLi);
    expect(tried.status).toBe(422);
    const refused = (await historyOf("consult-land")).find(({ type }) => type === "attempt-refused")!;
    expect(refused.by).toMatchObject({ ...LI, organ: "land" });
  });

  it("of a department's system names the system, which has no rank whatever its token says", async () => {
    const bySystem = await w.as.person("water", { system: "水务审批系统" });
    const named = await w.call(
      "PUT",
      `${review("consult-water")}/handler`,
      { name: "钱工", post: "B" },
      bySystem,
    );
    expect(named.status).toBe(200);
    const { by } = (await historyOf("consult-water")).find(({ type }) => type === "handler-named")!;
    expect(by).toMatchObject({ role: "department", organ: "water", system: "水务审批系统" });
    expect(Object.keys(by)).not.toContain("rank");
  });

  it("that comes about by itself, or that the applicant has brought about, names neither person nor token", async () => {
    const [first] = await historyOf("consult-ecology");
    expect(first!.by).toEqual({ role: "applicant" });
  });
});

describe("a token on the laptop", () => {
  it("is of a head unless another rank is asked for, and of one person however often it is asked for", async () => {
    const claimsOf = async (asked: object) => {
      const { token } = (
        await w.call("POST", "/local/tokens", { role: "department", department: "land", ...asked })
      ).body as { token: string };
      return JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as Record<string, unknown>;
    };
    const [first, again] = [await claimsOf({}), await claimsOf({})];
    expect([first["rank"], first["sub"], first["jti"] === again["jti"]]).toEqual([
      "head",
      again["sub"],
      false,
    ]);
    const [officer, promoted] = [await claimsOf(LI), await claimsOf({ ...LI, rank: "head" })];
    expect([officer["name"], officer["rank"], officer["sub"] === promoted["sub"]]).toEqual([
      "李明",
      "officer",
      true,
    ]);
    expect(officer["sub"]).not.toBe(first["sub"]);
    expect(Object.keys(await claimsOf({ system: "s", rank: "head" }))).not.toContain("rank");
  });
});
