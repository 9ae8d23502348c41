/** 签收: evidence of service, never an opinion. */
import { describe, expect, it } from "@jest/globals";
import { personOf, SOMEBODY } from "../../support/people.ts";
import { at, consent, DUE, given, opinion, served, wake } from "../given.ts";
import { signFor } from "../when.ts";

const LATER = at("2026-03-03T10:00");
const signed = () => given(...served()).when(signFor(), LATER);

describe("a signature", () => {
  it("says who signed and when, and neither moves the clock nor answers", () => {
    signed().thenEvents({ type: "review-signed-for", signature: { by: SOMEBODY, at: LATER } });
    const { state } = signed();
    expect(state).toEqual({
      ...given(...served()).state,
      signature: { by: SOMEBODY, at: LATER },
    });
    expect(signed().when(wake(), DUE).state).toMatchObject({ outcome: "deemed-consent", closedAt: DUE });
  });

  it("is given once: whoever signs again is answered with the first, also after the end", () => {
    signed().when(signFor(), at("2026-03-04T10:00")).thenNothing();
    signed()
      .when(signFor(personOf("water")), LATER)
      .thenNothing();
    const closed = signed().when(opinion(consent), at("2026-03-04T10:00"));
    closed.when(signFor(), at("2026-03-05T10:00")).thenNothing();
  });

  it("is refused at the due instant and afterwards, and kept as an attempt", () => {
    for (const instant of [DUE, at("2026-05-01T10:00")]) {
      const late = given(...served()).when(signFor(), instant);
      expect(late.decision.refusal).toEqual({ code: "past-due", dueAt: DUE });
      expect(late.state.signature).toBeUndefined();
      expect(late.state).toMatchObject({
        refusedAttempts: [{ command: "signFor", code: "past-due", at: instant }],
      });
    }
  });

  it("survives whatever happens to the review afterwards", () => {
    const { signature } = signed().state;
    expect(signed().when(opinion(consent), at("2026-03-04T10:00")).state).toMatchObject({ signature });
  });
});
