/** What a case is reported as to the national system, status by status. */
import { describe, expect, it } from "@jest/globals";
import { chain, GENESIS } from "../../functions/app/base/history.ts";
import { opinionText } from "../../functions/words/zh/national.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { nationalRows } from "../../functions/domain/operations/nationalCase.ts";
import { between, mayComeAfter } from "../../functions/domain/operations/nationalStatus.ts";
import type { ReviewEvent } from "../../functions/domain/review/review.ts";
import {
  at,
  consent,
  DUE,
  given,
  JUST_IN_TIME,
  objection,
  opinion,
  receive,
  served,
  submissionOf,
  T0,
  wake,
} from "./given.ts";
import { endProcedure, requestSupplement, revoke, startProcedure, supply, TWENTY } from "./when.ts";
import { SOMEBODY } from "../support/people.ts";

const HEAD = receive(submissionOf()).events;
const PROMISED = {
  type: "promise-given",
  promises: [{ code: "survey" }],
  at: T0,
} as unknown as CaseEvent;

/** The statuses of a review with this history, with what is said beside them. */
function told(history: readonly ReviewEvent[], more: readonly CaseEvent[] = []) {
  const record = (subject: string, events: readonly CaseEvent[]) => ({
    subject,
    events: chain(GENESIS, 0, events, T0, SOMEBODY),
  });
  const { rows, illegal } = nationalRows([
    record("a1", [...HEAD, ...more]),
    record("a1.consult-water", history),
  ]);
  const own = rows.filter(({ instance }) => instance === "a1.consult-water");
  const progress = own.flatMap((row) => (row.table === "progress" ? [row] : []));
  return { own, progress, illegal, statuses: progress.map(({ status }) => status) };
}

const decided = (history: readonly ReviewEvent[], ...steps: readonly [Step, string][]) =>
  steps.reduce((spec, [command, when]) => spec.when(command, when), given(...history)).history;
type Step = Parameters<ReturnType<typeof given>["when"]>[0];

describe("what a review is reported as", () => {
  it("begins as it was received and accepted, and ends as its department said", () => {
    const consented = told(decided(served(), [opinion(consent), JUST_IN_TIME]));
    expect(consented.statuses).toEqual([1, 3, 8, 11]);
    expect(consented.own[0]).toMatchObject({
      table: "matters",
      matterCode: "consult-water",
      applicationId: "a1",
    });
    expect(consented.progress.at(-1)).toMatchObject({ at: JUST_IN_TIME, marks: [], corrects: null });
    const refused = told(decided(served(), [opinion(objection), JUST_IN_TIME]));
    expect(refused.progress.at(-1)).toMatchObject({
      status: 13,
      said: { text: objection.kind === "objection" && objection.reasons },
    });
  });

  it("ends a stop before the answer that was given in it", () => {
    const asked = decided(served({ matter: TWENTY }), [
      requestSupplement(["survey"]),
      at("2026-03-03T10:00"),
    ]);
    expect(told(decided(asked, [opinion(consent), at("2026-03-04T10:00")])).statuses).toEqual([
      1, 3, 8, 6, 7, 8, 11,
    ]);
    expect(told(decided(asked, [supply("survey"), at("2026-03-04T10:00")])).statuses).toEqual([
      1, 3, 8, 6, 7, 8,
    ]);
    const heard = decided(served({ matter: TWENTY }), [
      startProcedure({ kind: "hearing" }),
      at("2026-03-03T10:00"),
    ]);
    expect(told(decided(heard, [opinion(consent), at("2026-03-04T10:00")])).statuses).toEqual([
      1, 3, 8, 9, 10, 11,
    ]);
    expect(told(decided(heard, [endProcedure(), at("2026-03-04T10:00")])).statuses).toEqual([
      1, 3, 8, 9, 10, 8,
    ]);
  });

  it("says of a silence what it counts as, with our mark and what allows it", () => {
    const silent = told(decided(served(), [wake(), DUE]));
    const last = silent.progress.at(-1)!;
    expect(last).toMatchObject({ status: 11, marks: ["deemed-consent"], at: DUE, handler: null });
    expect(opinionText(last.said!)).toBe("超过承诺时限未答复，视为同意（超时默许），依据超时默许规则 第三条");
    const revoked = told(decided(served(), [wake(), DUE], [revoke(), at("2026-03-20T10:00")]));
    expect(revoked.statuses).toEqual([1, 3, 8, 11, 15]);
  });

  it("corrects a silence that was none by a row of its own, which stands in the place of the first", () => {
    const early = decided(served(), [wake(), DUE], [opinion(objection), JUST_IN_TIME]);
    expect(early.map(({ type }) => type)).toContain("silence-found-premature");
    const { progress, illegal } = told(early);
    expect(illegal).toEqual([]);
    const [silence, objected] = progress.slice(-2);
    expect(silence).toMatchObject({ status: 11, marks: ["deemed-consent"] });
    expect(objected).toMatchObject({ status: 13, corrects: silence!.number });
  });

  it("tells an approval with tolerance where what was promised had not come", () => {
    const about = { matter: { materials: ["survey"] } };
    const late = decided(served(about), [opinion(consent), JUST_IN_TIME]);
    expect(told(late, [PROMISED]).statuses).toEqual([1, 3, 8, 12]);
    const [first, second, ...rest] = late;
    const came: ReviewEvent = { type: "promised-material-came", material: "survey", at: T0 };
    expect(told([first!, second!, came, ...rest], [PROMISED]).statuses).toEqual([1, 3, 8, 11]);
  });

  it("names what may not come after an end, and reports nothing in its place", () => {
    const over = decided(served({ matter: TWENTY }), [opinion(consent), JUST_IN_TIME]);
    const [started] = decided(served({ matter: TWENTY }), [startProcedure(), T0]).slice(-1);
    const { statuses, illegal } = told([...over, started!]);
    expect(statuses).toEqual([1, 3, 8, 11]);
    expect(illegal).toMatchObject([{ instance: "a1.consult-water", from: 11, to: 9 }]);
  });
});

describe("the way from one status to another", () => {
  it("is legal in every step, or there is none", () => {
    for (let from = 1; from <= 15; from++)
      for (let to = 1; to <= 15; to++) {
        const [a, b] = [from, to] as Parameters<typeof between> as [1, 1];
        const way = [a, ...between(a, b)];
        for (const [i, step] of way.slice(1).entries()) expect(mayComeAfter(way[i]!, step)).toBe(true);
      }
    expect(between(6, 11)).toEqual([7, 8]);
    expect(between(9, 11)).toEqual([10]);
    expect(between(11, 13)).toEqual([]);
  });
});
