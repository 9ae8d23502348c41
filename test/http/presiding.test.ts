/** A joint review in which the lead itself objected: who may name, see and conclude, and who hears of it. */
import { speakerOf } from "../support/speakers.ts";
import { describe, expect, it } from "@jest/globals";
import { issueMissing } from "../../functions/app/notices/notices.ts";
import type { NoticeKind } from "../../functions/domain/notices/notice.ts";
import { rules } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { SIGNING } from "../support/signer.ts";
import { situationOf } from "../support/situations.ts";

async function contestedByLead() {
  const store = memoryStore();
  const { on, given } = await situationOf("namePresider")(store);
  const issued = async (kind: NoticeKind) => {
    const saying = { ...SIGNING, region: rules.region, rules: rules.clock, store, now: on.now };
    await issueMissing(saying, await store.histories(on.applicationId), new Set());
    return (await store.noticesOf(on.applicationId)).filter(({ notice }) => notice.body.kind === kind);
  };
  const { given: convening } = await situationOf("conveneJointReview")(memoryStore());
  const path = { applicationId: on.applicationId };
  const as = (department: string) => ({ claims: { role: "department", department } });
  const conclusion = {
    present: ["planning", "water", "land"].map(speakerOf),
    minutes: "m",
    result: "grant",
    reasons: "r",
    answers: [{ reviewId: on.reviewOf(on.lead), reasons: "方案已调整" }],
  };
  return {
    on,
    given,
    issued,
    convene: () => on.done({ ...convening, path, ...as(on.lead) }),
    conclude: (department: string) =>
      on.ask({ route: "concludeJointReview", path, body: conclusion, ...as(department) }),
    seen: (department: string) => on.ask({ route: "getCase", path, ...as(department) }),
  };
}

describe("a lead that itself objected", () => {
  it("has its supervisors asked to name who presides, and calls the sitting as ever", async () => {
    const { issued, convene } = await contestedByLead();
    expect((await convene()).status).toBe(200);
    const [asked] = await issued("presider-needed");
    expect(asked?.notice).toMatchObject({
      audience: { applicant: false, departments: [], supervisors: true },
      body: { lead: { id: "planning" }, matters: [{ code: "consult-planning" }] },
    });
  });

  it("concludes nothing: who was named does, sees the whole for it, and everybody was told", async () => {
    const { on, given, convene, conclude, seen, issued } = await contestedByLead();
    await convene();
    await on.pass(4);
    expect((await conclude(on.lead)).body).toMatchObject({ status: 409, code: "presider-missing" });
    expect((await seen("water")).status).toBe(403);
    expect((await conclude("water")).status).toBe(403);
    await on.done(given);
    const [told] = await issued("presider-named");
    expect(told?.notice).toMatchObject({
      audience: { applicant: true, supervisors: true },
      body: { organ: { id: "water" }, name: "郑涛" },
    });
    expect(told?.notice.audience.departments).toEqual(expect.arrayContaining(["planning", "water", "land"]));
    expect((await conclude(on.lead)).body).toMatchObject({ code: "role-not-allowed", allowed: ["water"] });
    expect((await conclude("land")).status).toBe(403);
    const file = await seen("water");
    expect(file.body).toMatchObject({
      jointReview: { presider: { department: "water", name: "郑涛" } },
      offers: [{ command: "concludeJointReview" }],
    });
    const concluded = await conclude("water");
    expect(concluded.body).toMatchObject({
      status: "granted",
      jointReview: { conclusion: { presidedBy: "water" } },
    });
    expect(await conclude("water")).toEqual(concluded);
    const [minutes] = await issued("joint-review-minutes");
    expect(minutes?.notice.body).toMatchObject({ presidedBy: { id: "water" }, presider: { name: "郑涛" } });
  });

  it("is named by a supervisor alone", async () => {
    const { on, given } = await contestedByLead();
    for (const claims of [{ role: "department", department: on.lead }, { role: "operator" }])
      expect((await on.ask({ ...given, claims })).status).toBe(403);
    const planning = { ...(given.body as object), department: "planning" };
    expect((await on.ask({ ...given, body: planning })).body).toMatchObject({ code: "may-not-preside" });
    expect((await on.ask(given)).status).toBe(200);
  });
});
