/** What a case notes of an authorisation that is about it: its beginning, another last day, its end; each once. */
import { describe, expect, it } from "@jest/globals";
import { end, extend, give, type Authorisation } from "../../../functions/domain/agency/authorisation.ts";
import { notedOf } from "../../../functions/domain/agency/ofCase.ts";
import { advanceAgents } from "../../../functions/domain/application/agents.ts";
import type { Application } from "../../../functions/domain/application/application.ts";
import { evolve } from "../../../functions/domain/application/replay.ts";
import { authorisationIdOf } from "../../../functions/domain/base/ids.ts";
import { accepted } from "../../notices/samples.ts";
import { at } from "../given.ts";

const ZONE = "Asia/Shanghai";
const T = at("2026-03-02T10:00");
const by = { role: "applicant" as const };
const { facts } = accepted.state;
const { creditCode, name } = facts.applicant;

function given(about: { applicationId?: string | null; projectCode?: string } = {}): Authorisation {
  const decision = give(
    {
      authorisationId: authorisationIdOf(creditCode, "0".repeat(64)),
      applicant: { creditCode, name },
      terms: {
        about: { projectCode: facts.project.code, applicationId: null, site: null, ...about },
        acts: ["supply"],
        from: "2026-03-02",
        until: "2026-03-31",
      },
    },
    { id: "agent-li", name: "李明", isTeam: false },
    null,
    { by, at: T },
    ZONE,
  );
  if (!("authorisation" in decision)) throw new Error(decision.refusal.code);
  return decision.authorisation;
}

const noting = (authorisation: Authorisation, application: Application, now = T): Application =>
  notedOf(authorisation, application, now).reduce<Application>(evolve, application);
const types = (authorisation: Authorisation, application: Application, now = T) =>
  notedOf(authorisation, application, now).map(({ type }) => type);

describe("a case and an authorisation that is about it", () => {
  it("notes that it begins, once, and nothing of its agent's name", () => {
    const one = given();
    const [event] = notedOf(one, accepted.state, T);
    expect(event).toMatchObject({ type: "agent-authorised", agent: "agent-li", until: "2026-03-31" });
    expect(JSON.stringify(event)).not.toContain("李明");
    expect(types(one, noting(one, accepted.state))).toEqual([]);
  });

  it.each([
    ["another project", { projectCode: "2605-440307-04-01-654321" }],
    ["another application", { applicationId: "a2" }],
  ])("notes nothing of one that is about %s", (_, about) => {
    expect(types(given(about), accepted.state)).toEqual([]);
  });

  it("notes another last day, and its end, each once", () => {
    const one = given();
    const noted = noting(one, accepted.state);
    const { authorisation: longer } = extend(one, "2026-04-30", { by, at: T }, ZONE);
    expect(types(longer, noted)).toEqual(["agent-authorised"]);
    const later = noting(longer, noted);
    expect(later.agents).toMatchObject([{ until: "2026-04-30", extended: true, ended: null }]);
    const { authorisation: over } = end(longer, "revoked", null, { by, at: T });
    expect(notedOf(over, later, T)).toMatchObject([{ type: "authority-ended", why: "revoked", at: T }]);
    const ended = noting(over, later);
    expect(types(over, ended)).toEqual([]);
    expect(advanceAgents(ended, at("2027-01-01T00:00"))).toEqual([]);
  });

  it("notes nothing of one that was over before it could", () => {
    const { authorisation: over } = end(given(), "resigned", null, { by, at: T });
    expect(types(over, accepted.state)).toEqual([]);
  });

  it("is told by time that the last day is over: at its 24:00, and not a millisecond before", () => {
    const noted = noting(given(), accepted.state);
    expect(advanceAgents(noted, at("2026-03-31T23:59:59.999"))).toEqual([]);
    expect(advanceAgents(noted, at("2026-04-01T00:00"))).toEqual([
      {
        type: "authority-ended",
        authorisationId: given().authorisationId,
        why: "expired",
        at: at("2026-04-01T00:00"),
      },
    ]);
  });

  it("notes nothing any more once it is over itself", () => {
    const withdrawn = evolve(accepted.state, { type: "application-withdrawn", reason: "r", at: T });
    expect(types(given(), withdrawn)).toEqual([]);
    const noted = evolve(noting(given(), accepted.state), {
      type: "application-withdrawn",
      reason: "r",
      at: T,
    });
    expect(advanceAgents(noted, at("2027-01-01T00:00"))).toEqual([]);
  });
});
