/** 撤销事由: what is found out when a silence has counted as consent undoes nothing, and may have it revoked. */
import { describe, expect, it } from "@jest/globals";
import { groundsForRevocation } from "../../functions/domain/application/grounds.ts";
import { caseRecordOf, type CaseAct } from "../../functions/domain/review/caseAct.ts";
import {
  DUE,
  given,
  JUST_IN_TIME,
  objection,
  opinion,
  reminderOf,
  RULES,
  served,
  T0,
  wake,
} from "./given.ts";

const silent = given(...served())
  .when((one) => ({ events: reminderOf(one) }), T0)
  .when(wake(), DUE);
const record = caseRecordOf(silent.state);
const source = { reviewId: silent.state.facts.reviewId, department: "water" };

const raisedAt = (at: string): CaseAct => ({
  type: "flag-raised",
  flag: "quota",
  basis: "b",
  reason: "r",
  actor: { as: "department", department: "land" },
  at,
});

describe("a ground for revocation", () => {
  it("is an opinion that had come in time, and was found when the case was over; a late one is none", () => {
    expect(silent.state).toMatchObject({ outcome: "deemed-consent" });
    const found = silent.when(opinion(objection, RULES, true), JUST_IN_TIME);
    expect(groundsForRevocation([found.state], record)).toEqual([
      { ...source, why: "opinion", opinion: "objection", receivedAt: JUST_IN_TIME, dueAt: DUE },
    ]);
    expect(groundsForRevocation([silent.when(opinion(objection), DUE).state], record)).toEqual([]);
  });

  it("is a flag that was raised from the due instant on, and none that stood before it or of a review that was answered", () => {
    const late = { ...record, acts: [raisedAt(DUE)] };
    expect(groundsForRevocation([silent.state], late)).toMatchObject([
      { ...source, why: "flag", flag: { flag: "quota", department: "land", at: DUE } },
    ]);
    expect(groundsForRevocation([silent.state], { ...record, acts: [raisedAt(JUST_IN_TIME)] })).toEqual([]);
    const answered = given(...served()).when(opinion(objection), T0).state;
    expect(groundsForRevocation([answered], late)).toEqual([]);
  });
});
