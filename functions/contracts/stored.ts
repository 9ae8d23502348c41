/**
 * What is stored of a record: its history, and nothing that the history says already. It is read back through these: what
 * does not fit is a fault, not a guess.
 */
import * as z from "zod";
import type { Application } from "../domain/application/application.ts";
import type { ApplicationEvent } from "../domain/application/applicationEvent.ts";
import * as applications from "../domain/application/replay.ts";
import { applicationKept, keptApplication } from "./keptApplication.ts";
import type { CaseEvent } from "../domain/application/caseEvent.ts";
import * as inquiries from "../domain/application/inquiry.ts";
import type { Inquiry, InquiryEvent } from "../domain/application/inquiry.ts";
import * as ratings from "../domain/supervision/rating.ts";
import type { Rating, RatingEvent } from "../domain/supervision/rating.ts";
import * as complaints from "../domain/supervision/complaint.ts";
import type { Complaint, ComplaintEvent } from "../domain/supervision/complaint.ts";
import * as bills from "../domain/billing/bill.ts";
import type { Bill, BillEvent } from "../domain/billing/bill.ts";
import type { Chained } from "../domain/base/history.ts";
import type { Document } from "../domain/notices/document.ts";
import { spelled, spelledLast } from "../domain/base/spelled.ts";
import { withNote } from "../domain/review/projectChange.ts";
import * as reviews from "../domain/review/replay.ts";
import type { Authorisation } from "../domain/agency/authorisation.ts";
import { ALL_ACTS } from "../domain/agency/acts.ts";
import type { Hold } from "../domain/review/hold.ts";
import type { Staff } from "../domain/review/postHolder.ts";
import type { Durations } from "../domain/supervision/prediction.ts";
import type { AccountEvent } from "../domain/supervision/account.ts";
import { COUNTERS, type CountedRecords, type Counters } from "../domain/supervision/tally.ts";
import type { EndpointSwitch } from "../domain/review/endpoint.ts";
import type { Outage } from "../domain/review/outage.ts";
import { ownFacts, type CaseFacts, type Review, type ReviewEvent } from "../domain/review/review.ts";
import { isEventType, rowOf } from "./events/events.ts";
import { actor } from "./events/shapes/actor.ts";

/** A record, by what it is one of. */
export type StoredState =
  | { of: "application"; state: Application }
  | { of: "review"; state: Review }
  | { of: "complaint"; state: Complaint }
  | { of: "bill"; state: Bill }
  | { of: "inquiry"; state: Inquiry }
  | { of: "rating"; state: Rating };

/** A record that this version cannot read: a fault where it is asked for, and set aside where it is one of many. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

/** What came before the events at hand: nothing, or what the events in earlier items made. */
export type Before = {
  /** The hash of the last event of it. */
  head: string;
  /** Its state as JSON; `null` where nothing came before. */
  state: string | null;
};

const text = z.string().min(1);

const storedEvent = z.looseObject({
  seq: z.int().min(1),
  at: text,
  by: actor,
  event: z.looseObject({ type: text }),
  hash: text,
});

/** An event as it is stored: the hash of the one before it stands with that one. */
export const toStored = ({ seq, at, by, event, hash }: Chained<object>): string =>
  `{"seq":${seq},"at":${JSON.stringify(at)},"by":${spelled(by)},"event":${spelledLast(event)},"hash":"${hash}"}`;

/**
 * Events as they were written: checked, and nothing changed in them, since their hashes stand over every byte.
 * @param head the hash of the event before the first of them
 * @throws Unreadable when one is none that this version knows
 */
export const parseHistory = (stored: readonly string[], head: string): Chained<CaseEvent>[] =>
  chainedBy(stored, head, parseKnown);

/** An event as it was written, whatever it says. */
export type Written = { type: string };

/**
 * The same for who hands them on and reads nothing into them: an event of another version is one, too.
 * @throws Unreadable when one is no event at all
 */
export const copyHistory = (stored: readonly string[], head: string): Chained<Written>[] =>
  chainedBy(stored, head, parseWritten);

/**
 * Events as they were written, as those that this version knows.
 * @throws Unreadable when one is none of them
 */
export const knownHistory = (written: readonly Chained<Written>[]): Chained<CaseEvent>[] =>
  readable(() => {
    for (const { event } of written) checkKnown(event);
    return written as Chained<CaseEvent>[];
  });

type Link<E> = Omit<Chained<E>, "previous">;

function chainedBy<E>(
  stored: readonly string[],
  head: string,
  parse: (json: string) => Link<E>,
): Chained<E>[] {
  let previous = head;
  return stored.map((json) => {
    const { hash, ...link } = readable(() => parse(json));
    // In the order in which it was made: an export says the same, whether its events were read back or just written.
    const chained = { ...link, previous, hash };
    previous = hash;
    return chained;
  });
}

function parseWritten(json: string): Link<Written> {
  const parsed: unknown = JSON.parse(json);
  storedEvent.parse(parsed);
  return parsed as Link<Written>;
}

function parseKnown(json: string): Link<CaseEvent> {
  const link = parseWritten(json);
  checkKnown(link.event);
  return link as Link<CaseEvent>;
}

function checkKnown(event: Written): void {
  const { type } = event;
  if (!isEventType(type)) throw new Error(`no event is called "${type}" here`);
  rowOf({ type }).data.parse(event);
}

const eventsOf = <E>(history: readonly Chained<CaseEvent>[]): E[] => history.map(({ event }) => event as E);

/** @throws Unreadable when the history is no application's */
export const readApplication = (history: readonly Chained<CaseEvent>[], { state }: Before): Application =>
  readable(() => {
    const events = eventsOf<ApplicationEvent>(history);
    if (state === null) return applications.begin(events);
    return events.reduce(applications.evolve, applicationKept(JSON.parse(state)));
  });

/** @param given what its application gives it @throws Unreadable when the history is no review's */
export const readReview = (
  given: CaseFacts,
  history: readonly Chained<CaseEvent>[],
  { state }: Before,
): Review =>
  readable(() => {
    const events = eventsOf<ReviewEvent>(history);
    if (state === null) return reviews.begin(given, events);
    const before = JSON.parse(state) as Review;
    // Of its facts an item keeps only its own, and what changes of the project have made of the others.
    const facts = (before.notes ?? []).reduce(withNote, { ...given, ...before.facts });
    return events.reduce(reviews.evolve, { ...before, facts });
  });

/** A review as it is kept where its history goes on in the next item: without what its application gives it. */
export const ownState = (review: Review): unknown => ({ ...review, facts: ownFacts(review.facts) });

/** What is kept of a record where its history goes on in the next item. */
export function baseState({ of, state }: StoredState): unknown {
  switch (of) {
    case "review":
      return ownState(state);
    case "application":
      return keptApplication(state);
    case "complaint":
    case "bill":
    case "inquiry":
    case "rating":
      return state;
  }
}

/** @throws Unreadable when the history is no complaint's */
export const readComplaint = (history: readonly Chained<CaseEvent>[], { state }: Before): Complaint =>
  readable(() => {
    const events = eventsOf<ComplaintEvent>(history);
    if (state === null) return complaints.begin(events);
    return events.reduce(complaints.evolve, JSON.parse(state) as Complaint);
  });

/** @throws Unreadable when the history is no bill's */
export const readBill = (history: readonly Chained<CaseEvent>[], { state }: Before): Bill =>
  readable(() => {
    const events = eventsOf<BillEvent>(history);
    if (state === null) return bills.begin(events);
    return events.reduce(bills.evolve, JSON.parse(state) as Bill);
  });

/** @throws Unreadable when the history is no inquiry's */
export const readInquiry = (history: readonly Chained<CaseEvent>[], { state }: Before): Inquiry =>
  readable(() => {
    const events = eventsOf<InquiryEvent>(history);
    if (state === null) return inquiries.begin(events);
    return events.reduce(inquiries.evolve, JSON.parse(state) as Inquiry);
  });

/** @throws Unreadable when the history is no rating's */
export const readRating = (history: readonly Chained<CaseEvent>[], { state }: Before): Rating =>
  readable(() => {
    const events = eventsOf<RatingEvent>(history);
    if (state === null) return ratings.begin(events);
    return events.reduce(ratings.evolve, JSON.parse(state) as Rating);
  });

/** @throws Unreadable where what is stored cannot be read */
export function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable("a record is not as this version reads it", { cause });
  }
}

const moment = z.looseObject({ by: actor, at: text });

const hold = z.looseObject({
  holdId: text,
  creditCode: text,
  reason: text,
  basis: text,
  from: text,
  until: text.nullable(),
  keepsFrom: z.literal("promising").optional(),
  placed: moment,
  ended: moment.extend({ reason: text, from: text }).nullable(),
});

/** @throws Unreadable when the stored text is no entry of the register of holds */
export const parseHold = (json: string): Hold => readable(() => hold.parse(JSON.parse(json)) as Hold);
const day = z.iso.date();
const counters = z.partialRecord(z.enum(COUNTERS), z.int());

const counted = z.record(
  text,
  z.object({
    version: z.int().min(1),
    tally: z.record(day, counters),
    yellows: z.array(
      z.object({ at: text, on: day, isCorrected: z.boolean(), isCovered: z.boolean().optional() }),
    ),
  }),
);

const stated = moment.extend({
  type: z.literal("outage-stated"),
  from: text,
  until: text.nullable(),
  departments: z.array(text).nullable(),
  reason: text,
});

const outage = z.looseObject({
  outageId: text,
  acts: z.tuple(
    [stated],
    z.discriminatedUnion("type", [
      stated,
      moment.extend({ type: z.literal("outage-taken-off"), reason: text }),
    ]),
  ),
});

/** @throws Unreadable when the stored text is no entry of the register of outages */
export const parseOutage = (json: string): Outage => readable(() => outage.parse(JSON.parse(json)) as Outage);

const agent = z.looseObject({ id: text, name: text, isTeam: z.boolean() });
const terms = z.looseObject({
  about: z.looseObject({ projectCode: text, applicationId: text.nullable(), site: text.nullable() }),
  acts: z.array(z.enum(ALL_ACTS)),
  from: day,
  until: day,
});

const authorisation = z.looseObject({
  authorisationId: text,
  applicant: z.looseObject({ creditCode: text, name: text }),
  acts: z
    .array(
      z.discriminatedUnion("type", [
        moment.extend({
          type: z.literal("authorisation-given"),
          terms,
          agent,
          begins: text,
          ends: text,
          window: z
            .looseObject({ seen: text, told: text, paper: z.looseObject({ fileId: text }) })
            .nullable(),
        }),
        moment.extend({ type: z.literal("agent-asked-for"), terms, ends: text, answerBy: text }),
        moment.extend({ type: z.literal("agent-assigned"), agent, begins: text }),
        moment.extend({ type: z.literal("request-refused"), reasons: text }),
        moment.extend({ type: z.literal("authorisation-extended"), until: day, ends: text }),
        moment.extend({ type: z.literal("authorisation-ended"), why: text, reasons: text.nullable() }),
      ]),
    )
    .min(1),
  lastActAt: text.nullable(),
});

/**
 * @param lastActAt when something was last done by it, which is written beside it
 * @throws Unreadable when the stored text is no authorisation
 */
export const parseAuthorisation = (json: string, lastActAt: string | null): Authorisation =>
  readable(
    () => authorisation.parse({ ...(JSON.parse(json) as object), lastActAt }) as unknown as Authorisation,
  );

/** What is written of one: when something was last done by it is not said with it. */
export const storedAuthorisation = ({ lastActAt: _beside, ...said }: Authorisation): string =>
  JSON.stringify(said);

const switches = z.array(
  z.looseObject({
    off: z.looseObject({ at: text, webhookId: text, url: text }),
    on: moment.extend({ reason: text }).nullable(),
  }),
);

/** @throws Unreadable when the stored text does not say when an endpoint was switched off and on */
export const parseSwitches = (json: string): EndpointSwitch[] =>
  readable(() => switches.parse(JSON.parse(json)) as EndpointSwitch[]);

const absenceStated = moment.extend({
  type: z.literal("absence-stated"),
  person: text,
  from: text,
  until: text.nullable(),
  reason: text,
  leader: text.nullable(),
});

const staff = z.looseObject({
  absences: z.array(
    z.looseObject({
      absenceId: text,
      acts: z.tuple(
        [absenceStated],
        z.discriminatedUnion("type", [
          absenceStated,
          moment.extend({ type: z.literal("absence-taken-off"), reason: text }),
          moment.extend({ type: z.literal("absence-confirmed") }),
        ]),
      ),
    }),
  ),
  handOvers: z.array(
    z.looseObject({
      handOverId: text,
      from: text,
      to: text,
      reason: text,
      reviews: z.array(text),
      offered: moment,
      answered: moment.extend({ refused: text.nullable() }).nullable(),
    }),
  ),
});

/** @throws Unreadable when the stored text does not say who is away and what was handed over */
export const parseStaff = (json: string): Staff => readable(() => staff.parse(JSON.parse(json)) as Staff);

const cardKey = z.object({ reviewId: text, rule: text, at: text });
const stepKey = z.object({ person: text.nullable(), colour: z.enum(["yellow", "red"]), nth: z.int().min(1) });
const onCard = { card: cardKey };
const onStep = { step: stepKey, cards: z.array(cardKey) };
const account = z.array(
  z.looseObject({
    seq: z.int().min(1),
    at: text,
    by: actor,
    hash: text,
    event: z.discriminatedUnion("type", [
      z.looseObject({ type: z.literal("objection-noted"), reviewId: text }),
      z.looseObject({
        type: z.literal("objection-returned"),
        reviewId: text,
        about: z.array(text),
        reasons: text,
      }),
      z.looseObject({ type: z.literal("objection-answered"), reviewId: text, text }),
      z.looseObject({ type: z.literal("card-confirmed"), ...onCard, reasons: text }),
      z.looseObject({ type: z.literal("card-served"), ...onCard, person: text, how: text.nullable() }),
      z.looseObject({ type: z.literal("card-contested"), ...onCard, reasons: text }),
      z.looseObject({ type: z.literal("contest-decided"), ...onCard, outcome: text, reasons: text }),
      z.looseObject({ type: z.literal("proposal-served"), ...onStep, measure: text, how: text.nullable() }),
      z.looseObject({ type: z.literal("statement-made"), ...onStep, text }),
      z.looseObject({
        type: z.literal("proposal-decided"),
        ...onStep,
        measure: text,
        outcome: text,
        reasons: text,
      }),
    ]),
  }),
);

/** @throws Unreadable when the stored text does not say what was decided beside a department's cards */
export const parseAccount = (json: string): Chained<AccountEvent>[] =>
  readable(() => account.parse(JSON.parse(json)) as unknown as Chained<AccountEvent>[]);

const notice = z.looseObject({
  noticeId: text,
  issuedAt: text,
  number: text,
  applicationId: text,
  audience: z.looseObject({ applicant: z.boolean(), departments: z.array(text), supervisors: z.boolean() }),
  body: z.looseObject({ kind: text }),
});

/** @throws ZodError or SyntaxError when the stored text is no notice */
export const parseNotice = (json: string): Document => notice.parse(JSON.parse(json)) as unknown as Document;

/** @throws ZodError or SyntaxError when the stored text is no row of a list behind figures */
export const parseCounters = (json: string): Counters => counters.parse(JSON.parse(json));

const durations = z.record(text, z.record(text, z.record(z.string().regex(/^\d+$/), z.int().min(1))));

/** @throws ZodError or SyntaxError when the stored text does not say how long reviews took, by department and matter */
export const parseDurations = (json: string): Readonly<Record<string, Readonly<Record<string, Durations>>>> =>
  durations.parse(JSON.parse(json));

/** @throws ZodError or SyntaxError when the stored text is no note of what was counted */
export const parseCounted = (json: string): CountedRecords => counted.parse(JSON.parse(json));
