/** How a message is said: one sentence of what was told, and one of what is to be done. */
import type { Document } from "../domain/notices/document.ts";
import type { Message, Todo } from "../domain/notices/message.ts";
import type { NoticeBody } from "../domain/notices/notice.ts";
import type { TellingEvent } from "../domain/notices/told.ts";
import { known, type Instant, type LocalDate } from "../domain/base/time.ts";
import type { Limit } from "../domain/calendar/clock.ts";
import type { Review } from "../domain/review/review.ts";
import { CODES } from "../words/codes.ts";
import { DAY_WORDS, deadlineOf } from "../words/days.ts";
import type { Language } from "../words/language.ts";
import { en } from "./messages.en.ts";
import { zh } from "./messages.zh.ts";
import type { MessageSays, Sentences } from "./messageSays.ts";

type Named = { name: string; nameEn: string };

export type Telling = {
  language: Language;
  zone: string;
  reviews: readonly Review[];
  /** What a material is called. */
  material: (code: string) => Named;
};

const SAYS: Readonly<Record<Language, MessageSays>> = { "zh-CN": zh, en };

export function messageText({ told, subject }: Message, telling: Telling): string {
  const voice = voiceOf(telling);
  const { says } = voice;
  if (told.by === "document") {
    const { document, others } = told;
    const first = documentText(document, voice);
    return others.length === 0 ? first : `${first}${says.between}${says.documents.others(others.length)}`;
  }
  const whose = whoseOf(subject, telling, voice);
  if (told.by === "agent") {
    const { event } = told;
    const item = "material" in event ? voice.materials([event.material.code]) : "";
    return `${says.agents[event.type](item)}${says.between}${says.notOwn}`;
  }
  if (told.by === "event") return eventText(told.event, whose, voice);
  const [first] = told.checks.map(({ dueAt }) => dueAt).sort();
  return says.checks({ matter: whose.matter, by: voice.deadline(first!) });
}

export function todoText(todo: Todo, telling: Telling): string {
  const voice = voiceOf(telling);
  const says = voice.says.todo;
  switch (todo.do) {
    case "hand-in":
      return says["hand-in"](voice.list(todo.materials.map((code) => voice.name(telling.material(code)))));
    case "put-right":
      return says["put-right"];
    case "state-side":
      return says["state-side"];
  }
}

type Whose = { organ: string; matter: string };
type Voice = ReturnType<typeof voiceOf>;

function voiceOf({ language, zone, material, reviews }: Telling) {
  const says = SAYS[language];
  const { dayText, momentText, limitText } = DAY_WORDS[language];
  const name = (named: Named) => (language === "zh-CN" ? named.name : named.nameEn);
  return {
    says,
    codes: CODES[language],
    name,
    matterOf: (code: string) => {
      const matter = reviews.find(({ facts }) => facts.matter.code === code)?.facts.matter;
      return says.matter(matter ? name(matter) : code);
    },
    list: (items: readonly string[]) => [...new Set(items)].join(says.comma),
    materials: (codes: readonly string[]) =>
      [...new Set(codes)].map((code) => name(material(code))).join(says.comma),
    date: (date: LocalDate | null) => (date === null ? says.openDate : dayText(date)),
    deadline: (instant: Instant | null) =>
      instant === null || known(instant) === null ? says.openDate : momentText(deadlineOf(instant, zone)),
    limit: (limit: Limit) => limitText(limit),
  };
}

/** Whose an event of a review is; one of the application is about the whole. */
function whoseOf(subject: string, { reviews }: Telling, { says, name }: Voice): Whose {
  const review = reviews.find(({ facts }) => facts.reviewId === subject);
  if (!review) return { organ: "", matter: says.whole };
  const { department, matter } = review.facts;
  return { organ: name(department), matter: says.matter(name(matter)) };
}

function documentText({ body, issuedBy, matter }: Document, voice: Voice): string {
  const { says, name } = voice;
  const whose = {
    organ: name(issuedBy),
    matter: matter === null ? says.whole : says.matter(name(matter)),
  };
  if (!Object.hasOwn(SENTENCES, body.kind)) throw new Error(`an applicant is told nothing by ${body.kind}`);
  const say = SENTENCES[body.kind as keyof Sentences] as (
    body: NoticeBody,
    whose: Whose,
    voice: Voice,
  ) => string;
  return say(body, whose, voice);
}

type Say = { [K in keyof Sentences]: (...told: [...Parameters<Sentences[K]>, Voice]) => string };

const SENTENCES: Say = {
  receipt: ({ answerBy }, { organ }, { says, deadline }) =>
    says.documents.receipt({ organ, by: deadline(answerBy) }),
  acceptance: ({ how, reviews }, _, { says }) => says.documents.acceptance[how](reviews.length),
  materials: ({ items }, _, { says, list, name }) => says.documents.materials(list(items.map(name))),
  supplement: ({ items }, { organ }, { says, list, name }) => {
    const organs = list(items.map(({ askedBy }) => (askedBy ? name(askedBy.department) : organ)));
    return items.length === 0
      ? says.documents.nothingAsked
      : says.documents.supplement(organs, list(items.map(name)));
  },
  "supplement-withdrawn": ({ items }, { organ }, { says, list, name }) =>
    says.documents.withdrawn(organ, list(items.map(name))),
  "not-accepted": ({ referral }, _, { says }) => says.documents["not-accepted"](referral),
  ended: ({ why }, _, { says }) => says.documents.ended[why],
  delay: ({ cause }, whose, { says, codes, name, date, deadline }) => {
    const nothing = { procedure: "", days: 0, after: "", due: "", asker: "", lead: "" };
    const say = says.documents.delay[cause.why];
    switch (cause.why) {
      case "special-procedure":
        return say({
          ...whose,
          ...nothing,
          procedure: codes.STOPS[cause.kind],
          days: cause.days,
          after: date(cause.after),
        });
      case "overdue":
      case "lead-overdue":
        return say({ ...whose, ...nothing, due: deadline(cause.dueAt), asker: name(cause.askedBy) });
      case "lead-proceeds":
        return say({ ...whose, ...nothing, lead: name(cause.lead) });
      case "objection":
        return say({ ...whose, ...nothing });
    }
  },
  extension: ({ days, unit, after }, whose, { says, limit, date }) =>
    says.documents.extension({ ...whose, days: limit({ days, unit }), after: date(after) }),
  "date-moved": ({ by, before, after }, { matter }, { says, name, date }) => {
    const said = says.documents.moved;
    if (by.why === "handed-on") {
      const to = { matter, to: name(by.to), after: after === null ? null : date(after) };
      return by.named === undefined ? said.handedOn({ ...to, from: name(by.from) }) : said.named(to);
    }
    if (after === null && by.why !== "calendar") return said.open({ matter });
    return said.told({ matter, before: before === null ? null : date(before), after: date(after) });
  },
  "deemed-consent": (_, whose, { says }) => says.documents["deemed-consent"](whose),
  "joint-review-told": ({ heldOn, time, place }, _, { says, date }) =>
    says.documents["joint-review-told"]({ date: date(heldOn), time, place }),
  "joint-review-minutes": ({ conclusion }, _, { says }) =>
    says.documents["joint-review-minutes"][conclusion.result],
  "presider-named": ({ organ, name: who }, _, { says, name }) =>
    says.documents["presider-named"]({ organ: name(organ), name: who }),
  "licence-decision": ({ result }, { matter }, { says }) =>
    says.documents["licence-decision"][result](matter),
  summary: ({ result }, _, { says }) => says.documents.summary[result],
  "project-change": ({ reviews }, _, { says }) => says.documents["project-change"](reviews.length),
  "complaint-answer": ({ about }, _, { says, name }) => says.documents["complaint-answer"](name(about)),
  "revocation-announced": ({ until }, whose, { says, deadline }) =>
    says.documents["revocation-announced"]({ ...whose, until: deadline(until) }),
  "revocation-withdrawn": (_, whose, { says }) => says.documents["revocation-withdrawn"](whose),
  revocation: (_, whose, { says }) => says.documents.revocation(whose),
  agency: ({ what, agent }, _, { says }) => says.documents.agency[what](agent),
  revision: ({ result, matter }, _, { says, name }) => says.documents.revision[result](name(matter)),
  "whole-limit": ({ what, before, after }, _, { says, date }) =>
    says.documents["whole-limit"][what](date(what === "extended" ? after : before)),
  "matter-added": ({ reviews }, _, { says, list, name }) =>
    says.documents["matter-added"](list(reviews.map(({ matter }) => name(matter)))),
  rectification: ({ what, days, until }, _, { says, deadline }) =>
    says.documents.rectification[what](what === "offered" ? String(days) : deadline(until)),
  "site-visit": ({ what, heldOn, time, place }, _, { says, date }) =>
    says.documents["site-visit"][what]({ date: date(heldOn), time, place }),
  "site-visit-minutes": ({ heldOn }, _, { says, date }) => says.documents["site-visit-minutes"](date(heldOn)),
  "payment-notice": ({ total }, _, { says }) => says.documents["payment-notice"](yuan(total)),
  "payment-receipt": ({ what, receipt, amount }, _, { says }) =>
    says.documents["payment-receipt"][what]({ number: receipt, amount: yuan(amount) }),
  "promise-check": ({ effect }, { matter }, { says }) => says.documents["promise-check"][effect](matter),
  "promise-broken": ({ materials }, _, { says, list, name }) =>
    says.documents["promise-broken"](list(materials.map(name))),
  "link-not-copied": ({ material }, _, { says, name }) => says.documents["link-not-copied"](name(material)),
  "date-open": ({ department }, { matter }, { says, name }) =>
    says.documents["date-open"]({ organ: name(department), matter }),
  "silence-taken-back": (_, whose, { says }) => says.documents["silence-taken-back"](whose),
};

/** From whole fen, in which bills are kept. */
const yuan = (fen: number): string => (fen / 100).toFixed(2);

function eventText(
  event: TellingEvent,
  whose: Whose,
  { says, materials, date, deadline, matterOf }: Voice,
): string {
  const said = says.events;
  switch (event.type) {
    case "promise-given":
      return said[event.type](materials(event.promises.map(({ code }) => code)));
    case "promise-reminded":
      return said[event.type](materials(event.materials));
    case "handed-over":
      return said[event.type]({ ...whose, to: event.handedOver.to });
    case "sent-on":
      return said[event.type]({ ...whose, on: date(event.sending.expectedOn) });
    case "higher-answered":
      return said[event.type][event.answer.result](whose);
    case "green-channel-entered":
    case "tracker-named":
      return said[event.type](event.tracker);
    case "green-channel-left":
    case "query-code-reissued":
    case "inquiry-answered":
    case "rating-answered":
    case "order-placed":
    case "complaint-accepted":
    case "complaint-refused":
      return said[event.type];
    case "closed-by-silence":
      return said[event.type][event.outcome](whose);
    case "clock-resumed":
      return said[event.type]({ ...whose, due: date(known(event.served.due.dueDate)) });
    case "referral-answered":
      return said[event.type][event.answer](whose);
    case "jurisdiction-opened":
      return said[event.type][event.decides](whose);
    case "referral-decided":
      return said[event.type][event.result](whose);
    case "licence-handed-out": {
      const { number, handedOut } = event.licence;
      return said[event.type][handedOut.how]({ ...whose, number });
    }
    case "line-corrected":
      return said[event.type]({
        matter: matterOf(event.correction.matter),
        amount: yuan(event.correction.amount),
      });
    case "refund-opened":
      return said[event.type](yuan(event.refund.amount));
    case "refund-refused":
      return said[event.type](event.said);
    case "refund-approved":
      return said[event.type];
    case "rating-excluded":
      return said[event.type][event.ground];
    case "payout-noticed":
      return said[event.type][event.notice.status](yuan(event.notice.amount));
    case "complaint-filed":
      return said[event.type](deadline(event.facts.answerBy));
    case "silence-found-premature":
    case "order-answered":
      return said[event.type](whose);
  }
}
