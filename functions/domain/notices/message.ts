/**
 * 站内消息: what the applicant of a case has been told, or is asked to do, read off its record. Whatever owes them a document is
 * a message by that document; of what owes none, the events are named here that are told all the same.
 */
import type { Application } from "../application/application.ts";
import { isPuttingRight } from "../application/rectification.ts";
import { owedNow, type OwedNow } from "../application/owed.ts";
import { reviewIdOf } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import { announcedOf, statementDue } from "../review/announcement.ts";
import { promisesToCheck, type CheckedPromise } from "../review/promiseCheck.ts";
import type { Review } from "../review/review.ts";
import type { ClockRules } from "../calendar/clock.ts";
import type { History } from "./asOf.ts";
import type { Document } from "./document.ts";
import { isOfAgents, isTelling, type Told } from "./told.ts";

/** Until when something is owed, and whether that is over; `null` where no calendar reaches it yet. */
export type Todo =
  | { do: "hand-in"; materials: readonly string[]; dueAt: Instant; isLate: boolean }
  | { do: "put-right"; dueAt: Instant; isLate: boolean }
  /** Before a consent by silence is revoked; once it is too late, nothing is to do. */
  | { do: "state-side"; dueAt: Instant; isLate: false };

export type Message = {
  /** Unique within its case: of which event, and what of it. */
  messageId: string;
  /** When it was told: a document when it was issued. */
  at: Instant;
  /** The record in whose history its event stands. */
  subject: string;
  told: Told;
  /** What is still owed of what it asks for; each thing stands with the newest message that asks for it. */
  todo: Todo | null;
};

/** A case as it stands now, with its histories and what has been issued in it. */
export type Telling = {
  application: Application;
  reviews: readonly Review[];
  histories: readonly History[];
  documents: readonly Document[];
  now: Instant;
  rules: ClockRules;
};

/** Everything that the applicant has been told, the newest first. */
export function messagesOf(telling: Telling): Message[] {
  const told = toldIn(telling).sort(newestFirst);
  const open = new Set(owedNow(telling.application, telling.reviews));
  return told.map((one) => ({ ...one, todo: todoOf(one.told, one.subject, open, telling) }));
}

type Place = Pick<Message, "at" | "messageId">;

/** Of one instant by their ids, so that a list goes on where it ended. */
export const newestFirst = (a: Place, b: Place): number =>
  a.at === b.at ? (a.messageId < b.messageId ? 1 : -1) : a.at < b.at ? 1 : -1;

function toldIn({ histories, documents }: Telling): Omit<Message, "todo">[] {
  const own = documents.filter(({ audience }) => audience.applicant);
  const byEvent = Map.groupBy(own, ({ follows }) => `${follows.subject} ${follows.seq}`);
  return histories.flatMap(({ subject, events }) =>
    events.flatMap(({ seq, at, by, event }) => {
      const id = `${subject}.${seq}`;
      const issued = byEvent.get(`${subject} ${seq}`);
      const checks = "checksDue" in event ? (event.checksDue ?? []) : [];
      return [
        ...(issued ? [byDocuments(id, subject, issued)] : []),
        ...(!issued && isTelling(event)
          ? [{ messageId: id, at, subject, told: { by: "event" as const, event } }]
          : []),
        ...(by.role === "agent" && isOfAgents(event)
          ? [{ messageId: `${id}.agent`, at, subject, told: { by: "agent" as const, event } }]
          : []),
        ...(checks.length > 0
          ? [{ messageId: `${id}.checks`, at, subject, told: { by: "checks" as const, checks } }]
          : []),
      ];
    }),
  );
}

/** Several documents of one event are one message, which the one about the whole case leads. */
function byDocuments(messageId: string, subject: string, issued: readonly Document[]): Omit<Message, "todo"> {
  const document = issued.find(({ reviewId }) => reviewId === null) ?? issued[0]!;
  const others = issued.filter((one) => one !== document);
  const at = issued.reduce((last, { issuedAt }) => (issuedAt > last ? issuedAt : last), document.issuedAt);
  return { messageId, at, subject, told: { by: "document", document, others } };
}

/** What a message asks for, of whom: by which review, or by the case itself. */
type Asked = { material: string; askedBy: string | null };

function askedIn(told: Told): readonly Asked[] {
  if (told.by === "checks" || told.by === "agent") return [];
  if (told.by === "event") {
    const { event } = told;
    switch (event.type) {
      case "promise-given":
        return event.promises.map(({ code }) => ofCase(code));
      case "promise-reminded":
        return event.materials.map(ofCase);
      default:
        return [];
    }
  }
  const { applicationId, body } = told.document;
  switch (body.kind) {
    case "materials":
    case "supplement":
      return body.items.map(({ code, askedBy }) => ({
        material: code,
        askedBy: askedBy && reviewIdOf(applicationId, askedBy.matter.code),
      }));
    case "supplement-withdrawn":
      return body.left.map(({ code, askedBy }) => ({
        material: code,
        askedBy: askedBy && reviewIdOf(applicationId, askedBy.matter.code),
      }));
    case "promise-broken":
      return body.materials.map(({ code }) => ofCase(code));
    default:
      return [];
  }
}

const ofCase = (material: string): Asked => ({ material, askedBy: null });

/** Takes what it asks for out of what is owed: an older message asks for nothing that a newer one does. */
function todoOf(told: Told, subject: string, open: Set<OwedNow>, telling: Telling): Todo | null {
  const other = putRightIn(told, subject, telling) ?? statementIn(told, subject, telling);
  if (other !== null) return other;
  const asked = askedIn(told);
  const taken = [...open].filter((owed) =>
    asked.some(({ material, askedBy }) => owed.material === material && owed.askedBy === askedBy),
  );
  if (taken.length === 0) return null;
  for (const owed of taken) open.delete(owed);
  const dueAt = taken.map((owed) => owed.dueAt).sort()[0]!;
  const materials = [...new Set(taken.map(({ material }) => material))];
  return { do: "hand-in", materials, dueAt, isLate: dueAt <= telling.now };
}

/** The applicant's side of what was announced, as long as they may state it. */
function statementIn(told: Told, subject: string, { reviews, rules, now }: Telling): Todo | null {
  if (told.by !== "document" || told.document.body.kind !== "revocation-announced") return null;
  const review = reviews.find(({ facts }) => facts.reviewId === subject);
  const announced = review ? announcedOf(review) : null;
  if (announced === null || announced.at !== told.document.at || announced.statement) return null;
  const { dueAt } = statementDue(announced, rules);
  return now < dueAt ? { do: "state-side", dueAt, isLate: false } : null;
}

/** What stands against it, while the applicant may put it right; a promise that was found wanting, as long as nobody has looked again. */
function putRightIn(told: Told, subject: string, { application, reviews, rules, now }: Telling): Todo | null {
  if (told.by !== "document") return null;
  if (told.document.body.kind === "rectification") {
    const dueAt = application.rectification?.agreed?.dueAt;
    if (told.document.body.what !== "agreed" || !isPuttingRight(application) || !dueAt) return null;
    return { do: "put-right", dueAt, isLate: dueAt <= now };
  }
  if (told.document.body.kind !== "promise-check") return null;
  const { effect, material } = told.document.body;
  const review = reviews.find(({ facts }) => facts.reviewId === subject);
  if (effect !== "put-right" || !review) return null;
  const about: CheckedPromise = material && material.code;
  const due = promisesToCheck(review, rules, application.status === "withdrawn").find(
    (one) => one.material === about && one.standing === "put-right",
  )?.due;
  return due ? { do: "put-right", dueAt: due.dueAt, isLate: due.dueAt <= now } : null;
}
