/** 站内消息: whatever an applicant may be told by is a message in both languages, and what is owed stands with one of them. */
import { describe, expect, it } from "@jest/globals";
import { EVENTS, MAIL_KINDS, rowOf, type EventType } from "../../functions/contracts/events/events.ts";
import { PAYOUT_STATUSES } from "../../functions/domain/billing/bill.ts";
import { lastToldAt, tells, TO_AUTHORITIES } from "../../functions/contracts/events/telling.ts";
import { owedNow } from "../../functions/domain/application/owed.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { PLATFORM } from "../../functions/domain/base/actor.ts";
import { NAMED } from "../../functions/domain/review/referralAnswer.ts";
import { NOTICE_KINDS } from "../../functions/domain/notices/marks.ts";
import { messagesOf, newestFirst, type Message } from "../../functions/domain/notices/message.ts";
import {
  AGENTS,
  FOR_AUTHORITIES,
  partOf,
  PARTS,
  TELLING,
  type Told,
  type TellingEvent,
} from "../../functions/domain/notices/told.ts";
import { messageText, todoText } from "../../functions/notices/message.ts";
import { messagesAfter } from "../../functions/http/notices/messagePage.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { at, RULES, T0 } from "../domain/given.ts";
import { applicationAt, standingAt } from "../../functions/domain/application/standing.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import { noticesOwed } from "../../functions/app/notices/notices.ts";
import { caseAsOf } from "../../functions/domain/notices/asOf.ts";
import { begun, HISTORIES, issued, SAMPLE, SAMPLES } from "./samples.ts";

const reviews: readonly Review[] = begun.map(({ state }) => state);
const telling = (language: "zh-CN" | "en") => ({
  language,
  zone: RULES.zone,
  reviews,
  material: (code: string) =>
    SAMPLE.materials.find((one) => one.code === code) ?? { name: code, nameEn: code },
});
const message = (told: Told, subject = reviews[0]!.facts.reviewId): Message => ({
  messageId: "m",
  at: T0,
  subject,
  told,
  todo: null,
});

const UNSAID = /undefined|null|NaN|\[object|^\s*$/;
const said = (told: Told) =>
  (["zh-CN", "en"] as const).map((language) => messageText(message(told), telling(language)));

/** Names of the region, and what people wrote, may be in any language. */
const isChinese = (text: string) => /^[^a-zA-Z]*$/.test(text.replace(/AB|[A-Z0-9-]{4,}|[（(].*?[）)]/g, ""));

describe("a document for the applicant", () => {
  const told = SAMPLES.filter(({ audience }) => audience.applicant);
  const cases = told.map((notice) => [`${notice.body.kind} ${notice.noticeId}`, notice] as const);

  it.each(cases)("is a message: %s", (_, notice) => {
    const about: Told = { by: "document", document: issued(notice), others: [] };
    const [zh, en] = said(about);
    for (const text of [zh, en]) expect(text).not.toMatch(UNSAID);
    expect(zh).toMatch(/。$/);
    expect(isChinese(zh!)).toBe(true);
    expect(en).toMatch(/\.$/);
    expect(PARTS).toContain(partOf(about));
  });

  it("is of every kind but those for authorities alone, of which none is for an applicant", () => {
    const kinds = new Set(told.map(({ body }) => body.kind));
    expect([...NOTICE_KINDS].filter((kind) => !kinds.has(kind)).sort()).toEqual([...FOR_AUTHORITIES].sort());
  });
});

/** Every event that any sample has, each type once, and those that none has. */
const events = new Map<string, CaseEvent>(
  Object.values(HISTORIES)
    .flat()
    .flatMap(({ events: all }) => all.map((event) => [event.type, event] as const)),
);
const more: TellingEvent[] = [
  {
    type: "promise-given",
    promises: [
      {
        code: "site-plan",
        text: "t",
        textEn: "t",
        basis: { document: "d", article: "a" },
        dueAt: at("2026-03-10T00:00"),
        dueDate: "2026-03-09",
        signedBy: "陈经理",
      },
    ],
    at: T0,
  },
  { type: "promise-reminded", materials: ["site-plan"], at: T0 },
  {
    type: "query-code-reissued",
    issue: 2,
    why: "lost",
    basis: { by: "sign-in" },
    digest: "d",
    at: T0,
  } as never,
  { type: "closed-by-silence", outcome: "no-response" } as never,
  { type: "closed-by-silence", outcome: "deemed-refusal" } as never,
  { type: "closed-by-silence", outcome: "deemed-consent" } as never,
  { type: "silence-found-premature" } as never,
  { type: "order-answered" } as never,
  ...(["accepts", "disputes"] as const).map(
    (answer) => ({ type: "referral-answered", answer, reasons: null, at: T0 }) as const,
  ),
  ...NAMED.map((result) => ({ type: "referral-decided", result, reasons: "r", at: T0 }) as const),
  ...(["lead", "supervisor"] as const).map(
    (decides) =>
      ({ type: "jurisdiction-opened", because: "crosswise", parties: [], decides, at: T0 }) as const,
  ),
  ...[{ how: "online" as const }, { how: "window" as const, to: "applicant" as const }].map(
    (handedOut) => ({ type: "licence-handed-out", licence: { number: "2026-1", handedOut } }) as never,
  ),
  { type: "inquiry-answered" } as never,
  { type: "handed-over", handedOver: { handOverId: "h", from: "王工", to: "钱工", at: T0 } },
  { type: "rating-answered" } as never,
  { type: "complaint-accepted" } as never,
  { type: "complaint-refused" } as never,
  { type: "rating-excluded", ground: "mistaken", reasons: "来电说明误评。" } as never,
  { type: "rating-excluded", ground: "malicious", reasons: "多次辱骂。" } as never,
  { type: "sent-on", sending: { expectedOn: "2026-04-10" } } as never,
  { type: "higher-answered", answer: { result: "approved" } } as never,
  { type: "higher-answered", answer: { result: "refused" } } as never,
  { type: "green-channel-entered", tracker: { name: "王强", phone: "0755-1" } } as never,
  { type: "tracker-named", tracker: { name: "李静", phone: "0755-2" } } as never,
  { type: "green-channel-left" } as never,
  { type: "line-corrected", correction: { matter: "consult-land", amount: 120_000 } } as never,
  { type: "order-placed", unasked: true } as never,
  { type: "refund-opened", refund: { amount: 100 } } as never,
  { type: "refund-refused", said: "票据已经使用。" } as never,
  { type: "refund-approved" } as never,
  ...PAYOUT_STATUSES.map((status) => ({ type: "payout-noticed", notice: { status, amount: 100 } }) as never),
  { type: "complaint-filed", facts: { answerBy: at("2026-03-10T00:00") } } as never,
  events.get("clock-resumed") as TellingEvent,
];

describe("an event without a document", () => {
  it.each(more.map((event, i) => [`${event.type} (${i})`, event] as const))(
    "is a message: %s",
    (_, event) => {
      const about: Told = { by: "event", event };
      const [zh, en] = said(about);
      for (const text of [zh, en]) expect(text).not.toMatch(UNSAID);
      expect(zh).toMatch(/。$/);
      expect(isChinese(zh!)).toBe(true);
      expect(PARTS).toContain(partOf(about));
    },
  );

  it("is of every type that tells", () => {
    expect([...new Set(more.map(({ type }) => type))].sort()).toEqual([...TELLING].sort());
  });

  // Who is written to by mail finds a message: by a document that is always owed, or by the event itself.
  const ALWAYS = (type: EventType) => {
    const { notices } = rowOf({ type });
    return notices !== undefined && notices.isOwed === undefined;
  };
  /** A new calendar that moves no date is mailed, and says nothing. */
  const SILENT: readonly string[] = ["clock-recomputed"];
  const mailed = Object.entries(MAIL_KINDS).filter(([, kind]) => kind !== "agent");
  it.each(mailed.map(([type]) => type as EventType))("is what mail tells of: %s", (type) => {
    expect(EVENTS[type]).toBeDefined();
    expect([ALWAYS(type), (TELLING as string[]).includes(type), SILENT.includes(type)]).toContain(true);
  });

  const UNMAILED = [
    "acceptance-awaited",
    // With a change of the project, which is the applicant's own.
    "clock-interrupted",
    // One of eleven answers may be an objection, one of eleven services another date: whoever mails looks at no event's contents.
    "opinion-given",
    "review-served",
    // The clock resumes with it, which is mailed.
    "supplement-request-withdrawn",
  ];
  it("is mailed wherever a document is issued to the applicant, but of their own acts, and where another mail comes with it", () => {
    const issuing = new Set(
      Object.keys(HISTORIES).flatMap((name) => {
        const { histories, documents } = caseOf(name);
        const own = documents.filter(({ audience }) => audience.applicant);
        return own.flatMap(({ follows }) => {
          const history = histories.find(({ subject }) => subject === follows.subject)!;
          return history.events[follows.seq - 1]!.event.type;
        });
      }),
    );
    expect(issuing.size).toBeGreaterThan(10);
    const unmailed = [...issuing].filter((type) => MAIL_KINDS[type] === undefined);
    expect(unmailed.filter((type) => !UNMAILED.includes(type))).toEqual([]);
  });

  it("is told of where an agent has done it, as it is mailed", () => {
    const mail = Object.entries(MAIL_KINDS).filter(([, kind]) => kind === "agent");
    expect(mail.map(([type]) => type).toSorted()).toEqual(AGENTS.toSorted());
    for (const type of AGENTS) {
      const event = { type, material: { code: "site-plan" } } as never;
      const [zh, en] = said({ by: "agent", event });
      for (const text of [zh, en]) expect(text).not.toMatch(UNSAID);
      expect(isChinese(zh!)).toBe(true);
    }
  });

  it("that begins a duty to check a promise tells until when", () => {
    const checks = [{ material: null, dueAt: at("2026-03-10T00:00"), dueDate: "2026-03-09" }];
    const [zh, en] = said({ by: "checks", checks });
    expect(zh).toContain("2026年3月9日24时前核查承诺。");
    expect(en).toContain("24:00");
  });
});

/** A case as a history of the samples has made it, by the instant of its last event. */
function caseOf(name: string) {
  const records = HISTORIES[name]!;
  // What came on record in the first commit did so in one instant; each record went on in its own time.
  const histories = records.map(({ subject, events: all, first }, record) => ({
    subject,
    events: all.map((event, i) => ({
      seq: i + 1,
      at: i < first ? T0 : plusSeconds(T0, i * 3600 + record),
      by: PLATFORM,
      event,
      previous: "p",
      hash: `h${i}`,
    })),
  }));
  const documents = noticesOwed(histories, { region: SAMPLE, rules: RULES }).map((notice) => issued(notice));
  const own = histories.find(({ subject }) => subject === "a1")!;
  const now = at("2026-03-12T09:00");
  const application = applicationAt(
    applications.begin(own.events.map(({ event }) => event as never)),
    now,
    RULES,
    SAMPLE,
  );
  const occasion = { subject: "a1", seq: own.events.length, at: at("2027-01-01T00:00"), hash: "h" };
  const shown = standingAt(caseAsOf(histories, occasion).reviews, now, RULES);
  return { application, reviews: shown, histories, documents, now, rules: RULES };
}

describe("the messages of a case", () => {
  it.each(Object.keys(HISTORIES))("say of all that is owed once that it is: %s", (name) => {
    const given = caseOf(name);
    const messages = messagesOf(given);
    const owed = owedNow(given.application, given.reviews);
    const asked = messages.flatMap(({ todo }) => (todo?.do === "hand-in" ? todo.materials : []));
    expect(asked.toSorted()).toEqual([...new Set(owed.map(({ material }) => material))].toSorted());
    expect(messages.toSorted(newestFirst)).toEqual(messages);
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
    // Every document that is for the applicant is in one of them.
    const told = messages.flatMap((one) =>
      one.told.by === "document" ? [one.told.document, ...one.told.others] : [],
    );
    expect(told.map(({ noticeId }) => noticeId).toSorted()).toEqual(
      given.documents
        .filter(({ audience }) => audience.applicant)
        .map(({ noticeId }) => noticeId)
        .toSorted(),
    );
  });

  it("ask with the newest list alone, and say until when", () => {
    const given = caseOf("two that ask for material");
    const todos = messagesOf(given).flatMap(({ todo }) => todo ?? []);
    expect(todos).toHaveLength(1);
    expect(todoText(todos[0]!, telling("zh-CN"))).toMatch(/^请补交：./);
    expect(todos[0]).toMatchObject({ do: "hand-in", isLate: false });
  });

  it("come in pages that go on where the one before ended", () => {
    const all = messagesOf(caseOf("a joint review and a decision"));
    expect(all.length).toBeGreaterThan(3);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = messagesAfter(all, { limit: 2, cursor });
      seen.push(...page.messages.map(({ messageId }) => messageId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all.map(({ messageId }) => messageId));
    expect(() => messagesAfter(all, { limit: 2, cursor: "abc" })).toThrow();
  });
});

describe("the instant of what was told last", () => {
  it("is that of an event with a message, and no event of a message is passed over", () => {
    for (const name of Object.keys(HISTORIES)) {
      const { histories, documents } = caseOf(name);
      const toApplicant = documents.filter(({ audience }) => audience.applicant);
      for (const { subject, events: all } of histories) {
        const owing = new Set(
          toApplicant.filter(({ follows }) => follows.subject === subject).map(({ follows }) => follows.seq),
        );
        const silent = all.filter(({ seq, event }) => owing.has(seq) && !tells({ event, by: PLATFORM }));
        expect([name, silent.map(({ event }) => event.type)]).toEqual([name, []]);
        const last = all.findLast(({ event }) => tells({ event, by: PLATFORM }));
        expect(lastToldAt(all)).toBe(last?.at ?? null);
      }
    }
  });

  it("is not that of what is for authorities alone, or of what the applicant has done", () => {
    for (const type of TO_AUTHORITIES) expect(tells({ event: { type } as never, by: PLATFORM })).toBe(false);
    // Whoever has ordered has been answered; of an order that was placed by itself they hear.
    const placed = {
      type: "order-placed",
      orderId: "O1",
      payAt: "https://pay.example.org/",
      at: T0,
    } as const;
    expect(
      [placed, { ...placed, unasked: true as const }].map((event) => tells({ event, by: PLATFORM })),
    ).toEqual([false, true]);
    const event = { type: "material-handed-in" } as never;
    const agent = { role: "agent" } as never;
    expect([tells({ event, by: { role: "applicant" } }), tells({ event, by: agent })]).toEqual([false, true]);
    expect(lastToldAt([])).toBeNull();
  });
});
