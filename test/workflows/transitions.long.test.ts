/** What a case costs in state transitions: one a department, and at most three for each silence, stop or re-arm. */
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(30_000);

let w: World;
afterEach(() => w.stop());

const ALL_ANSWER = 15;
const EACH = 3;

const transitions = async (applicant: Applicant): Promise<number> =>
  (await w.metrics(applicant)).stateTransitions;
const command = async (
  applicant: Applicant,
  department: string,
  method: string,
  what: string,
  body?: unknown,
) => {
  const path = `/v1/reviews/${applicant.applicationId}.consult-${department}/${what}`;
  const answer = await w.call(method, path, body, await w.as.department(department));
  expect([what, answer.status]).toEqual([what, 200]);
};
const allBut = async (applicant: Applicant, ...departments: string[]) => {
  for (const department of ELEVEN)
    if (!departments.includes(department)) await w.opinion(applicant, department);
};
const hearing = {
  kind: "hearing",
  basis: "行政许可法 第四十六条",
  reasons: "利害关系人申请听证",
  plannedEnd: "2026-03-20",
  approver: { name: "何局长", rank: "head" },
};

describe("the state transitions of a case", () => {
  it("grow by nothing for a stop that ends before the timer rings", async () => {
    w = await world();
    const applicant = await w.submit();
    await allBut(applicant, "ecology");
    await command(applicant, "ecology", "POST", "special-procedure", hearing);
    await w.clock("P1D");
    await command(applicant, "ecology", "DELETE", "special-procedure");
    await w.opinion(applicant, "ecology");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBeLessThanOrEqual(ALL_ANSWER + EACH);
  });

  it("grow by at most three for a stop that lasts beyond the timer, and three when it ends early", async () => {
    w = await world();
    const applicant = await w.submit();
    await allBut(applicant, "ecology");
    await command(applicant, "ecology", "POST", "special-procedure", {
      ...hearing,
      plannedEnd: "2026-04-20",
    });
    await w.clock("P20D"); // the old timer has rung, and asked, and waits again
    expect(await transitions(applicant)).toBeLessThanOrEqual(ALL_ANSWER + EACH);
    await command(applicant, "ecology", "DELETE", "special-procedure");
    await w.opinion(applicant, "ecology");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBeLessThanOrEqual(ALL_ANSWER + 2 * EACH);
  });

  it("grow by at most three for an extension", async () => {
    w = await world();
    const applicant = await w.submit();
    await allBut(applicant, "ecology");
    const more = { days: 5, reasons: "案情复杂", approver: { name: "何局长", rank: "head" } };
    await command(applicant, "ecology", "POST", "extension", more);
    await w.clock("P11D");
    await w.opinion(applicant, "ecology");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBeLessThanOrEqual(ALL_ANSWER + EACH);
  });

  it("grow by at most three for each review that waited for another", async () => {
    const prerequisites = [{ matter: "consult-land" }];
    w = await world({ rules: rulesWith({ matters: { "consult-housing": { prerequisites } } }) });
    const applicant = await w.submit();
    await allBut(applicant, "housing");
    await w.rest();
    await w.opinion(applicant, "housing");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBeLessThanOrEqual(ALL_ANSWER + EACH);
  });

  it("grow by nothing for a withdrawal", async () => {
    w = await world();
    const applicant = await w.submit();
    const path = `/v1/applications/${applicant.applicationId}/withdrawal`;
    await w.call("POST", path, { reason: "项目取消" }, w.as.applicant(applicant));
    await w.rest();
    expect(await w.status(applicant)).toMatchObject({ status: "withdrawn", progress: { closed: 11 } });
    expect(await transitions(applicant)).toBeLessThanOrEqual(ALL_ANSWER);
  });
});
