/** 受理通知书: every review as acceptance has it come on record, whenever the notice is issued. */
import { describe, expect, it } from "@jest/globals";
import { PLATFORM } from "../../functions/domain/base/actor.ts";
import { noticesOwed } from "../../functions/app/notices/notices.ts";
import { applicationEvents } from "../../functions/domain/application/standing.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import type { NoticeBody } from "../../functions/domain/notices/notice.ts";
import type { Hold } from "../../functions/domain/review/hold.ts";
import { at, conclude, givenApplication, receive, REGION, RULES, submissionOf, T0 } from "../domain/given.ts";
import { aHold } from "../support/fixtures.ts";
import { received } from "../domain/whole.ts";
import { begun, closed, SAMPLE } from "./samples.ts";

type Body = Extract<NoticeBody, { kind: "acceptance" }>;
type Commit = { at: Instant; decision: ApplicationDecision };

/** The notice that these commits owe, one after the other. */
function noticeOf(
  region: Region,
  commits: readonly Commit[],
  holds: readonly Hold[] = [],
): { at: Instant; body: Body } {
  const written = new Map<string, { event: CaseEvent; at: Instant }[]>();
  const write = (subject: string, events: readonly CaseEvent[], when: Instant) =>
    written.set(subject, [...(written.get(subject) ?? []), ...events.map((event) => ({ event, at: when }))]);
  for (const { at: when, decision } of commits) {
    write("a1", decision.events, when);
    for (const { reviewId, events } of decision.reviews ?? []) write(reviewId, events, when);
  }
  const histories = [...written].map(([subject, events]) => ({
    subject,
    events: events.map((one, i) => ({ ...one, seq: i + 1, by: PLATFORM, previous: "p", hash: `h${i}` })),
  }));
  const found = noticesOwed(histories, { region, rules: RULES, holds }).find(
    ({ body }) => body.kind === "acceptance",
  );
  if (!found) throw new Error("no acceptance is owed");
  return { at: found.at, body: found.body as Body };
}

const noticeAt = (region: Region, claims: Parameters<typeof submissionOf>[1] = {}) =>
  noticeOf(region, [{ at: T0, decision: receive(submissionOf({}, claims), region) }]);

const datesIn = ({ body }: { body: Body }) => body.reviews.map(({ dueDate }) => dueDate);

describe("the notice of acceptance", () => {
  it("names every matter in the order of the catalogue, its department, its limit, its date and its fee", () => {
    const { body } = noticeAt(REGION);
    const { reviews } = received(submissionOf());
    expect(body.reviews).toEqual(
      REGION.matters.map((matter, i) => {
        const { id, name, nameEn } = REGION.departments.find((one) => one.id === matter.department)!;
        return {
          matter: { code: matter.code, name: matter.name, nameEn: matter.nameEn },
          department: { id, name, nameEn },
          limit: matter.limit,
          statutoryFirst: null,
          dueDate: reviews[i]!.served!.due.dueDate,
          provisional: false,
          startsAfter: [],
          replacedBy: null,
          byEndpoint: false,
          onTimeout: matter.onTimeout,
          barred: null,
          tacitBasis: matter.tacitBasis,
          fee: matter.fee,
        };
      }),
    );
    expect(body.fees).toBe(REGION.matters.reduce((sum, { fee }) => sum + fee, 0));
  });

  it("gives the date of the limit that runs out first, and names the statutory one where it is that", () => {
    const limits = {
      limit: { days: 10, unit: "working-days" },
      statutoryLimit: { days: 8, unit: "calendar-days" },
    } as const;
    const matters = REGION.matters.map((matter, i) => (i === 0 ? { ...matter, ...limits } : matter));
    const { body } = noticeAt({ ...REGION, matters });
    expect(body.reviews[0]).toMatchObject({
      limit: limits.limit,
      statutoryFirst: limits.statutoryLimit,
      dueDate: "2026-03-10",
    });
    expect(body.reviews.slice(1).map(({ statutoryFirst }) => statutoryFirst)).toEqual(
      REGION.matters.slice(1).map(() => null),
    );
  });

  it("gives no date to whoever waits for others, and names them; nor to what something stands in for", () => {
    const { body } = noticeAt(SAMPLE, {
      claims: [{ matter: "consult-forestry", by: "promise", signedBy: "陈志远" }],
    });
    const about = (code: string) => body.reviews.find(({ matter }) => matter.code === code);
    expect(about("consult-highways")).toMatchObject({
      dueDate: null,
      startsAfter: [{ code: "consult-land" }],
    });
    expect(about("consult-forestry")).toMatchObject({
      dueDate: null,
      replacedBy: "promise",
      startsAfter: [],
    });
    expect(about("consult-land")).toMatchObject({ startsAfter: [], replacedBy: null, fee: 1200 });
    expect(body.fees).toBe(1200);
  });

  it("gives whoever waited for what something stands in for its date: it has started", () => {
    const region: Region = {
      ...SAMPLE,
      matters: SAMPLE.matters.map((matter) =>
        matter.code === "consult-highways"
          ? { ...matter, prerequisites: [{ matter: "consult-forestry", tolerable: false }] }
          : matter,
      ),
    };
    const { body } = noticeAt(region, {
      claims: [{ matter: "consult-forestry", by: "promise", signedBy: "陈志远" }],
    });
    const highways = body.reviews.find(({ matter }) => matter.code === "consult-highways")!;
    expect(highways).toMatchObject({ startsAfter: [] });
    expect(highways.dueDate).not.toBeNull();
  });

  const barred = ({ body }: { body: Body }) =>
    body.reviews.map((one) => (one.onTimeout === "deemed-consent" ? one.barred : "not asked"));

  it("promises no consent by silence of a project on the negative list", () => {
    const decision = receive(submissionOf({ flags: ["cultural-relic"] }), REGION);
    const notice = noticeOf(REGION, [{ at: T0, decision }]);
    expect(notice.body.flags).toEqual(["cultural-relic"]);
    expect(new Set(barred(notice))).toEqual(new Set(["flag", "not asked"]));
    expect(new Set(barred(noticeAt(REGION)))).toEqual(new Set([null, "not asked"]));
  });

  it("promises none to an applicant who is held, by what was on record before it", () => {
    const decision = receive(submissionOf(), REGION);
    const hold = (recordedAt: Instant) => ({
      ...aHold(),
      from: T0,
      until: null,
      placed: { ...aHold().placed, at: recordedAt },
    });
    const told = (recordedAt: Instant) =>
      barred(noticeOf(REGION, [{ at: T0, decision }], [hold(recordedAt)]));
    expect(new Set(told(at("2026-03-01T09:00")))).toEqual(new Set(["hold", "not asked"]));
    expect(new Set(told(T0))).toEqual(new Set([null, "not asked"]));
  });

  it("gives a department with an endpoint the date that follows if it answers at once", () => {
    const hooked: Region = {
      ...REGION,
      departments: REGION.departments.map((department) => ({
        ...department,
        service: { channel: "webhook", url: "https://department.example.org/" },
      })),
    };
    expect(datesIn(noticeAt(hooked))).toEqual(datesIn(noticeAt(REGION)));
    expect(noticeAt(hooked).body.reviews.every(({ byEndpoint }) => byEndpoint)).toBe(true);
  });

  it("of a window's silence is as of the day of receipt, with dates from the end of its term, whenever it was found over", () => {
    const region: Region = { ...REGION, policies: { ...REGION.policies, intake: "window" } };
    const decision = receive(submissionOf(), region);
    const { state } = givenApplication(...decision.events);
    const found = (now: Instant) =>
      noticeOf(region, [
        { at: T0, decision },
        { at: now, decision: applicationEvents(state, { now, settledAt: now }, RULES, region) },
      ]);
    const atOnce = found(at("2026-03-10T00:00"));
    expect(atOnce).toMatchObject({ at: T0, body: { how: "silence", acceptedAt: T0 } });
    expect(datesIn(atOnce)).toEqual(
      datesIn(
        noticeOf(REGION, [
          { at: at("2026-03-10T00:00"), decision: receive(submissionOf(), REGION, at("2026-03-10T00:00")) },
        ]),
      ),
    );
    expect(found(at("2026-04-20T10:00"))).toEqual(atOnce);
  });

  it.each([
    ["weeks later", at("2026-03-20T10:00")],
    ["in the same millisecond", T0],
  ])("says the same when everything is over %s", (_, later) => {
    const claims = [{ matter: "consult-forestry", by: "promise", signedBy: "陈志远" }] as const;
    const decision = receive(submissionOf({}, { claims }), SAMPLE);
    const before = noticeOf(SAMPLE, [{ at: T0, decision }]);
    const states = closed.map(({ state }) => state).filter((state) => state.status === "closed");
    const decided = givenApplication(...decision.events).when(conclude(...states), later).decision;
    const answered = closed.map(({ history, state }, i) => ({
      reviewId: state.facts.reviewId,
      events: history.slice(begun[i]!.history.length),
    }));
    expect(
      noticeOf(SAMPLE, [
        { at: T0, decision },
        { at: later, decision: { ...decided, reviews: answered } },
      ]),
    ).toEqual(before);
  });
});
