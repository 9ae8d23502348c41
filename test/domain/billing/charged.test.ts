/** The lines of a bill, read off the case. */
import { describe, expect, it } from "@jest/globals";
import type { Application } from "../../../functions/domain/application/application.ts";
import type { ApplicationDecision } from "../../../functions/domain/application/applicationEvent.ts";
import { confirmFacts } from "../../../functions/domain/application/caseActs.ts";
import { chargedCase, costs } from "../../../functions/domain/application/charged.ts";
import { caseFactsOf, framesOf } from "../../../functions/domain/application/application.ts";
import { begin, evolve } from "../../../functions/domain/application/replay.ts";
import * as replay from "../../../functions/domain/review/replay.ts";
import type { Review } from "../../../functions/domain/review/review.ts";
import { at, receive, regionWith, RULES, submissionOf, T0 } from "../given.ts";
import { tariff } from "./given.ts";

const byLand = tariff({
  charge: { by: "roadLength", how: "whole", tiers: [{ perUnit: 2 }] },
  collectedBy: "land",
});
const REGION = regionWith([
  { code: "water", department: "water", tariff: tariff({ collectedBy: "water" }) },
  { code: "land", department: "land", tariff: byLand },
  {
    code: "licence",
    department: "water",
    kind: "licence",
    onTimeout: "escalate",
    tariff: tariff({ due: "grant", collectedBy: "water" }),
  },
  { code: "free", department: "land" },
]);

type Standing = { application: Application; reviews: readonly Review[] };

function accepted(): Standing {
  const { events, reviews = [] } = receive(submissionOf(), REGION);
  const application = begin(events);
  const frames = framesOf(application);
  return {
    application,
    reviews: reviews.map((one) => replay.begin(caseFactsOf(frames, one.reviewId), one.events)),
  };
}

const after = (
  { application, reviews }: Standing,
  { events, reviews: changes = [] }: ApplicationDecision,
): Standing => ({
  application: events.reduce(evolve, application),
  reviews: reviews.map((review) =>
    changes
      .filter(({ reviewId }) => reviewId === review.facts.reviewId)
      .flatMap((one) => one.events)
      .reduce(replay.evolve, review),
  ),
});

const of = ({ application, reviews }: Standing) => chargedCase(application, reviews, REGION);
const confirm = (standing: Standing, now: string) =>
  after(
    standing,
    confirmFacts(
      { ...standing, region: REGION, rules: { ...RULES, circumstancesOf: RULES.circumstancesOf } } as never,
      { attributes: ["roadLength"], basis: "测绘成果" },
      { as: "department", department: "land" },
      now,
    ),
  );

describe("what a case charges for", () => {
  it("is due with the acceptance, or waits for the grant, or for somebody who vouches for the fact", () => {
    const { charges, accepted: isAccepted, lead } = of(accepted());
    expect([isAccepted, lead !== ""]).toEqual(["yes", true]);
    expect(charges.map(({ matter, dueAt, isOff, fact }) => [matter, dueAt, isOff, fact])).toEqual([
      ["water", T0, false, null],
      ["land", null, false, null],
      ["licence", null, false, null],
    ]);
  });

  it("goes by the fact that somebody other than the applicant has vouched for, from then on", () => {
    const now = at("2026-03-03T10:00");
    const [, land] = of(confirm(accepted(), now)).charges;
    expect(land).toMatchObject({ dueAt: now, fact: { attribute: "roadLength", by: "land", at: now } });
    expect(land!.factNow).toEqual(land!.fact);
  });

  it("is off once the case is withdrawn, but for what was due by then", () => {
    const { application, reviews } = accepted();
    const withdrawn = {
      ...application,
      status: "withdrawn",
      reason: "",
      at: at("2026-03-04T10:00"),
      joint: null,
    } as Application;
    expect(of({ application: withdrawn, reviews }).charges.map(({ isOff }) => isOff)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("of a licence is due once it is granted, and never where it is refused", () => {
    const { application, reviews } = accepted();
    const decided = (result: string) =>
      ({
        ...application,
        status: "partly-granted",
        decidedAt: at("2026-03-09T10:00"),
        decision: {
          result: "partly-granted",
          matters: [{ reviewId: `${application.facts.applicationId}.licence`, result }],
        },
      }) as unknown as Application;
    const licence = (result: string) => of({ application: decided(result), reviews }).charges[2];
    expect(licence("granted")).toMatchObject({
      dueAt: at("2026-03-09T10:00"),
      grantedAt: at("2026-03-09T10:00"),
      isOff: false,
    });
    expect(licence("refused")).toMatchObject({ dueAt: null, grantedAt: null, isOff: true });
  });

  it("is nothing where no tariff charges, and nothing is known before the acceptance", () => {
    const { reviews } = accepted();
    expect(costs(reviews)).toBe(true);
    expect(costs(reviews.filter(({ facts }) => facts.matter.code === "free"))).toBe(false);
  });
});
