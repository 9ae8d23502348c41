/** 督办单: what the ladder issues is signed for by name and answered; it moves no date and closes nothing. */
import { describe, expect, it } from "@jest/globals";
import { stateAbsence } from "../../../functions/domain/review/absence.ts";
import { answerBy, type LadderStep } from "../../../functions/domain/review/ladder.ts";
import { answerOrder as answerOrderBy } from "../../../functions/domain/review/answerOrder.ts";
import { answersForOrder, type Order } from "../../../functions/domain/review/order.ts";
import { NOBODY_AWAY, type Staff } from "../../../functions/domain/review/postHolder.ts";
import type { Review } from "../../../functions/domain/review/review.ts";
import { personOf } from "../../support/people.ts";
import { at, consent, DUE, given, opinion, RULES, served, wake } from "../given.ts";
import { answerOrder, interrupt } from "../when.ts";

const strict = { onTimeout: "escalate" } as const;
const overdue = given(...served({ matter: strict })).when(wake(), DUE);
const MORNING = at("2026-03-10T09:00");
const orders = ({ state }: { state: Review }) =>
  (state.orders ?? []).map(({ to, at: issued, signed, answer }) => [
    to,
    issued,
    signed?.at ?? null,
    answer?.text ?? null,
  ]);

describe("an order of the ladder", () => {
  it("is issued with each of its steps, and is to be answered by the next one, the last within one working day", () => {
    const all = overdue.when(wake(), at("2026-03-20T09:00"));
    expect(orders(all)).toEqual([
      ["leader", DUE, null, null],
      ["head-and-supervisor", at("2026-03-11T00:00"), null, null],
      ["government", at("2026-03-13T00:00"), null, null],
    ]);
    expect(all.state.orders!.map(({ to, at: issued, due }) => answerBy(to, issued, due, RULES))).toEqual([
      at("2026-03-11T00:00"),
      at("2026-03-13T00:00"),
      at("2026-03-14T00:00"),
    ]);
  });

  it("is signed for by name, then answered, by who may; neither moves a date nor closes the review", () => {
    const signed = overdue.when(answerOrder("leader", undefined, "deputy-head"), MORNING);
    expect(signed.decision.events).toMatchObject([
      {
        type: "order-signed-for",
        order: { to: "leader", at: DUE },
        by: { rank: "deputy-head" },
        at: MORNING,
      },
    ]);
    const answered = signed.when(answerOrder("leader", "three more days"), at("2026-03-10T15:00"));
    expect(orders(answered)).toEqual([["leader", DUE, MORNING, "three more days"]]);
    expect(answered.state).toMatchObject({ status: "overdue", served: overdue.state.served });
    expect(answered.when(wake(), at("2026-03-20T09:00")).state).toMatchObject({ raisedTo: "government" });
    // At once, and by nobody who had signed before: both.
    const both = overdue.when(answerOrder("leader", "three more days"), MORNING);
    expect(both.decision.events.map(({ type }) => type)).toEqual(["order-signed-for", "order-answered"]);
  });

  it("twice is once; another answer is refused, and the first stands", () => {
    const signed = overdue.when(answerOrder("leader"), MORNING);
    signed.when(answerOrder("leader"), at("2026-03-10T11:00")).thenNothing();
    const answered = signed.when(answerOrder("leader", "soon"), at("2026-03-10T12:00"));
    answered.when(answerOrder("leader", "soon"), at("2026-03-10T13:00")).thenNothing();
    answered.when(answerOrder("leader"), at("2026-03-10T13:00")).thenNothing();
    const other = answered.when(answerOrder("leader", "later"), at("2026-03-10T13:00"));
    expect(other.decision.refusal).toEqual({ code: "order-answered", answeredAt: at("2026-03-10T12:00") });
    expect(orders(other)).toEqual([["leader", DUE, MORNING, "soon"]]);
  });

  it("is signed for by nobody whom their token does not name, and by no system", () => {
    const [order] = overdue.state.orders!;
    for (const about of [{}, { name: "王某", system: "oa" }])
      expect(
        answerOrderBy(overdue.state, { ...order!, answer: "soon" }, personOf("water", about), MORNING, RULES),
      ).toMatchObject({ refusal: { code: "by-name" } });
  });

  it("is for the responsible leader first and for the head after that, never for an officer or nobody", () => {
    for (const rank of ["officer", "government-head"] as const)
      expect(overdue.when(answerOrder("leader", "soon", rank), MORNING).decision.refusal).toEqual({
        code: "order-rank",
        needed: ["deputy-head", "head"],
      });
    const raised = answerOrder("head-and-supervisor", "soon", "deputy-head");
    expect(overdue.when(raised, at("2026-03-11T09:00")).decision.refusal).toEqual({
      code: "order-rank",
      needed: ["head"],
    });
  });

  it("that nobody has noticed yet is written down with the answer to it", () => {
    const head = answerOrder("head-and-supervisor", "soon");
    const { decision } = overdue.when(head, at("2026-03-11T09:00"));
    expect(decision.events.map(({ type }) => type)).toEqual([
      "escalation-raised",
      "order-signed-for",
      "order-answered",
    ]);
    expect(overdue.when(head, at("2026-03-10T23:59:59.999")).decision.refusal).toEqual({
      code: "no-such-order",
      orders: [`leader ${DUE}`],
    });
  });

  it("is answered after the opinion, too, and stays on record when the project changes; the next service has its own", () => {
    const closed = overdue.when(opinion(consent), MORNING).when(answerOrder("leader", "done"), MORNING);
    expect(closed.state).toMatchObject({ status: "closed", outcome: "consented", overdue: true });
    expect(orders(closed)).toEqual([["leader", DUE, MORNING, "done"]]);
    const again = overdue.when(interrupt(), MORNING).when(wake(), at("2026-03-18T09:00"));
    const next = at("2026-03-18T00:00");
    expect(orders(again).map(([to, issued]) => [to, issued])).toEqual([
      ["leader", DUE],
      ["leader", next],
    ]);
    const late = again.when(answerOrder("leader", "of the first", "head", DUE), at("2026-03-18T10:00"));
    expect(orders(late).map(([, , , text]) => text)).toEqual(["of the first", null]);
  });
});

describe("who answers for an order", () => {
  const POSTS = { A: "王工", B: "赵工", leader: "李科", head: "周局" };
  const away = (person: string): Staff => {
    const facts = { person, from: DUE, until: null, reason: "r", leader: null };
    return {
      ...NOBODY_AWAY,
      absences: [stateAbsence(undefined, person, facts, { by: personOf("water"), at: DUE }).absence],
    };
  };
  const who = (
    to: LadderStep,
    posts: typeof POSTS | null,
    staff = NOBODY_AWAY,
    signed: Order["signed"] = null,
  ) => answersForOrder({ to, signed }, posts, "吴某", staff, MORNING);

  it("is one post and one person at every step: the leader, the head where they are away or there is none, then the head (S2)", () => {
    expect(who("leader", POSTS)).toEqual({ name: "李科", post: "leader" });
    expect(who("leader", POSTS, away("李科"))).toEqual({ name: "周局", post: "head" });
    expect(who("leader", POSTS, away("王工"))).toEqual({ name: "李科", post: "leader" });
    expect(who("leader", null)).toEqual({ name: "吴某", post: "head" });
    expect(who("head-and-supervisor", POSTS)).toEqual({ name: "周局", post: "head" });
    expect(who("government", POSTS)).toEqual({ name: "周局", post: "head" });
  });

  it("is whoever has signed for it by name, and stays so", () => {
    const deputy = { ...personOf("water"), name: "陈副局", rank: "deputy-head" as const };
    const signed = { by: deputy, at: MORNING };
    expect(who("leader", POSTS, NOBODY_AWAY, signed)).toEqual({ name: "陈副局", post: "leader" });
    const { name: _, ...nobody } = deputy;
    expect(who("leader", POSTS, NOBODY_AWAY, { by: nobody, at: MORNING })).toEqual({
      name: "李科",
      post: "leader",
    });
  });
});
