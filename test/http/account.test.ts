/** 责任追究 from a card to its consequence, and a contested card: on the pages' own routes, on one machine. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { objection, world, type World } from "../support/runtime.ts";

let w: World;
const ACCOUNT = "/v1/departments/water/account";
type Headers = Record<string, string>;
let wang: Headers, qian: Headers, head: Headers, first: Headers, second: Headers;

beforeAll(async () => {
  w = await world();
  const token = async (claims: Headers) => ({
    authorization: `Bearer ${(await w.call("POST", "/local/tokens", claims)).body.token}`,
  });
  [wang, qian, head] = await Promise.all([
    w.as.person("water", { name: "王工", sub: "wang", rank: "officer" }),
    w.as.person("water", { name: "钱工", sub: "qian", rank: "officer" }),
    w.as.person("water", { name: "局长", sub: "head", rank: "head" }),
  ]);
  [first, second] = await Promise.all([
    token({ role: "supervisor", sub: "s1", organ: "supervision", name: "监督一" }),
    token({ role: "supervisor", sub: "s2", organ: "supervision", name: "监督二" }),
  ]);
  const applicants = [await w.submit(), await w.submit()];
  for (const { applicationId } of applicants) {
    const handler = `/v1/reviews/${applicationId}.consult-water/handler`;
    expect((await w.call("PUT", handler, { name: "王工", post: "A" }, wang)).status).toBe(200);
  }
  await w.clock("2026-03-20T09:00:00+08:00");
  await w.rest();
});
afterAll(() => w.stop());

const read = async (headers: Headers, year = "2026") =>
  (await w.call("GET", `${ACCOUNT}?year=${year}`, undefined, headers)).body;
const decide = async (headers: Headers, said: object) =>
  w.call("POST", `${ACCOUNT}/decisions`, { year: 2026, ...said }, headers);
const answer = async (headers: Headers, said: object) =>
  w.call("POST", `${ACCOUNT}/answers`, { year: 2026, ...said }, headers);
const keyOf = ({ reviewId, rule, at }: Record<string, unknown>) => ({ reviewId, rule, at });
type Card = { reviewId: string; rule: string; at: string; counts: string | null; may: string[] };
type Subject = { person: string | null; yellow: number; red: number; steps: Record<string, unknown>[] };
const subjectOf = async (person: string | null, headers = first) =>
  ((await read(headers)).subjects as Subject[]).find((one) => one.person === person);
const YELLOW = { person: "王工", colour: "yellow", nth: 1 };

describe("the cards of a year", () => {
  it("are those of the department with who held the post, once for each delay; each person sees their own", async () => {
    const { cards, subjects } = await read(first);
    expect(cards.map(({ person, counts }: { person: string; counts: string }) => [person, counts])).toEqual([
      ["王工", "yellow"],
      ["王工", "yellow"],
    ]);
    expect(subjects).toMatchObject([
      { person: null, yellow: 2, red: 0, steps: [{ measure: "reminder" }, { measure: "talk" }] },
      { person: "王工", yellow: 2, red: 0, steps: [{ status: "proposed" }, { status: "proposed" }] },
    ]);
    expect((await read(wang)).subjects).toMatchObject([{ person: "王工" }]);
    expect(await read(qian)).toMatchObject({ cards: [], subjects: [] });
    expect(await read(head)).toMatchObject({ cards: [{}, {}], subjects: [{ person: null }] });
    expect(await read(first, "2025")).toMatchObject({ cards: [], subjects: [{ yellow: 0, steps: [] }] });
    const land = await w.as.department("land");
    expect((await w.call("GET", ACCOUNT, undefined, land)).status).toBe(403);
  });

  it("lead to what is served, stated on, and decided by a supervisor, and by nobody of the organ", async () => {
    const confirm = { do: "decide-proposal", step: YELLOW, outcome: "confirmed", reasons: "查证属实" };
    expect((await decide(first, confirm)).body).toMatchObject({ status: 409, code: "not-served" });
    expect((await answer(qian, { do: "receive-proposal", step: YELLOW })).body).toMatchObject({
      status: 403,
      code: "not-the-person",
    });
    const served = await answer(wang, { do: "receive-proposal", step: YELLOW });
    expect(served.body.subjects[0].steps[0]).toMatchObject({
      status: "served",
      served: { by: { name: "王工" }, how: null, stateUntil: "2026-03-28T00:00:00.000+08:00" },
      may: ["state-case"],
    });
    expect((await decide(first, confirm)).body).toMatchObject({ code: "statement-awaited" });
    const stated = { do: "state-case", step: YELLOW, text: "当日平台无法登录" };
    expect((await answer(wang, stated)).status).toBe(200);
    expect((await answer(wang, stated)).status).toBe(200);
    const theirs = await w.call("POST", "/local/tokens", { role: "supervisor", organ: "water", sub: "s3" });
    const own = { authorization: `Bearer ${theirs.body.token}` };
    expect((await decide(own, confirm)).body).toMatchObject({ status: 403, code: "own-organ" });
    expect((await decide(first, confirm)).status).toBe(200);
    expect((await decide(first, confirm)).status).toBe(200);
    expect((await decide(second, { ...confirm, reasons: "另有理由" })).body).toMatchObject({
      code: "proposal-decided",
    });
    expect((await subjectOf("王工", wang))?.steps[0]).toMatchObject({
      status: "confirmed",
      statement: { text: "当日平台无法登录" },
      decided: { by: { name: "监督一" }, reasons: "查证属实" },
      number: 1,
    });
  });

  it("are contested once by the person, decided by somebody who confirmed nothing in the case, and revoked count no more", async () => {
    const { cards } = await read(wang);
    // That which the confirmed consequence does not rest on.
    const named = (await subjectOf("王工"))!.steps[0]!["cards"] as Card[];
    const about = (cards as Card[]).find(({ reviewId }) => !named.some((one) => one.reviewId === reviewId))!;
    const card = keyOf(about);
    const contest = { do: "contest-card", card, reasons: "当日平台故障" };
    expect((await answer(wang, contest)).body).toMatchObject({ code: "not-served" });
    expect((await answer(wang, { do: "receive-card", card })).status).toBe(200);
    expect((await answer(head, contest)).body).toMatchObject({ code: "not-the-person" });
    expect((await decide(first, { do: "confirm-card", card, reasons: "属实" })).status).toBe(200);
    expect((await answer(wang, contest)).status).toBe(200);
    expect((await answer(wang, { ...contest, reasons: "另有理由" })).body).toMatchObject({
      status: 409,
      code: "card-contested",
    });
    const outcome = { do: "decide-contest", card, outcome: "revoked", reasons: "故障已核实" };
    expect((await decide(first, outcome)).body).toMatchObject({ status: 403, code: "confirmed-in-case" });
    // Nor does whoever confirmed it get round that by correcting it.
    const { rule, at } = about;
    const correction = `/v1/reviews/${about.reviewId}/card-correction`;
    expect((await w.call("POST", correction, { rule, at, reasons: "r" }, first)).body).toMatchObject({
      code: "contest-pending",
    });
    const revoked = await decide(second, outcome);
    expect(revoked.status).toBe(200);
    expect((await decide(second, outcome)).status).toBe(200);
    await w.rest();
    expect(await subjectOf("王工")).toMatchObject({ yellow: 1, steps: [{ status: "confirmed" }] });
    expect(await subjectOf(null)).toMatchObject({ yellow: 1 });
    const told = (await read(first)).cards.find((one: Card) => one.reviewId === about.reviewId);
    expect(told).toMatchObject({
      counts: null,
      corrected: { by: { name: "监督二" }, reasons: "故障已核实" },
      contestDecided: { outcome: "revoked" },
      may: [],
    });
    // The breach stays in the figures, with its correction.
    const { departments } = (await w.call("GET", "/v1/supervision/departments", undefined, first)).body;
    expect(departments.find(({ id }: { id: string }) => id === "water")).toMatchObject({
      yellowCards: 2,
      correctedCards: 1,
    });
  });

  it("stand beside its objections, which are noted or sent back and answered, and are otherwise as they were", async () => {
    const applicant = await w.submit();
    expect((await w.opinion(applicant, "water", objection)).status).toBe(200);
    await w.rest();
    const reviewId = `${applicant.applicationId}.consult-water`;
    const reviewOf = async () => (await w.call("GET", `/v1/reviews/${reviewId}`, undefined, head)).body;
    const before = await reviewOf();
    expect((await read(first)).objections).toMatchObject([
      { reviewId, status: "reported", overdue: false, may: ["note-objection", "return-objection"] },
    ]);
    const back = { do: "return-objection", reviewId, about: ["cure"], reasons: "整改要求不明确" };
    expect((await decide(first, back)).status).toBe(200);
    expect((await read(qian)).objections).toMatchObject([
      { status: "returned", returned: { about: ["cure"] }, may: ["answer-objection"] },
    ]);
    const said = { do: "answer-objection", reviewId, text: "改移管线即可同意。" };
    expect((await answer(qian, said)).body.objections).toMatchObject([
      { status: "answered", answered: { text: "改移管线即可同意。", by: { name: "钱工" } }, may: [] },
    ]);
    expect(await reviewOf()).toEqual(before);
  });

  it("take nothing that is wrong, which is named with its path", async () => {
    const before = await read(first);
    const bad = { do: "decide-proposal", step: { ...YELLOW, nth: 0 }, outcome: "maybe", reasons: "" };
    const { status, body } = await decide(first, bad);
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      "outcome",
      "reasons",
      "step.nth",
    ]);
    expect((await answer(wang, { do: "pardon" })).body.errors).toMatchObject([{ path: "do" }]);
    const another = {
      do: "contest-card",
      card: { ...keyOf(before.cards[0]), at: "2026-03-02T00:00:00+08:00" },
    };
    expect((await answer(wang, { ...another, reasons: "r" })).body).toMatchObject({ code: "no-such-card" });
    expect(await read(first)).toEqual(before);
  });
});
