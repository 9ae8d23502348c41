/** What a language has to say for messages: a sentence for each kind that an applicant is told by; a new kind does not compile without. */
import type { DelayCause, NoticeBody } from "../domain/notices/notice.ts";
import type { Todo } from "../domain/notices/message.ts";
import type { AgentsType, TellingEvent, TellingType, ToldKind } from "../domain/notices/told.ts";

type Say<T> = (told: T) => string;
type Of<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;
type About<T extends TellingType> = Extract<TellingEvent, { type: T }>;
type Whose = { organ: string; matter: string };

export type MessageSays = {
  comma: string;
  openDate: string;
  /** Between two sentences. */
  between: string;
  whole: string;
  matter: Say<string>;
  documents: {
    receipt: Say<{ organ: string; by: string }>;
    acceptance: Record<Of<"acceptance">["how"], Say<number>>;
    materials: Say<string>;
    supplement: (organs: string, items: string) => string;
    nothingAsked: string;
    withdrawn: (organ: string, items: string) => string;
    "not-accepted": Say<string | null>;
    ended: Record<Of<"ended">["why"], string>;
    delay: {
      [W in DelayCause["why"]]: Say<
        Whose & {
          procedure: string;
          days: number;
          after: string;
          due: string;
          asker: string;
          lead: string;
        }
      >;
    };
    extension: Say<Whose & { days: string; after: string }>;
    moved: {
      told: Say<{ matter: string; before: string | null; after: string }>;
      open: Say<{ matter: string }>;
      named: Say<{ matter: string; to: string; after: string | null }>;
      handedOn: Say<{ matter: string; from: string; to: string; after: string | null }>;
    };
    "deemed-consent": Say<Whose>;
    "joint-review-told": Say<{ date: string; time: string; place: string }>;
    "joint-review-minutes": Record<Of<"joint-review-minutes">["conclusion"]["result"], string>;
    "presider-named": Say<{ organ: string; name: string }>;
    "licence-decision": Record<Of<"licence-decision">["result"], Say<string>>;
    summary: Record<Of<"summary">["result"], string>;
    others: Say<number>;
    "project-change": Say<number>;
    "complaint-answer": Say<string>;
    "revocation-announced": Say<Whose & { until: string }>;
    "revocation-withdrawn": Say<Whose>;
    revocation: Say<Whose>;
    agency: Record<Of<"agency">["what"], Say<string>>;
    revision: Record<Of<"revision">["result"], Say<string>>;
    "whole-limit": Record<Of<"whole-limit">["what"], Say<string>>;
    "matter-added": Say<string>;
    rectification: Record<Of<"rectification">["what"], Say<string>>;
    "site-visit": Record<Of<"site-visit">["what"], Say<{ date: string; time: string; place: string }>>;
    "site-visit-minutes": Say<string>;
    "payment-notice": Say<string>;
    "payment-receipt": Record<Of<"payment-receipt">["what"], Say<{ number: string; amount: string }>>;
    "promise-check": Record<Of<"promise-check">["effect"], Say<string>>;
    "promise-broken": Say<string>;
    "link-not-copied": Say<string>;
    "date-open": Say<Whose>;
    "silence-taken-back": Say<Whose>;
  };
  events: {
    "promise-given": Say<string>;
    "promise-reminded": Say<string>;
    "query-code-reissued": string;
    "closed-by-silence": Record<About<"closed-by-silence">["outcome"], Say<Whose>>;
    "silence-found-premature": Say<Whose>;
    "clock-resumed": Say<{ matter: string; due: string }>;
    "order-answered": Say<Whose>;
    "referral-answered": Record<About<"referral-answered">["answer"], Say<Whose>>;
    "jurisdiction-opened": Record<About<"jurisdiction-opened">["decides"], Say<Whose>>;
    "referral-decided": Record<About<"referral-decided">["result"], Say<Whose>>;
    "licence-handed-out": Record<
      About<"licence-handed-out">["licence"]["handedOut"]["how"],
      Say<Whose & { number: string }>
    >;
    "complaint-filed": Say<string>;
    "complaint-accepted": string;
    "complaint-refused": string;
    "inquiry-answered": string;
    "rating-answered": string;
    "rating-excluded": Record<About<"rating-excluded">["ground"], string>;
    "line-corrected": Say<{ matter: string; amount: string }>;
    "order-placed": string;
    "refund-opened": Say<string>;
    "refund-refused": Say<string>;
    "refund-approved": string;
    "payout-noticed": Record<About<"payout-noticed">["notice"]["status"], Say<string>>;
    "handed-over": Say<Whose & { to: string }>;
    "sent-on": Say<Whose & { on: string }>;
    "higher-answered": Record<About<"higher-answered">["answer"]["result"], Say<Whose>>;
    "green-channel-entered": Say<{ name: string; phone: string }>;
    "green-channel-left": string;
    "tracker-named": Say<{ name: string; phone: string }>;
  };
  /** An agent has done it; `item`: the material that it is about, if any. */
  agents: Record<AgentsType, Say<string>>;
  notOwn: string;
  checks: Say<{ matter: string; by: string }>;
  todo: Record<Todo["do"], string | Say<string>> & {
    "hand-in": Say<string>;
    "put-right": string;
    "state-side": string;
  };
};

/** Sentences of documents by their kinds. */
export type Sentences = { [K in ToldKind]: (body: Of<K>, whose: Whose) => string };
