/** 责任追究: cards add up by the region's table, whom they concern is heard, and nobody decides about their own organ. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Actor } from "../../functions/domain/base/actor.ts";
import { USUAL_CONSEQUENCES } from "../../functions/domain/catalogue/consequences.ts";
import { consequenceFaults } from "../../functions/domain/catalogue/consequences.ts";
import {
  evolve,
  fileOf,
  NOTHING_SAID,
  type Account,
  type StepKey,
} from "../../functions/domain/supervision/account.ts";
import {
  confirmCard,
  confirmersIn,
  contestCard,
  decideContest,
  decideProposal,
  makeStatement,
  serveCard,
  serveProposal,
  type AccountDecision,
  type Judging,
} from "../../functions/domain/supervision/accountActs.ts";
import { keyOf, standingsOf, type AccountCard } from "../../functions/domain/supervision/accountStanding.ts";
import {
  answerObjection,
  noteObjection,
  reportStanding,
  returnObjection,
} from "../../functions/domain/supervision/objectionReport.ts";
import { personOf } from "../support/people.ts";
import { at, RULES } from "./given.ts";

const card = (review: string, about: Partial<AccountCard> = {}): AccountCard => ({
  reviewId: `a1.${review}`,
  rule: "promised-limit",
  at: at("2026-03-10T00:00"),
  colour: "yellow",
  counts: "yellow",
  person: "王工",
  held: { days: 5, of: 5 },
  outage: false,
  corrected: null,
  ...about,
});
const WANG = personOf("water", { sub: "wang", name: "王工", rank: "officer" });
const QIAN = personOf("water", { sub: "qian", name: "钱工", rank: "officer" });
const HEAD = personOf("water", { sub: "head", name: "局长", rank: "head" });
const supervisor = (sub: string, organ = "supervision"): Actor => ({
  ...personOf(organ, { sub }),
  role: "supervisor",
});
const [FIRST, SECOND] = [supervisor("s1"), supervisor("s2")];
const FIRST_CARD = card("m-1");
const CARDS = [FIRST_CARD, card("m-2", { person: "钱工" })];
const YELLOW = { person: "王工", colour: "yellow", nth: 1 } as const satisfies StepKey;
/** A Wednesday: five working days end with Tue 03-17. */
const SERVED = at("2026-03-10T10:00");
const LATER = at("2026-03-12T10:00");
const IN_TIME = at("2026-03-17T23:59");
const TOO_LATE = at("2026-03-18T00:00");

const judging = (by: Actor, when = LATER, cards: readonly AccountCard[] = CARDS): Judging => ({
  department: "water",
  cards,
  objections: [OBJECTION],
  table: USUAL_CONSEQUENCES,
  rules: RULES,
  by,
  at: when,
});
const OBJECTION = {
  reviewId: "a1.m-1",
  receivedAt: SERVED,
  reasons: "r",
  article: "a",
  curableBy: "c",
};
/** The account after these acts, none of which was refused. */
const after = (...acts: [(account: Account) => AccountDecision, Actor?, string?][]): Account =>
  acts.reduce((account, [decide, by = FIRST, when = LATER]) => {
    const { events, refusal } = decide(account);
    expect(refusal).toBeUndefined();
    return events.reduce((one, event) => evolve(one, event, { by, at: when }), account);
  }, NOTHING_SAID);
const cardServed = [
  (one: Account) => serveCard(one, FIRST_CARD, null, judging(WANG, SERVED)),
  WANG,
  SERVED,
] as const;
const contested = [(one: Account) => contestCard(one, FIRST_CARD, "平台故障", judging(WANG)), WANG] as const;
const served = [
  (one: Account) => serveProposal(one, YELLOW, null, judging(WANG, SERVED)),
  WANG,
  SERVED,
] as const;
const code = ({ refusal }: AccountDecision) => refusal?.code ?? null;
const statusOf = (account: Account, step: StepKey, cards: readonly AccountCard[] = CARDS) =>
  standingsOf(cards, account, USUAL_CONSEQUENCES)
    .flatMap(({ steps }) => steps)
    .filter(
      ({ step: one }) => one.person === step.person && one.colour === step.colour && one.nth === step.nth,
    )
    .map(({ status }) => status);

describe("cards of a year", () => {
  it("lead to measures by the table, for the department and for each person by their own", () => {
    const cards = [...CARDS, card("m-3", { counts: "red", person: null })];
    const told = standingsOf(cards, NOTHING_SAID, USUAL_CONSEQUENCES).map(
      ({ person, yellow, red, steps }) => [person, yellow, red, steps.map(({ measure }) => measure)],
    );
    expect(told).toEqual([
      [null, 2, 1, ["reminder", "talk", "criticism"]],
      ["王工", 1, 0, ["reminder"]],
      ["钱工", 1, 0, ["reminder"]],
    ]);
  });

  it("lead to a transfer with the second red one, which the table says and nothing else", () => {
    const reds = ["m-1", "m-2"].map((name) => card(name, { counts: "red" }));
    const [, own] = standingsOf(reds, NOTHING_SAID, USUAL_CONSEQUENCES);
    expect(own?.steps.map(({ measure }) => measure)).toEqual(["criticism", "transfer"]);
    const [, mild] = standingsOf(reds, NOTHING_SAID, [{ colour: "red", nth: 1, measure: "talk" }]);
    expect(mild?.steps.map(({ measure }) => measure)).toEqual(["talk"]);
  });

  it("have fallen with what rested on them once they are revoked, and those that are left lead on", () => {
    const decided = after(
      [...served],
      [
        (one) =>
          decideProposal(one, YELLOW, { outcome: "confirmed", reasons: "r" }, judging(FIRST, TOO_LATE)),
      ],
    );
    expect(statusOf(decided, YELLOW)).toEqual(["confirmed"]);
    // What is confirmed has a number, whatever becomes of it; what is not has none.
    expect(decided.proceedings.map(({ number }) => number)).toEqual([1]);
    const corrected = { by: SECOND, reasons: "r", at: LATER };
    const revoked = [{ ...FIRST_CARD, counts: null, corrected }, card("m-9", { at: at("2026-04-10T00:00") })];
    expect(statusOf(decided, YELLOW, revoked)).toEqual(["proposed", "fallen"]);
    expect(statusOf(decided, YELLOW, revoked.slice(0, 1))).toEqual(["fallen"]);
  });
});

describe("a consequence", () => {
  it("is served on the person alone, stated on within five working days, and decided after that", () => {
    expect(code(serveProposal(NOTHING_SAID, YELLOW, null, judging(QIAN)))).toBe("not-the-person");
    const known = after([...served]);
    expect(code(decideProposal(known, YELLOW, { outcome: "confirmed", reasons: "r" }, judging(FIRST)))).toBe(
      "statement-awaited",
    );
    expect(code(makeStatement(known, YELLOW, "申辩", judging(QIAN)))).toBe("not-the-person");
    expect(code(makeStatement(known, YELLOW, "申辩", judging(WANG, TOO_LATE)))).toBe("statement-too-late");
    const stated = after(
      [...served],
      [(one) => makeStatement(one, YELLOW, "申辩", judging(WANG, IN_TIME)), WANG],
    );
    expect(code(makeStatement(stated, YELLOW, "另一份", judging(WANG)))).toBe("statement-made");
    expect(makeStatement(stated, YELLOW, "申辩", judging(WANG))).toEqual({ events: [] });
    expect(
      decideProposal(stated, YELLOW, { outcome: "confirmed", reasons: "r" }, judging(FIRST)).events,
    ).toHaveLength(1);
    expect(
      decideProposal(known, YELLOW, { outcome: "confirmed", reasons: "r" }, judging(FIRST, TOO_LATE)).events,
    ).toHaveLength(1);
  });

  it("is dismissed at any time, and decided once", () => {
    const dismissed = after([
      (one) => decideProposal(one, YELLOW, { outcome: "dismissed", reasons: "r" }, judging(FIRST)),
    ]);
    expect(statusOf(dismissed, YELLOW)).toEqual(["dismissed"]);
    const again = { outcome: "confirmed", reasons: "r" } as const;
    expect(code(decideProposal(dismissed, YELLOW, again, judging(SECOND)))).toBe("proposal-decided");
    expect(code(makeStatement(dismissed, YELLOW, "申辩", judging(WANG)))).toBe("proposal-decided");
  });

  it("that concerns the department is answered by its leaders, and one that is not reached by nobody", () => {
    const own = { ...YELLOW, person: null };
    expect(code(serveProposal(NOTHING_SAID, own, null, judging(WANG)))).toBe("not-the-person");
    expect(serveProposal(NOTHING_SAID, own, null, judging(HEAD)).events).toHaveLength(1);
    expect(code(serveProposal(NOTHING_SAID, { ...YELLOW, nth: 2 }, null, judging(WANG)))).toBe(
      "no-such-proposal",
    );
  });

  it("and a card are decided by nobody about their own organ", () => {
    const own = judging(supervisor("s3", "water"));
    const decision = { outcome: "dismissed", reasons: "r" } as const;
    expect(code(decideProposal(NOTHING_SAID, YELLOW, decision, own))).toBe("own-organ");
    expect(code(confirmCard(NOTHING_SAID, FIRST_CARD, "r", own))).toBe("own-organ");
    expect(code(serveCard(NOTHING_SAID, FIRST_CARD, "送达回证", own))).toBe("own-organ");
    const about = after([...cardServed], [...contested]);
    expect(code(decideContest(about, FIRST_CARD, { outcome: "upheld", reasons: "r" }, [], own))).toBe(
      "own-organ",
    );
  });
});

describe("a card", () => {
  it("is confirmed once, with reasons, and not while it is contested or once it was revoked", () => {
    const confirmed = after([(one) => confirmCard(one, FIRST_CARD, "查证属实", judging(FIRST))]);
    expect(confirmCard(confirmed, FIRST_CARD, "查证属实", judging(FIRST))).toEqual({ events: [] });
    expect(code(confirmCard(confirmed, FIRST_CARD, "另有理由", judging(FIRST)))).toBe("card-confirmed");
    expect(code(confirmCard(NOTHING_SAID, card("m-7"), "r", judging(FIRST)))).toBe("no-such-card");
    expect(code(confirmCard(after([...cardServed], [...contested]), FIRST_CARD, "r", judging(FIRST)))).toBe(
      "contest-pending",
    );
    const corrected = card("m-1", { counts: null, corrected: { by: SECOND, reasons: "r", at: LATER } });
    expect(code(confirmCard(NOTHING_SAID, FIRST_CARD, "r", judging(FIRST, LATER, [corrected])))).toBe(
      "card-corrected",
    );
  });

  it("is contested by the person whom it names, once, within five working days of its service on them", () => {
    expect(code(contestCard(NOTHING_SAID, FIRST_CARD, "r", judging(WANG)))).toBe("not-served");
    const known = after([...cardServed]);
    expect(code(contestCard(known, FIRST_CARD, "r", judging(QIAN)))).toBe("not-the-person");
    expect(code(contestCard(known, FIRST_CARD, "r", judging(FIRST)))).toBe("not-the-person");
    expect(code(contestCard(known, FIRST_CARD, "r", judging({ ...WANG, system: "oa" })))).toBe(
      "not-the-person",
    );
    expect(contestCard(known, FIRST_CARD, "r", judging(WANG, IN_TIME)).events).toHaveLength(1);
    expect(code(contestCard(known, FIRST_CARD, "r", judging(WANG, TOO_LATE)))).toBe("contest-too-late");
    const already = after([...cardServed], [...contested]);
    expect(contestCard(already, FIRST_CARD, "平台故障", judging(WANG))).toEqual({ events: [] });
    expect(code(contestCard(already, FIRST_CARD, "另有理由", judging(WANG)))).toBe("card-contested");
  });

  it("that names nobody is contested by nobody", () => {
    const nobody = judging(WANG, LATER, [card("m-1", { person: null, outage: true })]);
    expect(code(serveCard(NOTHING_SAID, FIRST_CARD, null, nobody))).toBe("not-the-person");
    expect(code(contestCard(NOTHING_SAID, FIRST_CARD, "r", nobody))).toBe("not-the-person");
  });

  it("that was served on somebody else before is served on whoever answers for it by what is known now", () => {
    const known = after([...cardServed]);
    const now = judging(QIAN, LATER, [card("m-1", { person: "钱工" })]);
    expect(code(contestCard(known, FIRST_CARD, "r", now))).toBe("not-served");
    expect(serveCard(known, FIRST_CARD, null, now).events).toMatchObject([{ person: "钱工" }]);
  });

  it("that is contested is decided once, by somebody who has confirmed nothing in that case", () => {
    const known = after(
      [(one) => confirmCard(one, CARDS[1]!, "查证属实", judging(FIRST)), FIRST],
      [...cardServed],
      [...contested],
    );
    const confirmers = confirmersIn(known, (reviewId) => reviewId.startsWith("a1."));
    const upheld = { outcome: "upheld", reasons: "r" } as const;
    expect(code(decideContest(known, FIRST_CARD, upheld, confirmers, judging(FIRST)))).toBe(
      "confirmed-in-case",
    );
    expect(confirmersIn(known, () => false)).toEqual([]);
    const { events } = decideContest(known, FIRST_CARD, upheld, confirmers, judging(SECOND));
    const decided = events.reduce((one, event) => evolve(one, event, { by: SECOND, at: LATER }), known);
    expect(fileOf(decided, FIRST_CARD).contestDecided).toMatchObject({ outcome: "upheld", by: SECOND });
    const other = { outcome: "revoked", reasons: "r" } as const;
    expect(code(decideContest(decided, FIRST_CARD, other, [], judging(SECOND)))).toBe("contest-decided");
    expect(code(decideContest(NOTHING_SAID, FIRST_CARD, other, [], judging(SECOND)))).toBe("no-contest");
  });

  it("that is contested keeps what rests on it from being confirmed", () => {
    const known = after([...cardServed], [...served], [...contested]);
    const confirmed = { outcome: "confirmed", reasons: "r" } as const;
    expect(code(decideProposal(known, YELLOW, confirmed, judging(FIRST, TOO_LATE)))).toBe("contest-pending");
  });
});

describe("the report of an objection", () => {
  const returned = { about: ["cure"], reasons: "整改要求不明确" } as const;
  const standing = (account: Account, now: string) => reportStanding(account, OBJECTION, now, RULES);

  it("is noted, or sent back, within two working days, and answered within two more; late it is still done", () => {
    expect(standing(NOTHING_SAID, at("2026-03-12T23:59"))).toEqual({
      status: "reported",
      until: at("2026-03-13T00:00"),
      overdue: false,
    });
    expect(standing(NOTHING_SAID, at("2026-03-13T00:00")).overdue).toBe(true);
    const noted = after([(one) => noteObjection(one, "a1.m-1", judging(FIRST, TOO_LATE))]);
    expect(standing(noted, TOO_LATE)).toEqual({ status: "noted", until: null, overdue: false });
    const back = after([(one) => returnObjection(one, "a1.m-1", returned, judging(FIRST))]);
    expect(standing(back, LATER)).toMatchObject({ status: "returned", until: at("2026-03-17T00:00") });
    const answered = after(
      [(one) => returnObjection(one, "a1.m-1", returned, judging(FIRST))],
      [(one) => answerObjection(one, "a1.m-1", "改移管线即可", judging(QIAN)), QIAN],
    );
    expect(standing(answered, TOO_LATE).status).toBe("answered");
  });

  it("is dealt with once, by nobody of the organ, and answered by its department alone", () => {
    const own = judging(supervisor("s3", "water"));
    expect(code(noteObjection(NOTHING_SAID, "a1.m-1", own))).toBe("own-organ");
    expect(code(noteObjection(NOTHING_SAID, "a1.m-2", judging(FIRST)))).toBe("no-objection");
    expect(code(answerObjection(NOTHING_SAID, "a1.m-1", "t", judging(QIAN)))).toBe("objection-not-returned");
    const noted = after([(one) => noteObjection(one, "a1.m-1", judging(FIRST))]);
    expect(noteObjection(noted, "a1.m-1", judging(SECOND))).toEqual({ events: [] });
    expect(code(returnObjection(noted, "a1.m-1", returned, judging(SECOND)))).toBe("objection-settled");
    const back = after([(one) => returnObjection(one, "a1.m-1", returned, judging(FIRST))]);
    expect(returnObjection(back, "a1.m-1", returned, judging(SECOND))).toEqual({ events: [] });
    expect(code(noteObjection(back, "a1.m-1", judging(SECOND)))).toBe("objection-settled");
    expect(code(answerObjection(back, "a1.m-1", "t", judging(personOf("land"))))).toBe("not-the-person");
  });
});

describe("whatever happens, in whatever order", () => {
  const person = fc.constantFrom("王工", "钱工", null);
  const anyCard = fc.record({
    review: fc.constantFrom("m-1", "m-2", "m-3", "m-4", "m-5"),
    day: fc.constantFrom("2026-03-10T00:00", "2026-04-10T00:00", "2026-05-11T00:00"),
    counts: fc.constantFrom("yellow" as const, "red" as const, null),
    person,
  });
  const cards = fc
    .uniqueArray(anyCard, { selector: ({ review, day }) => `${review} ${day}`, maxLength: 8 })
    .map((all) => all.map(({ review, day, ...about }) => card(review, { ...about, at: at(day) })));
  const doing = fc.array(
    fc.record({
      which: fc.nat({ max: 20 }),
      act: fc.constantFrom("serve", "state", "confirm", "dismiss", "revoke"),
      hours: fc.nat({ max: 400 }),
    }),
    { maxLength: 14 },
  );

  /** Everything that is proposed and decided of some cards, some of which are revoked on the way. */
  function walked(given: readonly AccountCard[], steps: { which: number; act: string }[]) {
    let account = NOTHING_SAID;
    let known = given;
    for (const { which, act } of steps) {
      if (act === "revoke") {
        const corrected = { by: SECOND, reasons: "r", at: LATER };
        known = known.map((one, i) =>
          i === which % known.length ? { ...one, counts: null, corrected } : one,
        );
        continue;
      }
      const all = standingsOf(known, account, USUAL_CONSEQUENCES).flatMap((one) => one.steps);
      if (all.length === 0) continue;
      const { step } = all[which % all.length]!;
      const judged = judging(SECOND, TOO_LATE, known);
      const decisions: Record<string, () => AccountDecision> = {
        serve: () => serveProposal(account, step, "送达回证", { ...judged, at: SERVED }),
        state: () =>
          makeStatement(account, step, "申辩", judging(step.person === "王工" ? WANG : HEAD, LATER, known)),
        confirm: () => decideProposal(account, step, { outcome: "confirmed", reasons: "r" }, judged),
        dismiss: () => decideProposal(account, step, { outcome: "dismissed", reasons: "r" }, judged),
      };
      const { events } = decisions[act]!();
      account = events.reduce((one, event) => evolve(one, event, { by: SECOND, at: SERVED }), account);
    }
    return { account, known };
  }

  it("no revoked card counts or carries a consequence, and persons have no more than their department (S7)", () => {
    fc.assert(
      fc.property(cards, doing, (given, steps) => {
        const { account, known } = walked(given, steps);
        // Of what was confirmed, and of nothing else, one number after the other.
        const numbers = account.proceedings.flatMap(({ number }) => number ?? []);
        const confirmed = account.proceedings.filter(({ decided }) => decided?.outcome === "confirmed");
        expect(confirmed.every(({ number }) => number !== null)).toBe(true);
        expect(numbers.toSorted((a, b) => a - b)).toEqual(confirmed.map((_, i) => i + 1));
        const [department, ...persons] = standingsOf(known, account, USUAL_CONSEQUENCES);
        const sum = (colour: "yellow" | "red") => persons.reduce((total, one) => total + one[colour], 0);
        expect(sum("yellow")).toBeLessThanOrEqual(department!.yellow);
        expect(sum("red")).toBeLessThanOrEqual(department!.red);
        const counting = known.filter(({ counts }) => counts !== null);
        expect(department!.yellow + department!.red).toBe(counting.length);
        for (const { status, cards: named } of [department!, ...persons].flatMap((one) => one.steps))
          if (status !== "fallen")
            for (const key of named) expect(counting.map((one) => keyOf(one))).toContainEqual(keyOf(key));
      }),
    );
  });

  it("the same cards in any order come to the same, and of each step one stands", () => {
    fc.assert(
      fc.property(cards, doing, (given, steps) => {
        const { account, known } = walked(given, steps);
        const told = standingsOf(known, account, USUAL_CONSEQUENCES);
        expect(standingsOf(known.toReversed(), account, USUAL_CONSEQUENCES)).toEqual(told);
        for (const { steps: own } of told) {
          const standing = own.filter(({ status }) => status !== "fallen");
          const named = standing.map(({ step: { colour, nth } }) => `${colour} ${nth}`);
          expect(new Set(named).size).toBe(named.length);
        }
      }),
    );
  });
});

describe("the table of a region", () => {
  it("is told all its faults at once, each with its path", () => {
    expect(consequenceFaults(USUAL_CONSEQUENCES)).toEqual([]);
    expect(
      consequenceFaults([
        { colour: "yellow", nth: 1, measure: "criticism" },
        { colour: "yellow", nth: 1, measure: "criticism" },
        { colour: "yellow", nth: 2, measure: "talk" },
        { colour: "red", nth: 1, measure: "reminder" },
        { colour: "red", nth: 3, measure: "transfer" },
      ]).map(({ path }) => path),
    ).toEqual([
      "consequences[1]",
      "consequences[2].measure",
      "consequences[3].measure",
      "consequences[4].nth",
    ]);
  });
});
