/** 并联: every review is on record with the acceptance, and whoever waits for nobody is asked as of that instant. */
import { describe, expect, it } from "@jest/globals";
import { answerAtWindow } from "../../functions/domain/application/window.ts";
import { handIn } from "../../functions/domain/application/intake.ts";
import { applicationEvents, standingAt } from "../../functions/domain/application/standing.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Matter, Region } from "../../functions/domain/catalogue/region.ts";
import type { Claim } from "../../functions/domain/catalogue/routing.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { at, materialOf, receive, REGION, regionWith, RULES, submissionOf, T0 } from "./given.ts";
import { after, received, reminded, wholeOf, type Whole } from "./whole.ts";

const withPolicies = (
  matters: readonly Partial<Matter>[],
  about: Partial<Region["policies"]> = {},
): Region => {
  const plain = regionWith(matters);
  return { ...plain, policies: { ...plain.policies, ...about } };
};
const strictly = (...matters: readonly string[]) => matters.map((matter) => ({ matter, tolerable: false }));
const promise = (matter: string): Claim => ({ matter, by: "promise", signedBy: "陈志远" });

/** What is asked for, at a window whose silence accepts with the end of 9 March. */
const atWindow = (matters: readonly Partial<Matter>[] = [{ code: "water" }]): [Whole, Region] => {
  const region = withPolicies(matters, { intake: "window" });
  return [received(submissionOf(), region), region];
};
const TERM = at("2026-03-10T00:00");

/** What time makes of the application when somebody looks. */
const found = ([whole, region]: [Whole, Region], now: Instant): Whole =>
  after(whole, applicationEvents(whole.application, { now, settledAt: now }, RULES, region));

const servedOf = ({ status, served }: Review) => [status, served?.servedAt, served?.due.dueDate];

describe("the reviews of an accepted application", () => {
  it("come with the acceptance, in the order of the catalogue", () => {
    const { events, reviews } = receive(submissionOf());
    expect(events.map(({ type }) => type)).toEqual(["application-received", "application-accepted"]);
    expect(reviews?.map(({ reviewId }) => reviewId)).toEqual(REGION.matters.map(({ code }) => `a1.${code}`));
    for (const change of reviews!)
      expect(change.events.map(({ type }) => type)).toEqual(["review-dispatched", "review-served"]);
  });

  it("say each what it alone is about; what all of them share is said once, by the application", () => {
    const { events, reviews } = receive(submissionOf({ flags: ["quota"] }));
    for (const { events: own } of reviews!) {
      const [first] = own;
      if (first?.type !== "review-dispatched") throw new Error(first?.type);
      expect(Object.keys(first.facts).toSorted()).toEqual(["department", "matter", "reviewId"]);
    }
    const accepted = events.at(-1)!;
    if (accepted.type !== "application-accepted") throw new Error(accepted.type);
    for (const asked of accepted.acceptance.reviews)
      expect(Object.keys(asked).toSorted()).toEqual(["department", "reviewId", "waitsFor"]);
    // And a review is told all of it.
    expect(wholeOf({ events, reviews: reviews! }).reviews.map(({ facts }) => facts.project.flags)).toEqual(
      REGION.matters.map(() => [{ flag: "quota", source: "applicant" }]),
    );
  });

  it("are forty at once where forty are asked", () => {
    const { reviews } = received(
      submissionOf(),
      regionWith(Array.from({ length: 40 }, (_, i) => ({ code: `m${i}` }))),
    );
    expect(reviews).toHaveLength(40);
    for (const review of reviews) expect(servedOf(review)).toEqual(["running", T0, "2026-03-09"]);
  });
});

describe("whoever waits for nobody", () => {
  it("is dispatched as of the receipt of the last material", () => {
    const region = regionWith([{ code: "water", materials: ["site-plan"] }]);
    const told = received(submissionOf({}, { materials: [] }), region);
    expect(told.reviews).toEqual([]);
    const completed = at("2026-03-04T23:57");
    const { reviews } = after(
      told,
      handIn(told.application, region, materialOf("site-plan"), completed, RULES, []),
    );
    expect(reviews.map(servedOf)).toEqual([["running", completed, "2026-03-11"]]);
  });

  it("is dispatched as of the clerk's answer at a window", () => {
    const [whole, region] = atWindow();
    expect(whole.reviews).toEqual([]);
    const accepted = at("2026-03-05T16:00");
    const { reviews } = after(
      whole,
      answerAtWindow(whole.application, region, { decision: "accept" }, accepted, RULES),
    );
    expect(reviews.map(servedOf)).toEqual([["running", accepted, "2026-03-12"]]);
  });

  it.each(["2026-03-10T00:00", "2026-03-10T09:00", "2026-03-12T23:59", "2026-04-20T10:00"])(
    "is dispatched as of the end of the window's term, when that is found over on %s",
    (now) => {
      const { application, reviews } = found(atWindow(), at(now));
      expect(application).toMatchObject({ acceptance: { how: "silence", acceptedAt: T0 } });
      expect(reviews.map(servedOf)).toEqual([["running", TERM, "2026-03-17"]]);
      expect(reviews[0]!.served?.recordedAt).toBe(at(now));
    },
  );

  it("is sent to its endpoint as of that instant; no clock runs before that answers", () => {
    const region: Region = {
      ...regionWith([{ code: "water" }]),
      departments: REGION.departments.map((department) =>
        department.id === "water"
          ? { ...department, service: { channel: "webhook", url: "https://water.example.org/" } }
          : department,
      ),
    };
    const { reviews } = received(submissionOf(), region);
    expect(reviews).toMatchObject([{ status: "dispatched", sentAt: T0, served: null }]);
  });
});

describe("a window's term that is found over weeks later", () => {
  const LATE = at("2026-04-20T10:00");

  it("is no consent by silence of a department that could not have seen it: it escalates, with the date as it was", () => {
    const { reviews } = found(atWindow(), LATE);
    const [silent] = standingAt(reviews, LATE, RULES);
    expect(silent).toMatchObject({ status: "overdue", failedGuards: ["G2"] });
    expect(silent!.served?.due.dueAt).toBe(at("2026-03-18T00:00"));
  });

  it("is one where the department had half of its days", () => {
    // 11, 12, 13, 16 and 17 March are its five days.
    const standing = (foundAt: string) =>
      standingAt(reminded(found(atWindow(), at(foundAt))).reviews, at("2026-03-18T00:00"), RULES)[0];
    expect(standing("2026-03-13T00:00")).toMatchObject({ outcome: "deemed-consent" });
    expect(standing("2026-03-13T00:00:00.001")).toMatchObject({ status: "overdue", failedGuards: ["G2"] });
  });

  it("starts those that wait for others as of their instants, too", () => {
    const matters = [
      { code: "first", onTimeout: "proceed-without" as const },
      { code: "then", department: "land", prerequisites: strictly("first") },
    ];
    const { reviews } = found(atWindow(matters), LATE);
    expect(reviews.map(({ status }) => status)).toEqual(["running", "waiting"]);
    expect(standingAt(reviews, LATE, RULES)).toMatchObject([
      { outcome: "no-response", closedAt: at("2026-03-18T00:00") },
      { status: "overdue", failedGuards: ["G2"], served: { servedAt: at("2026-03-18T00:00") } },
    ]);
  });
});

describe("what something stands in for", () => {
  const region = regionWith([
    { code: "replaced", replaceableBy: ["promise"] },
    { code: "also-replaced", department: "forestry", replaceableBy: ["promise"] },
    { code: "open", department: "ecology" },
    { code: "freed", department: "land", prerequisites: strictly("replaced", "also-replaced") },
    { code: "half-freed", department: "housing", prerequisites: strictly("replaced", "open") },
    { code: "behind", department: "highways", prerequisites: strictly("freed") },
  ]);
  const claims = [promise("replaced"), promise("also-replaced")];
  const { reviews } = received(submissionOf({}, { claims }), region);

  it("is closed with the acceptance, and releases its dependents in the same instant", () => {
    expect(reviews.map(servedOf)).toEqual([
      ["closed", undefined, undefined],
      ["closed", undefined, undefined],
      ["running", T0, "2026-03-09"],
      ["running", T0, "2026-03-09"],
      ["waiting", undefined, undefined],
      ["waiting", undefined, undefined],
    ]);
    expect(reviews.slice(0, 2)).toMatchObject([
      { outcome: "replaced", closedAt: T0, claim: claims[0] },
      { outcome: "replaced", closedAt: T0, claim: claims[1] },
    ]);
  });

  it("releases them as of the end of the window's term, where its silence accepted", () => {
    const windowed: Region = { ...region, policies: { ...region.policies, intake: "window" } };
    const now = at("2026-03-20T10:00");
    const whole = found([received(submissionOf({}, { claims }), windowed), windowed], now);
    expect(whole.reviews[0]).toMatchObject({ outcome: "replaced", closedAt: TERM });
    expect(whole.reviews[3]).toMatchObject({ served: { servedAt: TERM, recordedAt: now } });
  });

  it("leaves nothing to do: whoever asks for what has become true is told of nothing", () => {
    expect(standingAt(reviews, T0, RULES)).toEqual(reviews);
  });
});
