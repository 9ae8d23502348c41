/** An authorisation (委托书): who may do what for whom, from when until when, and what ends it. */
import { describe, expect, it } from "@jest/globals";
import {
  actRefusal,
  ask,
  assign,
  end,
  extend,
  give,
  refuseRequest,
  standingOf,
  statusOf,
  type Authorisation,
} from "../../../functions/domain/agency/authorisation.ts";
import { interestsOf, type Agent, type Terms } from "../../../functions/domain/agency/terms.ts";
import type { Actor } from "../../../functions/domain/base/actor.ts";
import { plusSeconds, type Instant } from "../../../functions/domain/base/time.ts";
import { at, RULES } from "../given.ts";

const ZONE = RULES.zone;
const CODE = "2605-440307-04-01-123456";
const APPLICANT: Actor = { role: "applicant", sub: "u1", iss: "urn:x" };
const CHEN: Agent = { id: "chen", name: "陈静", isTeam: true };
const LI: Agent = { id: "li", name: "李明", isTeam: false };
const GIVEN = at("2026-03-02T09:00");
const TEN = at("2026-03-04T10:00");
const terms = (more: Partial<Terms> = {}): Terms => ({
  about: { projectCode: CODE, applicationId: null, site: null },
  acts: ["submit", "supply"],
  from: "2026-03-02",
  until: "2026-03-31",
  ...more,
});
const said = (when: Instant) => ({ by: APPLICANT, at: when });
const about = (more: Partial<Terms> = {}) => ({
  authorisationId: "A1",
  applicant: { creditCode: "91990000MA5EXMP08Y", name: "示例公司" },
  terms: terms(more),
});
const given = (more: Partial<Terms> = {}, agent = LI): Authorisation => {
  const decision = give(about(more), agent, null, said(GIVEN), ZONE);
  if (!("authorisation" in decision)) throw new Error(decision.refusal.code);
  return decision.authorisation;
};
const may = (one: Authorisation, act: "read" | Terms["acts"][number], when: Instant, more = {}) =>
  actRefusal(one, { act, projectCode: CODE, applicationId: "a1", ...more }, when)?.code ?? null;

describe("an authorisation", () => {
  it("lets the agent do what it names, from its first day or its giving until 24:00 of its last", () => {
    const one = given();
    expect(may(one, "supply", GIVEN)).toBeNull();
    expect(may(one, "supply", plusSeconds(GIVEN, -0.001))).toBe("authorisation-not-begun");
    expect(may(one, "supply", at("2026-03-31T23:59:59.999"))).toBeNull();
    expect(may(one, "supply", at("2026-04-01T00:00"))).toBe("authorisation-ended");
    const later = given({ from: "2026-03-04" });
    expect(may(later, "supply", at("2026-03-03T23:59:59.999"))).toBe("authorisation-not-begun");
    expect(may(later, "supply", at("2026-03-04T00:00"))).toBeNull();
    expect(statusOf(standingOf(later), GIVEN)).toBe("coming");
  });

  it("names acts, a project, and one application where it says so: nothing else is the agent's", () => {
    expect(may(given(), "complain", TEN)).toBe("act-not-authorised");
    expect(may(given(), "withdraw", TEN)).toBe("act-not-authorised");
    // What everything takes, and what starts nothing.
    expect(may(given(), "read", TEN)).toBeNull();
    expect(may(given(), "supply", TEN, { projectCode: "2605-440307-04-01-654321" })).toBe(
      "authorised-for-another",
    );
    const ofOne = given({ about: { projectCode: CODE, applicationId: "a1", site: null } });
    expect(may(ofOne, "supply", TEN)).toBeNull();
    expect(may(ofOne, "supply", TEN, { applicationId: "a2" })).toBe("authorised-for-another");
    expect(may(ofOne, "read", TEN, { applicationId: null })).toBe("authorised-for-another");
  });

  it.each(["revoked", "resigned", "done", "death", "dissolution"] as const)(
    "is over when %s, from that instant on, and nothing revives it",
    (why) => {
      const { authorisation } = end(given(), why, null, said(TEN));
      expect(may(authorisation, "supply", TEN)).toBe("authorisation-ended");
      expect(may(authorisation, "read", TEN)).toBe("authorisation-ended");
      // By another machine's clock it was a moment before, and came after.
      expect(may(authorisation, "supply", plusSeconds(TEN, -0.001))).toBe("authorisation-ended");
      expect(extend(authorisation, "2026-06-30", said(TEN), ZONE).refusal).toEqual({
        code: "authorisation-over",
        why,
        at: TEN,
      });
      // The same again is answered as it was; another end comes too late.
      expect(end(authorisation, why, null, said(plusSeconds(TEN, 5)))).toEqual({ authorisation });
      const other = why === "revoked" ? "resigned" : "revoked";
      expect(end(authorisation, other, null, said(TEN)).refusal).toMatchObject({
        code: "authorisation-over",
        why,
      });
    },
  );

  it("does not end before it begins: its last day is today or later, also of one that is asked for", () => {
    const over = { code: "until-over", until: "2026-03-01", today: "2026-03-02" };
    const past = about({ from: "2026-02-02", until: "2026-03-01" });
    expect(give(past, LI, null, said(GIVEN), ZONE)).toEqual({ refusal: over });
    expect(ask(past, said(GIVEN), RULES)).toEqual({ refusal: over });
    const today = about({ from: "2026-02-02", until: "2026-03-02" });
    expect(give(today, LI, null, said(at("2026-03-02T23:59:59.999")), ZONE)).toHaveProperty("authorisation");
    expect(give(today, LI, null, said(at("2026-03-03T00:00")), ZONE)).toHaveProperty("refusal");
  });

  it("ends after what was done in the very instant in which it is revoked", () => {
    const { authorisation } = end({ ...given(), lastActAt: TEN }, "revoked", null, said(TEN));
    expect(standingOf(authorisation).ended?.at).toBe(plusSeconds(TEN, 0.001));
  });

  it("is extended by a later day while it lasts, not after its last", () => {
    const { authorisation } = extend(given(), "2026-04-30", said(TEN), ZONE);
    expect(may(authorisation, "supply", at("2026-04-30T23:59:59.999"))).toBeNull();
    expect(extend(authorisation, "2026-04-30", said(TEN), ZONE)).toEqual({ authorisation });
    expect(extend(authorisation, "2026-04-29", said(TEN), ZONE).refusal?.code).toBe("until-not-later");
    expect(extend(given(), "2026-04-30", said(at("2026-04-01T00:00")), ZONE).refusal).toMatchObject({
      code: "authorisation-over",
      why: "expired",
    });
    let one = given();
    for (let day = 1; day <= 20; day++)
      one = extend(one, `2026-04-${String(day).padStart(2, "0")}`, said(TEN), ZONE).authorisation;
    expect(extend(one, "2026-05-01", said(TEN), ZONE).refusal?.code).toBe("extended-too-often");
  });

  it("gives what ends a case or turns it round singly, for one application, never to the free team, and once", () => {
    const single = (more: Partial<Terms>, agent = LI) => {
      const decision = give(about({ acts: ["withdraw"], ...more }), agent, null, said(GIVEN), ZONE);
      return decision.refusal?.code ?? null;
    };
    const one = { projectCode: CODE, applicationId: "a1", site: null };
    expect(single({ about: one })).toBeNull();
    expect(single({})).toBe("act-only-singly");
    expect(single({ about: one, acts: ["withdraw", "supply"] })).toBe("act-only-singly");
    expect(single({ about: one, acts: ["withdraw", "change-project"] })).toBe("act-only-singly");
    expect(single({ about: one }, CHEN)).toBe("act-not-for-team");
    const asked = ask(about({ about: one, acts: ["withdraw"] }), said(GIVEN), RULES);
    expect(asked.refusal?.code).toBe("act-not-for-team");

    const used = { ...given({ about: one, acts: ["withdraw"] }), lastActAt: TEN };
    expect(standingOf(used).ended).toMatchObject({ why: "done", at: TEN });
    expect(may(used, "read", plusSeconds(TEN, 1))).toBe("authorisation-ended");
    // The very act again is answered as the first time; the commit lets nothing new through.
    expect(may(used, "withdraw", plusSeconds(TEN, 1))).toBeNull();
  });

  it("takes a project and a site for one applicant, however the site is written", () => {
    const site = (given: string) => interestsOf({ projectCode: CODE, applicationId: null, site: given })[1];
    expect(interestsOf({ projectCode: CODE, applicationId: null, site: null })).toEqual([`project#${CODE}`]);
    expect(site("G01 - ab")).toBe(site("Ｇ０１-AB"));
  });
});

describe("a request for an agent of the free team", () => {
  const asked = () => {
    const decision = ask(about(), said(GIVEN), RULES);
    if (!("authorisation" in decision)) throw new Error("refused");
    return decision.authorisation;
  };

  it("is to be answered within one working day, and lets nobody act before", () => {
    expect(standingOf(asked()).answerBy).toBe(at("2026-03-04T00:00"));
    expect(statusOf(standingOf(asked()), TEN)).toBe("asked");
    expect(may(asked(), "supply", TEN)).toBe("authorisation-not-begun");
    // Seven days off and a make-up Saturday between.
    const before = ask(about(), said(at("2026-02-14T09:00")), RULES);
    expect("authorisation" in before && standingOf(before.authorisation).answerBy).toBe(
      at("2026-02-25T00:00"),
    );
  });

  it("is assigned once, and from then on the agent acts", () => {
    const { authorisation } = assign(asked(), CHEN, said(TEN), ZONE);
    expect(may(authorisation, "supply", TEN)).toBeNull();
    expect(assign(authorisation, CHEN, said(plusSeconds(TEN, 1)), ZONE)).toEqual({ authorisation });
    expect(assign(authorisation, { ...CHEN, id: "wang" }, said(TEN), ZONE).refusal?.code).toBe(
      "request-answered",
    );
    expect(refuseRequest(authorisation, "无人", said(TEN)).refusal?.code).toBe("request-answered");
    expect(refuseRequest(given(), "无人", said(TEN)).refusal?.code).toBe("request-answered");
  });

  it("is refused with a reason, or taken back, and is over then", () => {
    const { authorisation } = refuseRequest(asked(), "本项目不属于免费代办范围。", said(TEN));
    expect(statusOf(standingOf(authorisation), TEN)).toBe("over");
    expect(refuseRequest(authorisation, "本项目不属于免费代办范围。", said(TEN))).toEqual({ authorisation });
    expect(assign(authorisation, CHEN, said(TEN), ZONE).refusal?.code).toBe("request-answered");
    const back = end(asked(), "revoked", null, said(TEN)).authorisation;
    expect(assign(back, CHEN, said(TEN), ZONE).refusal?.code).toBe("authorisation-over");
  });
});
