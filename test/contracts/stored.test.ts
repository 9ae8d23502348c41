/** A record is read back from its history as it was written; one that does not fit is a fault, not a guess. */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { chain, GENESIS } from "../../functions/app/base/history.ts";
import {
  baseState,
  ownState,
  parseHistory,
  parseNotice,
  readApplication,
  readComplaint,
  readReview,
  toStored,
  Unreadable,
} from "../../functions/contracts/stored.ts";
import { acceptanceOf, caseFactsOf, framesOf } from "../../functions/domain/application/application.ts";
import { begin, evolve } from "../../functions/domain/application/replay.ts";
import type { ReviewChange } from "../../functions/domain/application/applicationEvent.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import * as reviews from "../../functions/domain/review/replay.ts";
import { answer, file } from "../../functions/domain/supervision/complaint.ts";
import { rules, T0 } from "../support/cases.ts";
import { changedEvent } from "../support/changes.ts";
import { example } from "../support/fixtures.ts";

const ID = "440307-0000000000000001";
const submission = { claims: [], ...example("municipal-road-application") } as unknown as Submission;
const decided = receive(
  rules.region,
  submission,
  { applicationId: ID, digest: "d", contact: "c" },
  T0,
  rules.clock,
);
const application = begin(decided.events);
const { reviewId, events: opened } = decided.reviews![0] as ReviewChange;
const given = caseFactsOf(framesOf(application), reviewId);
const opinion = giveOpinion(reviews.begin(given, opened), { kind: "consent" }, T0, rules.clock).events;
const closed = reviews.begin(given, [...opened, ...opinion]);

const WHOLE = { head: GENESIS, state: null };
const chained = (events: readonly object[]) => chain(GENESIS, 0, events, T0, SOMEBODY);
const stored = (events: readonly object[]) => chained(events).map(toStored);
const history = [...opened, ...opinion];

describe("a stored event", () => {
  it("does not say the hash of the one before it, and is read back with it", () => {
    const texts = stored(history);
    for (const text of texts) expect(text).not.toContain("previous");
    expect(parseHistory(texts, GENESIS)).toEqual(chained(history));
    // Word for word: an export of what was just written and one of what was read back are compared as text.
    expect(JSON.stringify(parseHistory(texts, GENESIS))).toBe(JSON.stringify(chained(history)));
    const [, ...rest] = chained(history);
    expect(parseHistory(texts.slice(1), rest[0]!.previous)).toEqual(rest);
  });

  it("is refused when it is of a type that nobody knows, or lacks what its type has", () => {
    const [first] = chained(history) as [object];
    const spoiled = (event: object) => JSON.stringify({ ...first, event });
    for (const text of [
      spoiled({ type: "forged" }),
      spoiled({ type: "opinion-given" }),
      JSON.stringify({ ...first, hash: undefined }),
      "not json",
      "null",
    ])
      expect(() => parseHistory([text], GENESIS)).toThrow(Unreadable);
  });
});

describe("a stored record", () => {
  const parsed = (events: readonly object[]) => parseHistory(stored(events), GENESIS);

  it("is what its history makes of it, a review's with what its application gives it", () => {
    expect(readApplication(parsed(decided.events), WHOLE)).toEqual(application);
    expect(readReview(given, parsed(history), WHOLE)).toEqual(closed);
    const said = { complaintId: `${ID}-C0`, applicationId: ID, about: { reviewId }, text: "x", filedAt: T0 };
    const filed = file(said, rules.clock).events;
    const complaint = readComplaint(parsed(filed), WHOLE);
    expect(complaint).toMatchObject({ status: "open", facts: said });
    const answered = answer(
      complaint,
      { cause: "c", remedy: "r", responsibility: "p", answer: "a" },
      T0,
    ).events;
    expect(readComplaint(parsed([...filed, ...answered]), WHOLE).status).toBe("answered");
  });

  it("goes on from what the events in earlier items made", () => {
    const all = chained(history);
    const at = opened.length;
    const before = { head: all[at - 1]!.hash, state: JSON.stringify(ownState(reviews.begin(given, opened))) };
    const rest = parseHistory(all.slice(at).map(toStored), before.head);
    expect(readReview(given, rest, before)).toEqual(closed);
    // What the application gives it is not in there a second time.
    expect(before.state).not.toContain("leadDepartment");
    const [received, ...others] = chained(decided.events);
    const state = JSON.stringify(begin(decided.events.slice(0, 1)));
    expect(readApplication(others as never, { head: received!.hash, state })).toEqual(application);
  });

  it("goes on from a case whose frames share what they have in common, or that was kept whole", () => {
    const rest = parseHistory([], GENESIS);
    const withActs = evolve(application, {
      type: "flag-added",
      flag: "secret",
      reason: "r",
      actor: { as: "applicant", department: null },
      at: T0,
    });
    const [first] = acceptanceOf(withActs)!.reviews;
    const handed = evolve(withActs, {
      type: "matter-handed-on",
      from: first!.reviewId,
      to: `${first!.reviewId}~2`,
      department: "land",
      reasons: "r",
      at: T0,
    });
    const changed = evolve(handed, changedEvent(1, "wider", T0));
    const again = evolve(changed, changedEvent(2, "wider still", T0));
    for (const one of [application, handed, changed, again]) {
      const kept = JSON.stringify(baseState({ of: "application", state: one }));
      expect(readApplication(rest as never, { head: GENESIS, state: kept })).toEqual(one);
      const whole = JSON.stringify(one);
      expect(readApplication(rest as never, { head: GENESIS, state: whole })).toEqual(one);
      expect(kept.length).toBeLessThanOrEqual(whole.length);
    }
    const many = Array.from({ length: 40 }, (_, i) => i).reduce((one, i) => {
      const { reviewId } = acceptanceOf(one)!.reviews[i % 3]!;
      const to = `${reviewId}+${i}`;
      return evolve(one, {
        type: "matter-handed-on",
        from: reviewId,
        to,
        department: "land",
        reasons: "r",
        at: T0,
      });
    }, handed);
    expect(JSON.stringify(baseState({ of: "application", state: many })).length).toBeLessThan(
      JSON.stringify(many).length / 3,
    );
  });

  it("is refused when its history is none of its kind, or empty", () => {
    for (const events of [[], opinion, decided.events])
      expect(() => readReview(given, parsed(events), WHOLE)).toThrow(Unreadable);
    for (const events of [[], opened]) {
      expect(() => readApplication(parsed(events), WHOLE)).toThrow(Unreadable);
      expect(() => readComplaint(parsed(events), WHOLE)).toThrow(Unreadable);
    }
    expect(() => readApplication([], { head: GENESIS, state: "not json" })).toThrow(Unreadable);
  });

  it("that is a notice is held to its shape as well", () => {
    expect(() => parseNotice("{}")).toThrow();
    expect(() => parseNotice("not json")).toThrow();
  });
});
