/** Every sentence of state, over the states that cases and reviews come to: true then, and of whom it says so. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { epochOf, instantOfEpoch, type Instant } from "../../functions/domain/base/time.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { MOST_CHANGES } from "../../functions/domain/application/intake.ts";
import { viewAt } from "../../functions/domain/review/advance.ts";
import { reviewSummary } from "../../functions/http/review/reviewView.ts";
import { en as formEn } from "../../web/applicant/submit/words.en.ts";
import { zh as formZh } from "../../web/applicant/submit/words.zh.ts";
import { en as pageEn } from "../../web/applicant/words.en.ts";
import { zh as pageZh } from "../../web/applicant/words.zh.ts";
import { wordsOfCodes } from "../../web/shared/language/codes.ts";
import { codes, en as englishWords } from "../../web/shared/language/words.en.ts";
import { zh as chineseWords } from "../../web/shared/language/words.zh.ts";
import { caseSentence, groundOf, untilText } from "../../web/shared/state/caseState.ts";
import { actorOf } from "../../web/shared/state/actor.ts";
import { lateSentences } from "../../web/shared/state/late.ts";
import { reviewSentence, type StandingReview } from "../../web/shared/state/reviewState.ts";
import type { Reader, Tongue } from "../../web/shared/state/tongue.ts";
import { en } from "../../web/shared/state/words.en.ts";
import { zh } from "../../web/shared/state/words.zh.ts";
import { consent, objection } from "../domain/given.ts";
import { about, actsOf, anyCommand, opened, PLAIN, play } from "../domain/invariants/acts.ts";
import { ASKED, policies, step, WAYS, width, type Policy } from "../domain/offeredCases.ts";
import { instantTold, noting, seenOn, type Move, type Said, type Seen } from "./states.ts";

const READERS = ["applicant", "clerk", "staff"] as const satisfies readonly Reader[];
const english: Tongue = { words: { ...wordsOfCodes(codes), ...englishWords }, says: en };
const DAY = 24 * 3600 * 1000;

/** Which arguments of a sentence are dates that are still to come, and which are over. What stands in neither is no date. */
const AHEAD: Readonly<Record<string, number>> = {
  "whole.received": 0,
  "whole.awaiting": 1,
  "whole.awaitingThem": 1,
  "whole.owes": 1,
  "whole.theyOwe": 1,
  "whole.expected": 0,
  "whole.expectedIf": 0,
  "whole.callBy": 1,
  "whole.endBy": 0,
  "whole.putRight": 0,
  "whole.theyPutRight": 0,
  "whole.deciding": 1,
  "owed.until": 0,
  "review.running": 0,
  "review.suspended": 1,
  "review.dueThen": 0,
  "review.proceeds": 0,
  "afterLadder.at": 1,
};
const OVER: Readonly<Record<string, number>> = {
  "whole.by.lead": 1,
  "whole.by.joint": 0,
  "whole.by.rule": 0,
  "whole.notAccepted": 0,
  "whole.lapsed": 0,
  "whole.withdrawn": 0,
  "whole.theyWithdrew": 0,
  "whole.owesLate": 1,
  "whole.theyOweLate": 1,
  "owed.over": 0,
  "ground.joint": 0,
  "late.opinion": 1,
  "late.opinions": 1,
  "late.receipt": 1,
  "late.sitting": 1,
  "late.joint-review": 1,
  "late.decision": 1,
  "late.raised": 1,
  "late.raisedOne": 2,
  "late.alerted": 0,
  "review.dispatched": 0,
  "review.unserved": 0,
  "review.overdue": 0,
  "review.answered": 0,
  "review.silent": 0,
  "review.revoked": 0,
  "review.cancelled": 0,
};
/** The sitting is called by its date, whether it is ahead or over; a term for the record is told as one. */
const EITHER = ["whole.sitting", "review.backfill", "afterLadder.why"];

const AUTOMATIC: Policy = { intake: "automatic", decision: "automatic", isMissing: false };
const wait = (days: number): Move => ({ do: "wait", hours: days * 24 });

/** What chance seldom brings about: an objection overruled, a clash settled, one that nobody sat about. */
const MORE_WAYS: [Policy, Move[]][] = [
  ...WAYS,
  [
    AUTOMATIC,
    [
      { do: "opinions", opinions: [consent, objection, consent] },
      { do: "convene" },
      wait(2),
      { do: "overrule" },
    ],
  ],
  [
    AUTOMATIC,
    [
      { do: "opinions", opinions: [width(12), consent, width(14)] },
      { do: "convene" },
      wait(2),
      { do: "overrule" },
    ],
  ],
  [{ ...AUTOMATIC, decision: "lead" }, [{ do: "opinions", opinions: [consent, width(12), consent] }]],
  [{ ...AUTOMATIC, isMissing: true }, [wait(30)]],
  [{ ...AUTOMATIC, intake: "window" }, [{ do: "clerk", decision: "not-accepted" }]],
  [AUTOMATIC, [{ do: "opinions", opinions: [consent, consent, consent] }]],
  [
    AUTOMATIC,
    [
      { do: "ask", which: 1 },
      { do: "hand in", code: ASKED },
    ],
  ],
  [AUTOMATIC, [{ do: "opinions", opinions: [consent, consent, null] }, wait(9)]],
  [AUTOMATIC, [{ do: "ask", which: 0 }, wait(9)]],
];

const chinese: Tongue = { words: chineseWords, says: zh };

const answered = (state: Review, now: Instant) =>
  reviewSummary(state, now, PLAIN, false) as unknown as StandingReview;

/** A review as it is told, but for what is given. */
const reviewWith = (given: Partial<StandingReview>): StandingReview => ({
  ...answered(opened({ days: 5, onTimeout: "escalate", flags: [] }).state, "2026-03-02T01:00:00.000Z"),
  sentAt: null,
  afterLadderDays: null,
  ...given,
});

const name = (reviewId: string): string => reviewId;

/** What of a sentence is told of the wrong side of now. */
function untrue(said: readonly Said[], now: Instant): string[] {
  return said.flatMap(({ path, args }) => {
    const given = args[AHEAD[path] ?? OVER[path] ?? -1];
    const told = typeof given === "string" ? instantTold(given) : null;
    if (told === null) return [];
    // A day alone is told as its first instant: one that is over has begun, one that is ahead has an hour with it.
    const isAhead = told > now;
    return isAhead === path in AHEAD ? [] : [`${now}: ${path}(${args.join(", ")})`];
  });
}

function told(seen: Seen, reader: Reader): { text: string; said: Said[] } {
  const said: Said[] = [];
  const tongue = noting(said);
  const texts = [
    caseSentence(seen.status, reader, tongue),
    groundOf(seen.status, tongue),
    ...seen.status.owed.map((owed) => untilText([owed], tongue)),
    ...seen.status.reviews.map((review) => reviewSentence(review, reader, name, tongue)),
  ];
  return { text: texts.join("\n"), said };
}

function look(seen: Seen): string[] {
  const { status, now } = seen;
  const used: string[] = [];
  for (const reader of ["applicant", "staff"] as const) {
    const { text, said } = told(seen, reader);
    used.push(...said.map(({ path }) => path));
    expect(
      untrue(
        said.filter(({ path }) => path !== "ground.joint" || status.decision),
        now,
      ),
    ).toEqual([]);
    expect(text).not.toMatch(/undefined|null|（）|，。|。。|[a-z]+Of\b/);
    const conclusion = status.jointReview?.conclusion;
    if (status.decision && conclusion) {
      // What a joint review has overruled, nobody has agreed to, and no rule has brought about.
      expect(text).not.toMatch(/一致|均同意|全部同意|各部门意见已按规则汇总|由系统按规则汇总/);
      expect(groundOf(status, english)).toContain("joint review");
      if (status.decision.lead === null) expect(text).toContain("经联合会审");
    }
    const inEnglish = caseSentence(status, reader, english);
    expect(inEnglish).not.toMatch(/undefined|null|\(\)|[\u4e00-\u9fff]/);
    if (conclusion) expect(inEnglish).not.toMatch(/\bagreed?\b|by rule/);
    // Only whoever applied is spoken to; the others hear of the applicant.
    if (reader !== "applicant") expect(text).not.toContain("您");
    for (const late of status.late) {
      const who = new Set(
        status.late.filter(({ owes }) => owes === late.owes).map(({ department }) => department.name),
      );
      expect(who.size > 3 || text.includes(late.department.name)).toBe(true);
    }
    if (status.late.length > 0) expect(text).toContain("逾期");
    // A date that hangs on those who are late is said under that condition, and only then.
    const paths = said.map(({ path }) => path);
    expect(paths.includes("whole.expected") && status.late.length > 0).toBe(false);
    expect(paths.includes("whole.expectedIf") && status.late.length === 0).toBe(false);
    // Who has applied accepts nothing.
    expect(text).not.toMatch(/申请人.{0,6}受理(?!窗口)/);
  }
  return used;
}

describe("what is said of a case", () => {
  const used = new Set<string>();

  it.each(MORE_WAYS.map(([policy, moves], i) => [i, policy, moves] as const))(
    "is true at every step and long after, on way %d",
    (_, policy, moves) => {
      for (const seen of seenOn(policy, moves)) for (const path of look(seen)) used.add(path);
    },
  );

  it("is true in whatever states cases come to, whoever is late, for each reader, in both languages", () => {
    fc.assert(
      fc.property(policies, fc.array(step, { maxLength: 7, size: "max" }), (policy, steps) => {
        for (const seen of seenOn(policy, steps)) for (const path of look(seen)) used.add(path);
      }),
      { numRuns: 12, seed: 17 },
    );
  });

  it("is said by sentences each of which has been looked at", () => {
    const seldom = [
      "late.receipt",
      "late.alerted",
      "late.several",
      "late.raisedOne",
      "late.raisedThose",
      "whole.partly",
    ];
    const whole = paths({ whole: zh.whole, owed: zh.owed, ground: zh.ground, late: zh.late }).filter(
      (path) => !seldom.includes(path),
    );
    expect(whole.filter((path) => !used.has(path))).toEqual([]);
  });
});

describe("what is said of a review", () => {
  it("is true at every moment of its clock, for each reader", () => {
    const used = new Set<string>();
    fc.assert(
      fc.property(about, actsOf(anyCommand), fc.constantFrom(0, 0, 1, 40), (policy, acts, days) => {
        const { state } = play(policy, acts);
        const now = instantOfEpoch((acts.at(-1)?.at ?? epochOf("2026-03-02T01:00:00.000Z")) + days * DAY);
        for (const path of reviewAt(viewAt(state, now, PLAIN), now)) used.add(path);
      }),
      { numRuns: 150, seed: 17 },
    );
    for (const path of ["running", "suspended", "overdue", "answered", "silent"])
      expect(used).toContain(`review.${path}`);
  });

  it.each<[string, Partial<StandingReview>, string]>([
    [
      "that waits names what for",
      { status: "waiting", waitsFor: ["a1.land"] },
      "等待前置事项（a1.land）办结，尚未开始审查。",
    ],
    [
      "that was sent has no clock",
      { status: "dispatched", sentAt: "2026-03-02T09:00:00.000+08:00" },
      "已于 2026年3月2日 09:00 发送部门，尚未送达，计时未起算。",
    ],
    [
      "whose department's system has not taken it has no date, and the operator knows",
      { status: "dispatched", sentAt: "2026-03-02T09:00:00.000+08:00", dateOpen: true },
      "已于 2026年3月2日 09:00 发往部门业务系统，至今未被接收：计时未起算，到期日待定，已通知运维人员。",
    ],
    [
      "that something stands in for is not reviewed",
      {
        status: "closed",
        outcome: "replaced",
        claim: { matter: "a", by: "area-assessment", reference: "1" },
      },
      "由区域评估替代，不再审查。",
    ],
    [
      "that has ended says why",
      {
        status: "closed",
        outcome: "cancelled",
        closedAt: "2026-03-04T09:00:00.000+08:00",
        cause: { kind: "withdrawal" },
      },
      "已于 2026年3月4日 09:00 终止审查：申请人撤回申请。",
    ],
    [
      "that no calendar reaches says so",
      { status: "running", dueAt: null, onTimeout: "escalate" },
      "正在审查，到期日待工作日历载入后确定。逾期未答复即升级督办，不视为同意。",
    ],
    [
      "whose date was moved says why it is this one",
      {
        status: "running",
        dueAt: "2026-03-19T00:00:00.000+08:00",
        onTimeout: "escalate",
        extension: { days: 5, at: "2026-03-02T11:00:00.000+08:00" },
      },
      "正在审查，应于 2026年3月18日 24:00 前答复。逾期未答复即升级督办，不视为同意。期限已经批准延长 5 个工作日。",
    ],
    [
      "whose clock stands says by when it is due once it goes on",
      {
        status: "suspended",
        dueAt: "2026-03-24T00:00:00.000+08:00",
        stop: { why: "supplement", endsAt: "2026-03-17T00:00:00.000+08:00" },
      },
      "因补正材料中止计时，最迟 2026年3月16日 24:00 恢复。恢复后应于 2026年3月23日 24:00 前答复。",
    ],
    [
      "that lies with a higher authority waits for no calendar, and for no silence",
      { status: "suspended", dueAt: null, stop: { why: "higher-authority", endsAt: null } },
      "已转报上级机关审批，转报期间不计算办理期限，也不适用超时默许。",
    ],
    [
      "never promises a consent by silence that its record rules out",
      {
        status: "running",
        dueAt: "2026-03-24T00:00:00.000+08:00",
        onTimeout: "deemed-consent",
        silenceBarred: "lapsed",
      },
      "正在审查，应于 2026年3月23日 24:00 前答复。申请人的材料逾期未补齐，逾期未答复不视为同意，转为升级督办。",
    ],
    [
      "that is overdue says since when, raised to whom, and what comes",
      {
        status: "overdue",
        dueAt: "2026-03-10T00:00:00.000+08:00",
        raisedTo: "government",
        proceedsAt: "2026-04-10T00:00:00.000+08:00",
      },
      "应于 2026年3月9日 24:00 前答复，已逾期，至今未答复，已督办至本级人民政府。至 2026年4月9日 24:00 仍未答复的，牵头部门按无意见继续办理。",
    ],
  ])("%s", (_, given, sentence) => {
    expect(reviewSentence(reviewWith(given), "staff", name, chinese)).toBe(sentence);
  });

  const reviewAt = (state: Review, now: Instant): string[] =>
    READERS.flatMap((reader) => {
      const said: Said[] = [];
      const text = reviewSentence(answered(state, now), reader, name, noting(said));
      expect([state.status, untrue(said, now)]).toEqual([state.status, []]);
      expect(text).not.toMatch(/undefined|null|（）|，。|。。/);
      return said.map(({ path }) => path);
    });
});

/** Every sentence by its path, that takes something. */
const paths = (of: object, above = ""): string[] =>
  Object.entries(of).flatMap(([key, value]: [string, unknown]) => {
    const path = above === "" ? key : `${above}.${key}`;
    return typeof value === "function" ? [path] : typeof value === "object" ? paths(value!, path) : [];
  });

describe("who is late", () => {
  const since = "2026-03-10T00:00:00.000+08:00";
  const at = "2026-03-12T00:00:00.000+08:00";
  const lateOnes = (count: number, one: Partial<Seen["status"]["late"][number]>) =>
    Array.from({ length: count }, (_, i) => ({
      department: { id: `d${i}`, name: `部门${i}`, nameEn: `department ${i}` },
      reviewId: `a1.d${i}`,
      owes: "opinion" as const,
      since,
      done: [],
      ...one,
    }));

  it("is named where they are few, and counted where they are many; the furthest step is told with whom", () => {
    const [first, ...others] = lateOnes(5, {});
    const raised = { ...first!, done: [{ step: "leader" as const, at }] };
    expect(lateSentences([raised], chinese)).toEqual([
      "部门0逾期未答复，应于 2026年3月9日 24:00 前答复；已于 2026年3月11日 24:00 督办至责任领导。",
    ]);
    expect(lateSentences([raised, ...others], chinese)).toEqual([
      "部门0、部门1、部门2等 5 个部门逾期未答复，最早一项应于 2026年3月9日 24:00 前答复；其中部门0已于 2026年3月11日 24:00 督办至责任领导。",
    ]);
    // Of several that have come as far none is left out.
    const those = lateOnes(2, {
      done: [
        { step: "leader", at },
        { step: "government", at },
      ],
    });
    expect(
      lateSentences(
        [raised, ...those.map((one, i) => ({ ...one, department: others[i]!.department }))],
        chinese,
      ),
    ).toEqual([
      "部门0、部门1、部门2逾期未答复，最早一项应于 2026年3月9日 24:00 前答复；其中部门1、部门2已督办至本级人民政府。",
    ]);
    expect(lateSentences(those, chinese)).toEqual([
      "部门0、部门1逾期未答复，最早一项应于 2026年3月9日 24:00 前答复；均已督办至本级人民政府。",
    ]);
  });

  it("is the department whose system takes nothing, of which the operator knows", () => {
    const [one] = lateOnes(1, { owes: "receipt", done: [{ step: "operator", at }] });
    expect(lateSentences([one!], chinese)).toEqual([
      "部门0的业务系统至今未接收，应于 2026年3月9日 24:00 前送达，计时未起算；已于 2026年3月11日 24:00 通知运维人员。",
    ]);
  });
});

describe("who did what", () => {
  const applicant = { role: "applicant" } as const;
  it.each<[string, object, string]>([
    ["application-received", {}, "applicant"],
    ["application-accepted", { acceptance: { how: "automatic" } }, "platform"],
    ["review-dispatched", {}, "platform"],
    ["joint-review-opened", {}, "platform"],
    ["application-withdrawn", {}, "applicant"],
    ["review-cancelled", {}, "platform"],
  ])("of what came with an applicant's act, %s", (type, data, role) => {
    expect(actorOf({ type, by: applicant, data: { ...data } }).role).toBe(role);
  });

  it.each([
    ["opinion-given", "department"],
    ["supplement-requested", "department"],
    ["application-decided", "department"],
    ["supplement-term-set", "platform"],
    ["clock-recomputed", "platform"],
    ["limit-breached", "platform"],
    ["review-escalated", "platform"],
    ["joint-review-opened", "platform"],
    ["prerequisite-handed-on", "platform"],
  ] as const)("of what came with a department's act, %s", (type, role) => {
    // The answer that lets the others' limits run out, or brings them together, is whose it is, and no more than that.
    const by = { role: "department", organ: "water" } as const;
    expect(actorOf({ type, by, data: {} }).role).toBe(role);
  });

  it("of acceptance at the window is the clerk, and of one that silence brought nobody", () => {
    const by = { role: "department", organ: "housing" } as const;
    const of = (how: string) => actorOf({ type: "application-accepted", by, data: { acceptance: { how } } });
    expect([of("clerk"), of("silence")]).toEqual([by, { role: "platform" }]);
  });
});

describe("the sentences", () => {
  it("each say of their dates whether they are ahead or over", () => {
    const dated = paths(zh).filter((path) => !(path in AHEAD) && !(path in OVER) && !EITHER.includes(path));
    expect(dated).toEqual([
      "nameOf",
      "whole.inReview",
      "whole.conditions",
      "whole.partly",
      "late.several",
      "late.raisedAll",
      "late.raisedThose",
      "review.waiting",
      "review.extended",
      "review.runningOpen",
      "review.raised",
      "review.replaced",
      "afterLadder.means",
    ]);
  });
});

it("of how often a project may change are of the rule's number, before submission and after it", () => {
  const [chinese, english] = [
    ["", "一次", "二次", "三次"],
    ["", "once", "twice", "three times"],
  ].map((times) => times[MOST_CHANGES]!);
  for (const said of [formZh.check.intro, pageZh.change.intro])
    expect(said).toMatch(new RegExp(`最多(变更)?${chinese}`));
  for (const said of [formEn.check.intro, pageEn.change.intro]) expect(said).toContain(english);
});
