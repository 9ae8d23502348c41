/** 经办人: who handles a review. Naming one never touches the clock. */
import { describe, expect, it } from "@jest/globals";
import { MOST_HANDLERS, responsible } from "../../../functions/domain/review/handler.ts";
import { NOBODY_AWAY } from "../../../functions/domain/review/postHolder.ts";
import { at, consent, DUE, given, opinion, served, T0, wake } from "../given.ts";
import { assign, cancel, requestSupplement } from "../when.ts";

describe("a handler", () => {
  it("is named, and named anew; the clock knows nothing of it", () => {
    const wang = given(...served()).when(assign("Wang"), T0);
    wang.thenEvents({ type: "handler-named", handler: { name: "Wang", post: "A" }, at: T0 });
    const zhao = wang.when(assign("Zhao", "B"), at("2026-03-03T10:00"));
    expect(zhao.state).toEqual({
      ...given(...served()).state,
      handler: { name: "Zhao", post: "B" },
      handlersNamed: [
        { handler: { name: "Wang", post: "A" }, at: T0 },
        { handler: { name: "Zhao", post: "B" }, at: at("2026-03-03T10:00") },
      ],
    });
    expect(zhao.when(wake(), DUE).state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
  });

  it("named again changes nothing, while another post does", () => {
    const wang = given(...served()).when(assign("Wang"), T0);
    wang.when(assign("Wang"), T0).thenNothing();
    expect(wang.when(assign("Wang", "B"), T0).decision.events).toHaveLength(1);
  });

  it("may be named while the clock stands, when it has run out, and after the end, but not after a withdrawal", () => {
    const materials = { matter: { materials: ["survey"] } };
    const stands = given(...served(materials)).when(requestSupplement(["survey"]), T0);
    expect(stands.when(assign("Wang"), T0).state).toEqual({
      ...stands.state,
      handler: { name: "Wang", post: "A" },
      handlersNamed: [{ handler: { name: "Wang", post: "A" }, at: T0 }],
    });
    const overdue = given(...served({ flags: ["quota"] })).when(wake(), DUE);
    expect(overdue.when(assign("Wang"), DUE).state.status).toBe("overdue");
    given(...served())
      .when(opinion(consent), T0)
      .when(assign("Wang"), T0)
      .thenEvents({ type: "handler-named", handler: { name: "Wang", post: "A" }, at: T0 });
    const cancelled = given(...served())
      .when(cancel(), T0)
      .when(assign("Wang"), T0);
    expect(cancelled.decision.refusal).toEqual({ code: "cancelled", cause: { kind: "withdrawal" } });
  });

  it("is named so often and no more: a history is bounded", () => {
    const names = Array.from({ length: MOST_HANDLERS }, (_, i) => `handler ${i}`);
    const full = names.reduce((review, name) => review.when(assign(name), T0), given(...served()));
    expect(full.state.handlersNamed).toHaveLength(20);
    expect(full.when(assign("one more"), T0).decision.refusal).toEqual({
      code: "handler-named-too-often",
      most: 20,
    });
  });

  it("is post A of the department until one is named, or nobody where the region names no posts", () => {
    const { state } = given(...served());
    expect(responsible(state, T0, () => NOBODY_AWAY)).toEqual({ name: "王工", post: "A" });
    expect(
      responsible(given(...served()).when(assign("Wang", "B"), T0).state, T0, () => NOBODY_AWAY),
    ).toEqual({
      name: "Wang",
      post: "B",
    });
    const facts = { ...state.facts, department: { ...state.facts.department, posts: null } };
    expect(responsible({ ...state, facts }, T0, () => NOBODY_AWAY)).toBeNull();
  });

  it("who was named when the limit ran out bears the silence, whoever is named before it is noticed", () => {
    const wang = given(...served()).when(assign("Wang"), T0);
    const late = wang.when(assign("Zhao"), DUE).when(wake(), at("2026-03-10T10:00"));
    expect(late.state).toMatchObject({
      silence: { responsible: { name: "Wang" } },
      handler: { name: "Zhao" },
    });
    const nobody = given(...served())
      .when(assign("Zhao"), DUE)
      .when(wake(), DUE);
    expect(nobody.state).toMatchObject({ silence: { responsible: { name: "王工" } } });
  });

  it("is the one who signed the opinion", () => {
    const signed = opinion({ kind: "consent", handler: { name: "Li", post: "B" } });
    expect(
      given(...served())
        .when(assign("Wang"), T0)
        .when(signed, T0).state.handler,
    ).toEqual({ name: "Li", post: "B" });
    expect(
      given(...served())
        .when(assign("Wang"), T0)
        .when(opinion(consent), T0).state.handler?.name,
    ).toBe("Wang");
  });
});
