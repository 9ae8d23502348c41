/** 撤销 over HTTP: the organ of the matter announces it, the applicant states their side, and it is decided by whoever may. */
import { describe, expect, it } from "@jest/globals";
import type { AgentAct } from "../../functions/domain/agency/acts.ts";
import { offeredTo } from "../../functions/http/application/offeredTo.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { situationOf } from "../support/situations.ts";

const ANNOUNCED = { ground: "conditions-not-met", facts: "位于蓝线以内", article: "第六十九条" };

/** A consent by silence on record, and who may do something about it. */
async function deemed() {
  const { on, given } = await situationOf("announceRevocation")(memoryStore());
  const reviewId = given.path!["reviewId"]!;
  const organ = reviewId.split("consult-")[1]!;
  const at = on.now();
  const asked = (claims: object, route: string, body?: object, more: object = {}) =>
    on.ask({ ...given, route, at, claims, path: { reviewId }, body, ...more } as never);
  const department = (id: string, rank = "head") => ({
    role: "department",
    department: id,
    rank,
    sub: `${id} ${rank}`,
  });
  const own = (route: string, body?: object, more: object = {}) =>
    on.ask({ ...on.own(route as never, { body }), at, ...more });
  return { on, reviewId, organ, at, asked, department, own };
}

const commands = ({ body }: { body: Record<string, unknown> }) =>
  (body["offers"] as { command: string }[]).map(({ command }) => command);

type Announced = { at: string; until: string; stands: boolean; decidable: boolean };
const announcedIn = (silence: unknown) => (silence as { announced: Announced[] }).announced.at(-1)!;

describe("a consent by silence", () => {
  it("is taken back by its own organ: announced, answered, asked for, and approved by its head", async () => {
    const { on, reviewId, organ, asked, department, own } = await deemed();
    const officer = department(organ, "officer");
    expect(commands(await asked(officer, "getReview"))).toContain("announceRevocation");
    for (const [who, status] of [
      [organ === "water" ? "land" : "water", 403],
      [on.lead, 403],
      ["customs", 403],
    ] as const)
      expect((await asked(department(who), "announceRevocation", ANNOUNCED)).status).toBe(status);
    const told = await asked(officer, "announceRevocation", ANNOUNCED);
    expect(told.body).toMatchObject({
      outcome: "deemed-consent",
      silence: { revokedAt: null, announced: [{ ...ANNOUNCED, organ: "department", stands: true }] },
    });
    const { at: announcedAt, until } = announcedIn(told.body["silence"]);
    const decision = { announcedAt, reasons: "经复核，事实成立" };
    const early = await asked(department(organ), "revokeDeemedConsent", decision);
    expect([early.status, early.body["code"], early.body["until"]]).toEqual([409, "hearing-runs", until]);
    expect(commands(await asked(officer, "getReview"))).not.toContain("revokeDeemedConsent");

    const statement = { reviewId, announcedAt, text: "已经退出蓝线" };
    const status = await own("getApplication");
    expect(status.body["offers"]).toContainEqual(
      expect.objectContaining({ command: "answerRevocation", until, limits: { reviews: [reviewId] } }),
    );
    // An agent is offered it who is authorised to that, and no other.
    const shown = { offers: [...(status.body["offers"] as { command: string }[])], complaints: [] };
    const offeredFor = (acts: readonly AgentAct[]) =>
      offeredTo({ role: "agent", agent: { acts } }, shown).offers.map(({ command }) => command);
    expect([offeredFor(["be-heard"]), offeredFor(["pay"])]).toEqual([["answerRevocation"], []]);
    expect((await own("answerRevocation", statement)).status).toBe(200);
    expect((await own("answerRevocation", statement)).status).toBe(200);
    expect((await own("answerRevocation", { ...statement, text: "另有" })).body["code"]).toBe(
      "statement-given",
    );
    expect(commands(await own("getApplication"))).not.toContain("answerRevocation");

    // It is found on the department's list, and on nobody else's.
    const listed = async (id: string) =>
      (await asked(department(id), "listReviews", undefined, { query: { status: "announced" } })).body[
        "reviews"
      ];
    expect(await listed(organ)).toMatchObject([{ reviewId, status: "closed", outcome: "deemed-consent" }]);
    expect(await listed(organ === "water" ? "land" : "water")).toEqual([]);

    const waiting = await asked(officer, "revokeDeemedConsent", decision);
    expect(waiting.body).toMatchObject({
      silence: { revokedAt: null },
      awaited: [{ command: "revokeDeemedConsent", request: { reasons: decision.reasons } }],
    });
    const [{ at: askedAt }] = waiting.body["awaited"] as [{ at: string }];
    // What a department asks for is not supervision's to approve, nor the other way round.
    expect((await asked({ role: "supervisor", rank: "head" }, "approveAct", { askedAt })).body["code"]).toBe(
      "nothing-awaits",
    );
    const head = department(organ);
    expect(commands(await asked(head, "getReview"))).toContain("approveAct");
    const approved = await asked(head, "approveAct", { askedAt });
    expect(approved.body).toMatchObject({ silence: { revokedAt: expect.any(String) } });
    expect(commands(await asked(head, "getReview"))).not.toContain("announceRevocation");
  });

  it("is not taken back where that is withdrawn; and what the organ above has announced is that one's alone", async () => {
    const { organ, asked, department, own, reviewId } = await deemed();
    const supervisor = { role: "supervisor", rank: "head" };
    const told = await asked(supervisor, "announceRevocation", ANNOUNCED);
    const { at: announcedAt } = announcedIn(told.body["silence"]);
    const withdrawal = { announcedAt, reasons: "查无此事" };
    const refused = await asked(department(organ), "withdrawRevocation", withdrawal);
    expect([refused.status, refused.body["code"]]).toEqual([403, "announced-by-superior"]);
    const withdrawn = await asked(supervisor, "withdrawRevocation", withdrawal);
    expect(withdrawn.body).toMatchObject({
      silence: { announced: [{ stands: false, withdrawn: { reasons: "查无此事" } }] },
    });
    const late = await own("answerRevocation", { reviewId, announcedAt, text: "属实" });
    expect([late.status, late.body["code"], late.body["announced"]]).toEqual([409, "nothing-announced", []]);
    const decided = await asked(supervisor, "revokeDeemedConsent", { announcedAt, reasons: "事实成立" });
    expect(decided.body["code"]).toBe("not-announced");
  });
});
