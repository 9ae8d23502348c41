/** What a case costs in state transitions: one a department, one more for each silence, two for each deadline that moves. */
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(30_000);

let w: World;
afterEach(() => w.stop());

/** `ReviewAll`, eleven times `AwaitReview`, `Conclude`. */
const ON_TIME = 13;
/** `AwaitReview` once more. */
const SILENT = 1;
/** `Rearm`, and `AwaitReview` with the new wait. */
const MOVED = 2;

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
  return answer.body;
};
/** What ends the last special procedure of a review. */
const endOf = ({ specialProcedures }: { specialProcedures: { kind: string; startedAt: string }[] }) => {
  const { kind, startedAt } = specialProcedures.at(-1)!;
  return `special-procedure?${String(new URLSearchParams({ kind, startedAt }))}`;
};
const allBut = async (applicant: Applicant, ...departments: string[]) => {
  for (const department of ELEVEN)
    if (!departments.includes(department)) await w.opinion(applicant, department);
};
const hearing = {
  kind: "hearing",
  basis: "行政许可法 第四十六条",
  reasons: "利害关系人申请听证",
  plannedEnd: "2026-03-19",
  approver: { name: "何局长", rank: "head" },
};

const more = { days: 5, reasons: "案情复杂", approver: { name: "何局长", rank: "head" } };
const request = {
  items: [{ material: "design-scheme", defect: "图纸模糊", basis: null }],
  reasons: "请重新提交",
};

describe("the state transitions of a case", () => {
  it("are thirteen where eleven departments answer in time, fifteen where two of them keep silent", async () => {
    w = await world();
    const [onTime, silent] = [await w.submit(), await w.submit()];
    await allBut(onTime);
    await allBut(silent, "housing", "water");
    await w.clock("P14D");
    expect([(await w.status(onTime)).status, (await w.status(silent)).status]).toEqual([
      "granted",
      "granted",
    ]);
    expect([await transitions(onTime), await transitions(silent)]).toEqual([ON_TIME, ON_TIME + 2 * SILENT]);
  });

  it("grow by two for a stop, and by two when it ends early", async () => {
    w = await world();
    const applicant = await w.submit();
    await allBut(applicant, "ecology");
    const held = await command(applicant, "ecology", "POST", "special-procedure", hearing);
    await w.clock("P1D");
    await command(applicant, "ecology", "DELETE", endOf(held));
    await w.opinion(applicant, "ecology");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBe(ON_TIME + 2 * MOVED);
  });

  it("grow by no more for a stop that lasts beyond the first due instant", async () => {
    w = await world();
    const applicant = await w.submit();
    await allBut(applicant, "ecology");
    const long = { ...hearing, plannedEnd: "2026-04-19" };
    const held = await command(applicant, "ecology", "POST", "special-procedure", long);
    await w.clock("P20D");
    expect(await transitions(applicant)).toBe(ON_TIME - 1 + MOVED);
    await command(applicant, "ecology", "DELETE", endOf(held));
    await w.opinion(applicant, "ecology");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBe(ON_TIME + 2 * MOVED);
  });

  it("grow by nothing for a stop that ends as planned, and by one for the silence that follows", async () => {
    w = await world();
    const applicant = await w.submit();
    await allBut(applicant, "housing");
    await command(applicant, "housing", "POST", "special-procedure", {
      ...hearing,
      plannedEnd: "2026-03-05",
    });
    await w.clock("P30D");
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBe(ON_TIME + MOVED + SILENT);
  });

  it("grow by two for a supplement, and by two when it comes in", async () => {
    w = await world();
    const applicant = await w.submit();
    await allBut(applicant, "housing");
    await command(applicant, "housing", "POST", "supplement-request", request);
    await w.clock("P1D");
    const path = `/v1/applications/${applicant.applicationId}/materials/design-scheme`;
    const piece = { name: "设计方案（二）", sha256: "0".repeat(64), uri: "https://example.org/2" };
    expect((await w.call("PUT", path, piece, w.as.applicant(applicant))).status).toBe(200);
    await w.opinion(applicant, "housing");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBe(ON_TIME + 2 * MOVED);
  });

  it("grow by two for an extension", async () => {
    w = await world();
    const applicant = await w.submit();
    await allBut(applicant, "ecology");
    await command(applicant, "ecology", "POST", "extension", more);
    await w.clock("P11D");
    await w.opinion(applicant, "ecology");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBe(ON_TIME + MOVED);
  });

  it("grow by two for each review that waited for another", async () => {
    const prerequisites = [{ matter: "consult-land" }];
    w = await world({ rules: rulesWith({ matters: { "consult-housing": { prerequisites } } }) });
    const applicant = await w.submit();
    await allBut(applicant, "housing");
    await w.rest();
    await w.opinion(applicant, "housing");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBe(ON_TIME + MOVED);
  });

  it("grow by three for who is overdue, and is waited for without a due instant from then on", async () => {
    w = await world();
    const applicant = await w.submit();
    await allBut(applicant, "ecology");
    await w.clock("P60D");
    await w.opinion(applicant, "ecology");
    await w.rest();
    expect((await w.status(applicant)).status).toBe("granted");
    expect(await transitions(applicant)).toBe(ON_TIME + SILENT + MOVED);
  });

  it("grow by nothing for a withdrawal", async () => {
    w = await world();
    const applicant = await w.submit();
    const path = `/v1/applications/${applicant.applicationId}/withdrawal`;
    await w.call("POST", path, { reason: "项目取消" }, w.as.applicant(applicant));
    await w.rest();
    expect(await w.status(applicant)).toMatchObject({ status: "withdrawn", progress: { closed: 11 } });
    expect(await transitions(applicant)).toBe(ON_TIME);
  });
});
