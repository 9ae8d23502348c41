/** Flags and facts through the API: who may say what, what everybody sees of it, and what it makes of silence. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { example } from "../support/fixtures.ts";
import { promised } from "../support/promised.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

type Row = { department: { id: string }; [field: string]: unknown };

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const act = async (applicant: Applicant, department: string, what: string, body: object) =>
  w.call(
    "POST",
    `/v1/applications/${applicant.applicationId}/${what}`,
    body,
    await w.as.department(department),
  );
const RELIC = { flag: "cultural-relic", basis: "文物保护法 第二十九条", reason: "发现明代墓葬" };
const raise = (applicant: Applicant, department: string, body: object = RELIC) =>
  act(applicant, department, "flags", body);
const reviewOf = async (applicant: Applicant, department: string) =>
  ((await w.status(applicant)).reviews as Row[]).find((row) => row.department.id === department)!;
const fileOf = async (applicant: Applicant, headers: Record<string, string>) =>
  (await w.call("GET", `/v1/applications/${applicant.applicationId}/case`, undefined, headers)).body;

describe("a flag raised through the API", () => {
  it("keeps all silence from counting; evidence, case, review and history name who raised it", async () => {
    const [flagged, plain] = [await w.submit(), await w.submit()];
    const raised = await raise(flagged, "forestry");
    expect([raised.status, promised("raiseFlag").safeParse(raised.body).error]).toEqual([200, undefined]);
    expect(raised.body.flags).toMatchObject([
      { flag: "cultural-relic", source: "department", department: "forestry", basis: RELIC.basis },
    ]);
    expect(raised.body.offers.map(({ command }: { command: string }) => command)).toEqual([
      "raiseFlag",
      "liftFlag",
      "confirmFacts",
    ]);
    expect((await raise(flagged, "forestry")).body).toEqual(raised.body);
    expect(await raise(flagged, "forestry", { ...RELIC, reason: "another" })).toMatchObject({
      status: 409,
      body: { code: "flag-raised-already" },
    });
    const facts = { attributes: ["roadLength"], basis: "踏勘记录" };
    expect((await act(plain, "water", "confirmed-facts", facts)).status).toBe(200);

    await w.clock("2026-03-10T09:00:00+08:00");
    const overdue = await reviewOf(flagged, "traffic-police");
    expect(overdue).toMatchObject({
      status: "overdue",
      failedGuards: ["G5"],
      failed: [
        {
          guard: "G5",
          holds: false,
          facts: { flags: [{ flag: "cultural-relic", department: "forestry", basis: RELIC.basis }] },
        },
      ],
    });
    const [failed] = overdue["failed"] as { evidence: string }[];
    expect(failed!.evidence).toContain("项目属于负面清单所列情形：涉及文物保护（承办部门标注，");
    const consented = await reviewOf(plain, "traffic-police");
    expect(consented).toMatchObject({ outcome: "deemed-consent" });
    const { guards } = consented["silence"] as { guards: { guard: string; facts: object }[] };
    expect(guards.find(({ guard }) => guard === "G5")!.facts).toMatchObject({
      flags: [],
      confirmed: [{ attribute: "roadLength", confirmedBy: "water" }],
      unconfirmed: expect.not.arrayContaining(["roadLength"]),
    });

    const lead = await fileOf(flagged, await w.as.department("planning"));
    expect(lead).toMatchObject({ flags: raised.body.flags, acts: [{ type: "flag-raised", by: "forestry" }] });
    const own = await w.call(
      "GET",
      `/v1/reviews/${flagged.applicationId}.consult-water`,
      undefined,
      await w.as.department("water"),
    );
    expect(own.body.project.flags).toEqual(raised.body.flags);
    const events = await w.events(flagged);
    const written = events.filter(({ type }: { type: string }) =>
      /^flag-raised$|^case-act-noted$/.test(type),
    );
    expect(written.filter(({ type }: { type: string }) => type === "flag-raised")).toHaveLength(1);
    expect(written).toHaveLength(12);
    // The applicant is told that it stands, whose it is and on which basis; what was remarked on it is the authority's.
    for (const { type, data, withheld } of written) {
      const act = type === "flag-raised" ? data : data.act;
      expect(act).toMatchObject({ flag: RELIC.flag, basis: RELIC.basis, actor: { department: "forestry" } });
      expect(withheld).toEqual([type === "flag-raised" ? "reason" : "act.reason"]);
    }
    expect(JSON.stringify(events)).not.toContain(RELIC.reason);
    expect(events.filter(({ withheld }: { withheld: string[] }) => withheld.length > 0)).toHaveLength(12);
  });

  it("after a silence has counted undoes nothing, and is a ground for revocation that supervisors see", async () => {
    const applicant = await w.submit();
    await w.clock("P12D");
    expect(await reviewOf(applicant, "traffic-police")).toMatchObject({ outcome: "deemed-consent" });
    expect((await raise(applicant, "planning")).status).toBe(200);
    expect(await reviewOf(applicant, "traffic-police")).toMatchObject({ outcome: "deemed-consent" });
    const file = await fileOf(applicant, await w.as.role("supervisor"));
    expect(file.groundsForRevocation).toContainEqual({
      reviewId: `${applicant.applicationId}.consult-traffic-police`,
      department: "traffic-police",
      why: "flag",
      flag: expect.objectContaining({ flag: "cultural-relic", source: "lead", department: "planning" }),
    });
  });

  it("is taken off by who raised it alone, with a reason, and stays in the history", async () => {
    const applicant = await w.submit({
      ...example("municipal-road-application"),
      project: { ...example("municipal-road-application").project, flags: ["quota"] },
    });
    await raise(applicant, "water");
    const lift = (department: string, flag = RELIC.flag) =>
      act(applicant, department, "lifted-flags", { flag, reason: "误标" });
    expect(await lift("land")).toMatchObject({
      status: 409,
      body: { code: "flag-not-yours", by: ["water"] },
    });
    expect(await lift("water", "quota")).toMatchObject({ status: 409, body: { by: ["applicant"] } });
    const lifted = await lift("water");
    expect(lifted.status).toBe(200);
    expect(lifted.body).toMatchObject({
      flags: [{ flag: "quota", source: "applicant", department: null }],
      acts: [{ type: "flag-raised" }, { type: "flag-lifted", by: "water", reason: "误标" }],
    });
    expect((await lift("water")).body).toEqual(lifted.body);
  });

  it("is refused to who has no part in the case, in a wrong form, and when it is over", async () => {
    const road = example("municipal-road-application");
    const withoutDefence = { ...road.project.attributes, civilDefenceArea: false };
    const applicant = await w.submit({ ...road, project: { ...road.project, attributes: withoutDefence } });
    expect(await raise(applicant, "civil-defence")).toMatchObject({
      status: 404,
      body: { code: "unknown-application" },
    });
    expect(await raise(applicant, "water", { ...RELIC, flag: "dragons" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "flag" }] },
    });
    const unknown = { attributes: ["depth"], basis: "b" };
    expect(await act(applicant, "water", "confirmed-facts", unknown)).toMatchObject({
      status: 422,
      body: { code: "fact-not-stated" },
    });
    const gone = `/v1/applications/${applicant.applicationId}/withdrawal`;
    await w.call("POST", gone, { reason: "r" }, w.as.applicant(applicant));
    expect(await raise(applicant, "water")).toMatchObject({
      status: 409,
      body: { code: "application-ended" },
    });
  });

  it("outlives a restart: what reviews noted is judged as before", async () => {
    const applicant = await w.submit();
    await raise(applicant, "housing");
    await w.restart();
    await w.clock("P12D");
    expect(await reviewOf(applicant, "water")).toMatchObject({ status: "overdue", failedGuards: ["G5"] });
  });
});
