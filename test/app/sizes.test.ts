/** The largest records that the rules allow stay below what one item may hold (DynamoDB: 400 KB, in UTF-8). */
import { describe, expect, it } from "@jest/globals";
import {
  applicationFields,
  historyOf,
  keyOfApplication,
  keyOfReview,
  reviewFields,
  type Item,
} from "../../functions/adapters/items.ts";
import { chain, GENESIS } from "../../functions/app/history.ts";
import { OpinionBody } from "../../functions/contracts/requests.ts";
import { open } from "../../functions/domain/advance.ts";
import * as applications from "../../functions/domain/application.ts";
import { giveOpinion } from "../../functions/domain/giveOpinion.ts";
import * as intake from "../../functions/domain/intake.ts";
import type { Opinion } from "../../functions/domain/opinion.ts";
import * as reviews from "../../functions/domain/review.ts";
import type { ClosedReview } from "../../functions/domain/rollUp.ts";
import { plusSeconds } from "../../functions/domain/time.ts";
import { rules, T0 } from "../support/cases.ts";

const ID = "440307-0000000000000001";
const MOST = 400 * 1024;
const han = (count: number, seed = "长") => seed.repeat(count);

function bytes(item: Item): number {
  const size = (value: unknown): number =>
    typeof value === "string"
      ? Buffer.byteLength(value)
      : Object.entries(value as object).reduce(
          (sum, [name, part]) => sum + Buffer.byteLength(name) + size(part),
          0,
        );
  return size(item);
}

const largest: Opinion[] = ["长", "大", "多", "满"].map((seed) => ({
  kind: "objection",
  reasons: han(4000, seed),
  article: han(500),
  facts: han(4000),
  curableBy: han(2000),
  signedBy: han(100),
  handler: { name: han(100), post: "A" },
  documentNumber: han(100),
}));

/** Forty matters as long as a region file may name them. */
const name = han(60);
const matters = Array.from({ length: 40 }, (_, i) => ({
  ...rules.region.matters[0]!,
  code: `matter-${i}-${"x".repeat(50)}`,
  name,
  nameEn: "n".repeat(120),
  basis: { document: han(120), article: han(60) },
  tacitBasis: { document: han(120), article: han(60) },
  when: null,
  materials: Array.from({ length: 50 }, (_, m) => `material-${m}`),
}));
const region = {
  ...rules.region,
  matters,
  materials: Array.from({ length: 50 }, (_, m) => ({ code: `material-${m}`, name, nameEn: name })),
};
const submission = {
  project: {
    name: han(200),
    code: "2605-440307-04-01-123456",
    type: "municipal-road",
    attributes: Object.fromEntries(
      Array.from({ length: 50 }, (_, a) => [`attribute${a}${"x".repeat(50)}`, han(100)]),
    ),
    flags: [],
  },
  applicant: {
    name: han(200),
    creditCode: "91440300MA5F1A2B3C",
    contact: { name: han(100), phone: "1".repeat(30) },
  },
  materials: region.materials.map(({ code }) => ({
    code,
    name: han(100),
    sha256: "0".repeat(64),
    uri: `https://x.example/${"u".repeat(480)}`,
  })),
};

describe("the largest record", () => {
  const received = intake.receive(
    region,
    submission,
    { applicationId: ID, digest: "0".repeat(64) },
    T0,
    rules.clock,
  );
  const accepted = applications.begin(received.events);
  if (accepted.status !== "in-review") throw new Error("it is complete");
  const { facts, acceptance } = accepted;
  const closed = acceptance.reviews.map((planned): ClosedReview => {
    const opened = open(applications.reviewFacts(facts, acceptance, planned), T0, rules.clock);
    if (!opened.ok) throw new Error("the calendar is loaded");
    const { events } = giveOpinion(reviews.begin(opened.value), largest[0]!, T0, rules.clock);
    return events.reduce(reviews.evolve, reviews.begin(opened.value)) as ClosedReview;
  });

  it("of a review holds a full objection and every attempt that is kept", () => {
    for (const opinion of largest) expect(OpinionBody.safeParse(opinion).success).toBe(true);
    const opened = open(applications.reviewFacts(facts, acceptance, acceptance.reviews[0]!), T0, rules.clock);
    if (!opened.ok) throw new Error("the calendar is loaded");
    let review = reviews.begin(opened.value);
    const events = [...opened.value];
    for (const [i, opinion] of largest.entries()) {
      const decision = giveOpinion(review, opinion, plusSeconds(T0, i), rules.clock);
      events.push(...decision.events);
      review = decision.events.reduce(reviews.evolve, review);
    }
    expect(review.rivalOpinions).toHaveLength(3);
    const chained = chain(GENESIS, 0, events, T0, "department:x");
    const item = {
      ...keyOfReview(review.facts.reviewId),
      ...reviewFields({ expected: 0, state: review, events: chained, attempt: false }),
      history: historyOf(chained),
    };
    expect(bytes(item)).toBeLessThan(MOST);
  });

  it("of an application holds forty matters, fifty materials, every replacement and the decision on forty objections", () => {
    const decided = applications.conclude(accepted, closed).events;
    const replacements = Array.from(
      { length: intake.MOST_REPLACED },
      () => ({ type: "material-handed-in", material: submission.materials[0]! }) as const,
    );
    const events = [...received.events, ...replacements, ...decided];
    const chained = chain(GENESIS, 0, events, T0, "applicant");
    const state = decided.reduce(applications.evolve, accepted);
    const item = {
      ...keyOfApplication(ID),
      ...applicationFields({ expected: 0, state, events: chained, attempt: false }),
      history: historyOf(chained),
    };
    expect(state.status).toBe("refused");
    expect(bytes(item)).toBeLessThan(MOST);
  });
});
