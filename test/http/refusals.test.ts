/** Every refusal of the rules reaches people as a problem of its own that says what holds and what to do instead. */
import { describe, expect, it } from "@jest/globals";
import { PROBLEMS, type ProblemCode } from "../../functions/contracts/base/problems.ts";
import type { ApplicationRefusal } from "../../functions/domain/application/applicationEvent.ts";
import type { ReviewRefusal } from "../../functions/domain/review/review.ts";
import { problemAnswer } from "../../functions/http/base/answer.ts";
import { refusedBy } from "../../functions/http/base/refused.ts";
import type { Language } from "../../functions/words/language.ts";
import type { Refusal } from "../../functions/words/problems.ts";

/** The document that leaves. */
function documentOf(refusal: Refusal, language: Language = "en") {
  const { text, status } = problemAnswer(refusedBy(refusal, "Asia/Shanghai").problem, language);
  return { status, document: JSON.parse(text) as Record<string, unknown> & { detail: string } };
}

type Told<R extends { code: string }> = {
  [C in R["code"]]: readonly [
    refusal: Omit<Extract<R, { code: C }>, "code">,
    status: number,
    says: RegExp,
    members?: object,
  ];
};

const AT = "2026-03-09T16:00:00.000Z";
const LOCAL = "2026-03-10T00:00:00.000+08:00";
const MATERIALS = ["site-plan", "land-survey"];
const REVIEWS = ["a1.water", "a1.land"];

/** One line for every code: one that is new does not compile until it is told here. */
const REVIEW: Told<ReviewRefusal> = {
  "grave-public-harm": [{}, 409, /gravely harm the public is not taken back/],
  "not-of-higher-authority": [{}, 422, /the department's own to decide/],
  "send-on-first": [{ authority: "省厅" }, 409, /省厅 decides the matter/],
  "sent-on": [{ sentAt: AT, authority: "省厅" }, 409, /sent on to 省厅 at 2026/, { sentAt: LOCAL }],
  "not-sent-on": [{}, 409, /was not sent on/],
  "higher-answered": [{ receivedOn: "2026-04-08" }, 409, /came on 2026-04-08/],
  "higher-date": [{ earliest: "2026-03-03", latest: "2026-12-31" }, 422, /between 2026-03-03 and 2026-12-31/],
  "knowable-at-intake": [
    { materials: ["site-plan"] },
    422,
    /site-plan: the matter asks this of everybody/,
    { materials: ["site-plan"] },
  ],
  late: [
    { outcome: "deemed-consent", dueAt: AT },
    409,
    /ran out at 2026-03-10T00:00:00.000\+08:00 .* kept as a late opinion/,
    { outcome: "deemed-consent", dueAt: LOCAL },
  ],
  "case-over": [
    { outcome: "deemed-consent", dueAt: AT },
    409,
    /before the limit ran out at 2026-03-10T00:00:00.000\+08:00.*gone to the supervisors/,
    { outcome: "deemed-consent", dueAt: LOCAL },
  ],
  "referral-window-closed": [
    { closedAt: AT },
    409,
    /within two working days of its service.*until 2026-03-10T00:00:00.000\+08:00/,
    { closedAt: LOCAL },
  ],
  "handed-on-already": [{ reviewId: "a1.water" }, 409, /handed on once/, { reviewId: "a1.water" }],
  "not-handed-on": [{}, 409, /from the beginning/],
  "department-named": [{ by: "lead" }, 409, /The lead has decided/],
  "referral-answered": [{ answeredAt: AT }, 409, /answered at 2026-/, { answeredAt: LOCAL }],
  "referral-accepted-by-silence": [{ closedAt: AT }, 409, /Silence has accepted it/, { closedAt: LOCAL }],
  "not-referable": [
    { department: "water", allowed: ["land", "housing"] },
    422,
    /"water" is no other department of this region.*land, housing/,
    { department: "water", allowed: ["land", "housing"] },
  ],
  "already-decided": [
    { outcome: "objected" },
    409,
    /outcome on record is "objected"/,
    { outcome: "objected" },
  ],
  "project-changed": [
    { changedAt: AT },
    409,
    /changed in substance at 2026-03-10T00:00:00.000\+08:00.*kept as evidence/,
    { changedAt: LOCAL },
  ],
  cancelled: [{ cause: { kind: "withdrawal" } }, 409, /has withdrawn/, { cause: { kind: "withdrawal" } }],
  "not-running": [{ status: "waiting" }, 409, /prerequisites are still open/, { state: "waiting" }],
  "past-due": [{ dueAt: AT }, 409, /no clock is stopped or extended/, { dueAt: LOCAL }],
  "supplement-used": [
    { requestedAt: AT },
    409,
    /asked for once.*object with your grounds/,
    { requestedAt: LOCAL },
  ],
  "supplement-window-closed": [{ closedAt: AT }, 409, /until 2026-03-10T00:00/, { closedAt: LOCAL }],
  "material-held": [
    { materials: MATERIALS },
    422,
    /site-plan, land-survey already/,
    { materials: MATERIALS },
  ],
  "material-without-basis": [{ materials: MATERIALS }, 422, /Name in "basis"/, { materials: MATERIALS }],
  "special-procedure-used": [{ kind: "hearing" }, 409, /A hearing was held .* extend/, { kind: "hearing" }],
  "no-supplement-request": [{}, 409, /No material was asked for/],
  "no-special-procedure": [{}, 409, /none to end/],
  "no-such-order": [
    { orders: [`leader ${AT}`] },
    409,
    /leader 2026.*Name one by its step/,
    { orders: [`leader ${AT}`] },
  ],
  "order-rank": [{ needed: ["head"] }, 422, /addressed to .*head/, { needed: ["head"] }],
  "by-name": [{}, 422, /name/],
  "order-answered": [{ answeredAt: AT }, 409, /first answer stands/, { answeredAt: LOCAL }],
  "approver-rank": [
    { needed: ["head", "deputy-head"] },
    422,
    /head of the organ or deputy head, with a token of their own/,
    { needed: ["head", "deputy-head"] },
  ],
  "own-request": [{ askedAt: AT }, 422, /second person/, { askedAt: LOCAL }],
  "nothing-awaits": [{}, 409, /Nothing of this review waits/],
  "several-await": [
    { commands: ["extendLimit", "startSpecialProcedure"] },
    422,
    /"command": extendLimit, startSpecialProcedure/,
    { commands: ["extendLimit", "startSpecialProcedure"] },
  ],
  "approval-awaited": [{ askedAt: AT }, 409, /asked for at 2026-03-10T00:00/, { askedAt: LOCAL }],
  "asked-too-often": [{ most: 10 }, 409, /takes 10 such/, { most: 10 }],
  "planned-end": [
    { earliest: "2026-03-03", latest: "2026-06-30" },
    422,
    /between 2026-03-03 and 2026-06-30/,
    { earliest: "2026-03-03", latest: "2026-06-30" },
  ],
  "extension-used": [{ extendedAt: AT }, 409, /may be once/, { extendedAt: LOCAL }],
  "too-many-days": [{ most: 5 }, 422, /at most 5 days/, { most: 5 }],
  "extension-moves-nothing": [
    { dueAt: AT, least: 4 },
    422,
    /still end at 2026-03-10T00:00.*at least 4 days.*not used up/,
    { dueAt: LOCAL, least: 4 },
  ],
  "handler-named-too-often": [{ most: 5 }, 409, /changed 5 times/],
  "not-deemed": [{ status: "running" }, 409, /this review is running/, { state: "running" }],
  "already-revoked": [{ revokedAt: AT }, 409, /first revocation stands/, { revokedAt: LOCAL }],
  "announced-already": [{ announcedAt: AT }, 409, /One was announced at 2026/, { announcedAt: LOCAL }],
  "announced-too-often": [{ most: 3 }, 409, /announced 3 times/],
  "not-announced": [{}, 409, /Announce it first/],
  "announced-by-superior": [{ announcedAt: AT }, 403, /organ above announced it/, { announcedAt: LOCAL }],
  "hearing-runs": [{ until: AT }, 409, /They may until 2026-03-10T00:00/, { until: LOCAL }],
  "no-such-card": [
    { cards: [`promised-limit ${AT}`] },
    409,
    /these cards: promised-limit/,
    { cards: [`promised-limit ${AT}`] },
  ],
  "card-corrected": [{ correctedAt: AT }, 409, /the first reason stands/, { correctedAt: LOCAL }],
  "licence-not-granted": [{}, 409, /no licence that was granted/],
  "licence-handed-out": [
    { number: "建字第12号", handedOutAt: AT },
    409,
    /with the number 建字第12号; that stands/,
    { number: "建字第12号", handedOutAt: LOCAL },
  ],
  "licence-expired": [
    { validUntil: "2026-03-01", today: "2026-03-02" },
    422,
    /last day, 2026-03-01, lies before today, 2026-03-02/,
    { validUntil: "2026-03-01", today: "2026-03-02" },
  ],
  "no-joint-review": [{}, 409, /opens by itself/],
  "nothing-contested": [{}, 409, /has neither/],
  "no-promise-to-check": [{ materials: MATERIALS }, 409, /those of site-plan, land-survey/],
  "promise-checked": [{ checkedAt: AT }, 409, /what was found then stands/, { checkedAt: LOCAL }],
  "put-right-running": [{ until: AT }, 409, /put right before 2026/, { until: LOCAL }],
  "position-taken-too-often": [{ most: 3 }, 409, /taken 3 times/],
};

const APPLICATION: Told<ApplicationRefusal> = {
  "green-channel-not-listed": [
    { project: "2605-440307-04-01-123456" },
    422,
    /does not name 2605-440307-04-01-123456/,
  ],
  "green-channel-entered": [
    { enteredAt: AT },
    409,
    /entered the green channel at 2026/,
    { enteredAt: LOCAL },
  ],
  "green-channel-too-often": [{ most: 5 }, 409, /5 times at most/],
  "no-green-channel": [{}, 409, /has not entered the green channel/],
  "tracker-not-of-case": [
    { department: "weather", allowed: ["planning", "water"] },
    422,
    /one of: planning, water/,
  ],
  "trackers-too-many": [{ most: 10 }, 409, /10 trackers at most/],
  "not-the-tracker": [{ department: "water", tracker: "planning" }, 403, /of planning, which keeps the log/],
  "tracking-log-full": [{ most: 60 }, 409, /60 notes at most/],
  "visit-not-needed": [{}, 422, /takes a look at the site/],
  "visit-window-closed": [{ closedAt: AT }, 409, /closed at 2026/, { closedAt: LOCAL }],
  "visit-asked-already": [{ askedAt: AT }, 409, /when another department asks/, { askedAt: LOCAL }],
  "visit-called-already": [
    { heldOn: "2026-03-10" },
    409,
    /on 2026-03-10, for all at once/,
    { heldOn: "2026-03-10" },
  ],
  "visit-had": [{ departments: ["land"] }, 409, /land has been on the site/],
  "visits-in-vain": [{ most: 2 }, 409, /not come 2 times/],
  "too-many-visits": [{ most: 20 }, 409, /20 visits at most/],
  "visit-date": [
    { earliest: "2026-03-05", latest: "2026-03-16" },
    422,
    /between 2026-03-05 and 2026-03-16/,
    { earliest: "2026-03-05", latest: "2026-03-16" },
  ],
  "visit-day-off": [{ heldOn: "2026-03-07", next: "2026-03-09" }, 422, /named is 2026-03-09/],
  "no-visit": [{}, 409, /No visit is called/],
  "visit-answer-late": [{ closedAt: AT }, 409, /until 2026.*stands/, { closedAt: LOCAL }],
  "visit-answered": [{ answeredAt: AT }, 409, /named at 2026/, { answeredAt: LOCAL }],
  "visit-moved-already": [{ why: "weather" }, 409, /put off once/],
  "visit-begun": [{ beganAt: AT }, 409, /began at 2026/, { beganAt: LOCAL }],
  "visit-not-begun": [{ beginsAt: AT }, 409, /begins at 2026/, { beginsAt: LOCAL }],
  "visit-attendance-noted": [{ notedAt: AT }, 409, /noted at 2026/, { notedAt: LOCAL }],
  "not-at-visit": [{ departments: ["land"] }, 403, /were there: land/],
  "findings-recorded": [{ recordedAt: AT }, 409, /recorded at 2026/, { recordedAt: LOCAL }],
  "nothing-to-review": [{}, 422, /needs none of these approvals/],
  "promise-on-flagged": [{ flags: ["secret"] }, 422, /secret/],
  "promise-barred": [
    { holds: ["H-1"], until: AT },
    422,
    /H-1\), until 2026.* Hand in all material at once/,
    { holds: ["H-1"], until: LOCAL },
  ],
  "too-many-reviews": [{ count: 41, most: 40 }, 422, /41 matters are more than the 40 that one round holds/],
  "unknown-material": [{ known: MATERIALS }, 404, /site-plan, land-survey/],
  "replaced-too-often": [{ most: 10 }, 409, /replaced 10 times/],
  "material-begun": [{ material: "site-plan", reviews: ["a1.water"] }, 409, /these reviews have: a1.water/],
  "too-many-files": [{ most: 48 }, 409, /at most 48 files at once/],
  "file-on-record": [
    { material: "site-plan", cameAt: AT },
    422,
    /site-plan at 2026-.* is the one that was found wanting/,
    { material: "site-plan", cameAt: LOCAL },
  ],
  "not-awaiting-materials": [{ status: "in-review" }, 409, /is in-review/, { state: "in-review" }],
  "not-awaiting-acceptance": [{ status: "granted" }, 409, /is granted/, { state: "granted" }],
  "returned-already": [{}, 409, /sent back once/],
  "material-not-askable": [
    { materials: ["oath"], askable: ["site-plan"] },
    422,
    /oath.*You may ask for: site-plan/,
    { materials: ["oath"], askable: ["site-plan"] },
  ],
  "application-ended": [{ status: "withdrawn" }, 409, /is withdrawn/, { state: "withdrawn" }],
  "not-in-review": [
    { status: "received" },
    409,
    /is received: .* from acceptance until the decision/,
    { state: "received" },
  ],
  "project-changed-too-often": [{ most: 3 }, 409, /changed 3 times\. Withdraw/],
  "project-open-already": [
    { applications: ["440307-0000000000000001"] },
    409,
    /code and type: 440307-0000000000000001\. Go on with that one/,
    { applications: ["440307-0000000000000001"] },
  ],
  "contact-erased": [{ erasedAt: AT }, 409, /was erased at 2026-/, { erasedAt: LOCAL }],
  "contact-corrected-too-often": [{ most: 20 }, 409, /corrected 20 times/],
  "query-code-issue": [
    { issue: 2, reissuedAt: AT },
    409,
    /holds is issue 2, given at 2026-/,
    { issue: 2, reissuedAt: LOCAL },
  ],
  "query-code-reissued-too-often": [{ most: 20 }, 409, /replaced 20 times/],
  "nothing-changed": [{}, 422, /is on record as it is/],
  "change-lacks-materials": [
    { materials: ["site-plan"] },
    422,
    /need site-plan\. Send them with the change/,
    { materials: ["site-plan"] },
  ],
  "flag-raised-already": [
    { flag: "secret", raisedAt: AT },
    409,
    /raised at 2026-03-10T00:00:00.000\+08:00 and stands/,
    { flag: "secret", raisedAt: LOCAL },
  ],
  "flag-not-yours": [
    { flag: "secret", by: ["water"] },
    409,
    /"secret" was raised by water/,
    { flag: "secret", by: ["water"] },
  ],
  "fact-not-stated": [
    { attributes: ["depth"], stated: ["roadLength"] },
    422,
    /Not stated: depth. Stated: roadLength/,
    { attributes: ["depth"], stated: ["roadLength"] },
  ],
  "too-many-case-acts": [{ most: 40 }, 409, /40 on record/],
  "nothing-under-revision": [
    { reviews: ["a1.water"] },
    409,
    /Under revision: a1\.water/,
    { reviews: ["a1.water"] },
  ],
  "revision-lacks": [{ what: "article" }, 422, /Name the article/, { what: "article" }],
  "whole-unlimited": [{}, 409, /No licence is among its matters/],
  "whole-over": [{ dueAt: AT }, 409, /ran out at 2026-/, { dueAt: LOCAL }],
  "whole-extended": [{ extendedAt: AT }, 409, /is extended once/, { extendedAt: LOCAL }],
  "whole-days": [{ most: 15 }, 422, /15 working days at most/, { most: 15 }],
  "whole-asked-too-often": [{ most: 10 }, 409, /asked for 10 times/, { most: 10 }],
  "too-late-to-add": [{ status: "granted" }, 409, /may submit another one/, { state: "granted" }],
  "catalogue-replaced": [{ accepted: "v1", now: "v2" }, 409, /acceptance \(v1\), and v2/, { now: "v2" }],
  "no-matter-added": [{ attributes: ["crossesRiver"] }, 422, /hangs on: crossesRiver/],
  "correction-ends-matter": [{ matters: ["dams"] }, 409, /dams would not apply/, { matters: ["dams"] }],
  "added-too-often": [{ most: 5 }, 409, /corrected 5 times/, { most: 5 }],
  "nothing-to-put-right": [{}, 409, /Go on by the opinions on record/],
  "rectification-used": [{ offeredAt: AT }, 409, /is offered once/, { offeredAt: LOCAL }],
  "rectification-days": [{ most: 4 }, 422, /4 working days at most/, { most: 4 }],
  "nothing-announced": [{ announced: REVIEWS }, 409, /One is announced for /, { announced: REVIEWS }],
  "statement-given": [{ givenAt: AT }, 409, /may be once/, { givenAt: LOCAL }],
  "statement-late": [{ dueAt: AT }, 409, /over at 2026-03-10T00:00/, { dueAt: LOCAL }],
  "no-rectification": [{ standing: "lapsed" }, 409, /the lead decides/, { standing: "lapsed" }],
  "not-for-rectification": [
    { materials: ["site-plan"], allowed: ["water-and-drainage-plan"] },
    422,
    /site-plan: taken is .*: water-and-drainage-plan/,
    { allowed: ["water-and-drainage-plan"] },
  ],
  "not-nameable": [
    { department: "fire", allowed: ["water", "land"] },
    422,
    /"fire" cannot have it.*one of: water, land/,
    { allowed: ["water", "land"] },
  ],
  "no-referral-dispute": [{ reviews: ["a1.water~2"] }, 409, /To be decided: a1\.water~2/],
  "not-to-decide-dispute": [
    { reviewId: "a1.water~2", decides: "supervisor" },
    403,
    /the supervisor names whose it is/,
  ],
  "no-joint-review": [{ status: "in-review" }, 409, /opens by itself/, { state: "in-review" }],
  "already-convened": [{ heldOn: "2026-04-07" }, 409, /convened for 2026-04-07/, { heldOn: "2026-04-07" }],
  "reviews-open": [{ reviews: ["a1.water"] }, 409, /open again: a1\.water\. Conclude/],
  "not-convened": [{}, 409, /Convene the sitting first/],
  "sitting-not-held": [
    { heldOn: "2026-04-07" },
    409,
    /on 2026-04-07; conclude it then/,
    { heldOn: "2026-04-07" },
  ],
  "sitting-date": [
    { earliest: "2026-04-03", latest: "2026-04-14" },
    422,
    /between 2026-04-03 and 2026-04-14/,
    { earliest: "2026-04-03", latest: "2026-04-14" },
  ],
  "sitting-day-off": [
    { heldOn: "2026-09-26", next: "2026-09-28" },
    422,
    /2026-09-26 is no working day.*2026-09-28/,
    { next: "2026-09-28" },
  ],
  "lead-presides": [{ lead: "planning" }, 409, /presides itself/, { lead: "planning" }],
  "presider-missing": [{}, 409, /once the supervisor has named who does/],
  "presider-not-present": [{ department: "planning" }, 422, /who presided for planning/],
  "presider-named-too-often": [{ most: 3 }, 409, /at most 3 times/, { most: 3 }],
  "may-not-preside": [
    { department: "planning", allowed: ["land", "water"] },
    422,
    /It may be: land, water/,
    { department: "planning", allowed: ["land", "water"] },
  ],
  "not-a-participant": [
    { departments: ["heritage"] },
    422,
    /heritage does not take part/,
    { departments: ["heritage"] },
  ],
  "reasons-to-objector-missing": [
    { reviews: REVIEWS },
    422,
    /written reasons to the objector/,
    { reviews: REVIEWS },
  ],
  "clash-unresolved": [
    { about: ["culvert"] },
    422,
    /"resolutions" what holds for culvert/,
    { about: ["culvert"] },
  ],
  "decision-not-open": [{ allowed: ["grant"] }, 422, /its own organ/, { allowed: ["grant"] }],
  "article-missing": [{}, 422, /"article" the law/],
  "not-deciding": [
    { status: "in-review" },
    409,
    /does not wait for the lead's decision/,
    { state: "in-review" },
  ],
};

const STANDARD = ["type", "title", "status", "detail", "code"];

/** A whole sentence, or several, in Chinese. */
const CHINESE = /^[^A-Za-z]*\p{Script=Han}.{5,}。$/u;

describe.each([
  ["a department", REVIEW],
  ["an applicant, a window's clerk or a lead", APPLICATION],
])("what %s is told", (_, told) => {
  it.each(Object.entries(told as Record<string, Told<Refusal>[Refusal["code"]]>))(
    "%s",
    (code, [facts, status, says, members = {}]) => {
      const refusal = { code, ...facts } as Refusal;
      const { document, status: sent } = documentOf(refusal);
      expect([sent, PROBLEMS[code as ProblemCode], document["status"]]).toEqual([status, status, status]);
      expect(document).toMatchObject({ code, detail: expect.stringMatching(says), ...members });
      const chinese = documentOf(refusal, "zh-CN").document;
      expect(chinese).toMatchObject({ code, ...members });
      // Days and instants as people say them, but where they are what is to be typed.
      if (code !== "no-such-order" && code !== "no-such-card")
        expect(chinese.detail).not.toMatch(/(?<!\d)\d{4}-\d{2}-\d{2}(?!-)/);
      // Ids and codes apart, which are what they are.
      expect(chinese.detail.replace(/[a-z][\w.-]*/g, "")).toMatch(CHINESE);
      const facted = (one: object) => Object.keys(one).filter((name) => !STANDARD.includes(name));
      expect(facted(chinese)).toEqual(facted(document));
    },
  );
});

describe("what is told exactly", () => {
  it("of a cancellation by a prerequisite, which one and how it ended", () => {
    const cause = { kind: "prerequisite", reviewId: "a1.land", outcome: "objected" } as const;
    expect(documentOf({ code: "cancelled", cause }).document.detail).toMatch(
      /prerequisite a1\.land ended as "objected"/,
    );
  });

  it("of a clock that stands already, how to start it again", () => {
    const { document } = documentOf({ code: "not-running", status: "suspended" });
    expect(document.detail).toMatch(/stands already.*DELETE …\/special-procedure/);
  });

  it.each([
    [
      { code: "planned-end", earliest: "2026-03-03", latest: "2026-08-29" },
      "最早为2026年3月3日，最晚为2026年8月29日",
    ],
    [{ code: "sitting-date", earliest: "2026-03-03", latest: "2026-08-29" }, "最晚为2026年8月29日"],
    [{ code: "too-many-days", most: 5 }, "至多延长5日"],
    [{ code: "extension-moves-nothing", dueAt: AT, least: 4 }, "期限仍于2026年3月9日 24:00届满"],
    [{ code: "extension-moves-nothing", dueAt: AT, least: 4 }, "请至少填写4日"],
    [{ code: "extension-moves-nothing", dueAt: AT, least: null }, "延长均不改变到期日"],
    [{ code: "approver-rank", needed: ["head", "deputy-head"] }, "须由主要负责人或分管负责人以本人账号批准"],
    [{ code: "past-due", dueAt: AT }, "已于2026年3月9日 24:00届满"],
    [{ code: "late", outcome: "deemed-consent", dueAt: AT }, "已于2026年3月9日 24:00到期"],
    [{ code: "already-decided", outcome: "consented" }, "结果是“同意”"],
    [{ code: "supplement-window-closed", closedAt: AT }, "已于2026年3月9日 24:00结束"],
    [{ code: "sitting-not-held", heldOn: "2026-03-03" }, "会议定于2026年3月3日召开"],
    [{ code: "application-ended", status: "granted" }, "状态是“准予”"],
  ] as const satisfies [Refusal, string][])("in Chinese: $code", (refusal, told) => {
    expect(documentOf(refusal, "zh-CN").document.detail).toContain(told);
  });
});
