/** What a whole case is reported as: of the application and of each review the statuses that its history went through. */
import type { ApplicationEvent } from "../application/applicationEvent.ts";
import type { CaseEvent } from "../application/caseEvent.ts";
import { isOfficial, nameOf, type Actor } from "../base/actor.ts";
import type { Chained } from "../base/history.ts";
import { matterCodeOf } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import { outcomeOf, type Opinion } from "../review/opinion.ts";
import type { CancelCause, OwnFacts, ReviewEvent, SilenceRecord } from "../review/review.ts";
import type { SilentOutcome } from "../review/outcome.ts";
import { instanceOf, type Instance } from "./nationalInstance.ts";
import type { LocalMark, NationalRow, NationalRows, NationalSaying } from "./nationalRows.ts";
import { STATUS, type NationalStatus } from "./nationalStatus.ts";

type Records = readonly { subject: string; events: readonly Chained<CaseEvent>[] }[];

/** What a review takes from its application: when that came, how it was accepted, what was promised to follow. */
type Given = {
  applicationId: string;
  projectCode: string;
  projectType: string;
  receivedAt: Instant;
  acceptedAt: Instant;
  isAtWindow: boolean;
  /** By which region file a review was asked. */
  versionOf: (reviewId: string) => string;
  promised: readonly { code: string; givenAt: Instant }[];
};

/** @param records the histories of a case; those of complaints, bills and inquiries are not reported */
export function nationalRows(records: Records): NationalRows {
  const [own] = records.filter(({ events }) => events[0]?.event.type === "application-received");
  if (!own) return { rows: [], illegal: [] };
  const history = own.events as readonly Chained<ApplicationEvent>[];
  const given = givenBy(own.subject, history);
  const parts = [
    ofApplication(own.subject, history),
    ...records
      .filter(({ events }) => isOfReview(events))
      .map(({ subject, events }) => ofReview(subject, events as readonly Chained<ReviewEvent>[], given)),
  ];
  return {
    rows: parts.flatMap(({ rows }): readonly NationalRow[] => rows),
    illegal: parts.flatMap(({ illegal }) => illegal),
  };
}

/** How histories begin that are reported. */
const REVIEWS: readonly string[] = ["review-dispatched", "review-waits", "review-replaced"];

/** Whether a history that begins with an event of this type is reported. */
export const isReported = (type: string): boolean =>
  type === "application-received" || REVIEWS.includes(type);

const isOfReview = ([first]: readonly Chained<CaseEvent>[]): boolean =>
  first !== undefined && REVIEWS.includes(first.event.type);

function givenBy(applicationId: string, history: readonly Chained<ApplicationEvent>[]): Given {
  const events = history.map(({ event }) => event);
  const received = events.find((event) => event.type === "application-received")!;
  const accepted = events.find((event) => event.type === "application-accepted")?.acceptance;
  const asked = [
    ...(accepted?.reviews ?? []),
    ...events.flatMap((event) => (event.type === "project-changed" ? event.reviews : [])),
  ];
  const { project, receivedAt } = received.facts;
  return {
    applicationId,
    projectCode: project.code,
    projectType: project.type,
    receivedAt,
    acceptedAt: accepted?.acceptedAt ?? receivedAt,
    isAtWindow: accepted?.how === "clerk",
    versionOf: (reviewId) =>
      asked.findLast((one) => one.reviewId === reviewId)?.catalogueVersion ??
      accepted?.catalogueVersion ??
      "",
    promised: events.flatMap((event) =>
      event.type === "promise-given" ? event.promises.map(({ code }) => ({ code, givenAt: event.at })) : [],
    ),
  };
}

const text = (said: string): NationalSaying => ({ kind: "text", text: said });

/** Who of the authority did it, by name. */
const handlerIn = (by: Actor): string | null => (isOfficial(by) ? nameOf(by) : null);

function ofApplication(subject: string, history: readonly Chained<ApplicationEvent>[]): NationalRows {
  const one = instanceOf(subject);
  let office: string | null = null;
  let isAccepted = false;
  for (const { at: recordedAt, by, event } of history) {
    const step = (at: Instant) => ({ recordedAt, at, office, handler: handlerIn(by) });
    switch (event.type) {
      case "application-received":
        one.goTo(STATUS.received, step(event.facts.receivedAt));
        break;
      case "materials-requested":
        // What is asked for once more is one request still (一次性告知): its end is reported with whatever ends it.
        if (!one.is(STATUS.supplementAsked)) one.goTo(STATUS.supplementAsked, step(event.at));
        break;
      case "application-accepted": {
        const { acceptedAt, lead } = event.acceptance;
        office = lead.name;
        isAccepted = true;
        one.goTo(STATUS.accepted, step(acceptedAt));
        one.goTo(STATUS.begun, step(acceptedAt));
        break;
      }
      case "application-not-accepted": {
        const how = { ...step(event.at), said: text(event.reasons) };
        // The standard has no way from a request for material to this: it is an end before acceptance, with our mark.
        if (one.is(STATUS.supplementAsked))
          one.goTo(STATUS.withdrawnBefore, { ...how, marks: ["not-accepted-after-supplement"] });
        else one.goTo(STATUS.notOurs, how);
        break;
      }
      case "application-lapsed":
        one.goTo(STATUS.withdrawnBefore, { ...step(event.asOf), handler: null, said: { kind: "lapsed" } });
        break;
      case "application-withdrawn":
        one.goTo(isAccepted ? STATUS.withdrawn : STATUS.withdrawnBefore, {
          ...step(event.at),
          handler: null,
          // Why is the applicant's own word, which no row asks for.
          said: { kind: "withdrawal" },
        });
        break;
      case "application-decided": {
        const { result } = event.decision;
        const marks: LocalMark[] =
          result === "partly-granted" || result === "nothing-to-grant" ? [result] : [];
        const said = event.lead === null ? null : text(event.lead.reasons);
        one.goTo(DECIDED[result], { ...step(event.decidedAt), marks, said });
        break;
      }
      default:
    }
  }
  return one.done();
}

const DECIDED = {
  granted: STATUS.approved,
  "granted-with-conditions": STATUS.approved,
  "partly-granted": STATUS.approved,
  refused: STATUS.refused,
  "nothing-to-grant": STATUS.withdrawn,
} as const;

function ofReview(subject: string, history: readonly Chained<ReviewEvent>[], given: Given): NationalRows {
  const one = instanceOf(subject);
  const matterCode = matterCodeOf(subject);
  let office = "";
  let matter: OwnFacts["matter"] | undefined;
  const came = new Set<string>();
  /** The end as it was reported, for what is found of it afterwards. */
  let end: Parameters<Instance["goTo"]> | undefined;
  /** An approval, with tolerance (容缺) where something promised for its matter had not come by then. */
  const approved = (at: Instant): NationalStatus =>
    given.promised.some(
      ({ code, givenAt }) => givenAt <= at && matter?.materials.includes(code) && !came.has(code),
    )
      ? STATUS.approvedWithTolerance
      : STATUS.approved;
  const close = (...how: Parameters<Instance["goTo"]>) => {
    end = how;
    one.goTo(...how);
  };
  for (const { at: recordedAt, by, event } of history) {
    const step = (at: Instant) => ({ recordedAt, at, office, handler: handlerIn(by) });
    switch (event.type) {
      case "review-dispatched":
      case "review-waits":
      case "review-replaced": {
        if (matter !== undefined) break;
        matter = event.facts.matter;
        office = event.facts.department.name;
        const { applicationId, projectCode, projectType, isAtWindow, receivedAt, acceptedAt } = given;
        const { department } = event.facts;
        one.add({
          table: "matters",
          recordedAt,
          applicationId,
          projectCode,
          projectType,
          matterCode,
          catalogueVersion: given.versionOf(subject),
          department: { id: department.id, name: department.name },
          limit: matter.limit,
          isAtWindow,
        });
        one.goTo(STATUS.received, { ...step(receivedAt), handler: null });
        one.goTo(STATUS.accepted, { ...step(acceptedAt), handler: null });
        if (event.type === "review-replaced")
          close(STATUS.approved, { ...step(event.at), said: { kind: "replaced" }, marks: ["replaced"] });
        break;
      }
      case "review-served":
        // A change of the project serves it anew: what was begun goes on.
        if (!one.is(STATUS.begun)) one.goTo(STATUS.begun, { ...step(event.served.servedAt), handler: null });
        break;
      case "promised-material-came":
        came.add(event.material);
        break;
      case "supplement-requested":
        one.goTo(STATUS.supplementAsked, {
          ...step(event.supplement.requestedAt),
          said: text(event.supplement.reasons),
        });
        break;
      case "special-procedure-started":
        one.goTo(STATUS.procedureBegun, {
          ...step(event.procedure.startedAt),
          said: text(event.procedure.reasons),
        });
        break;
      case "clock-resumed":
        if (one.is(STATUS.supplementAsked) || one.is(STATUS.procedureBegun))
          one.goTo(STATUS.begun, { ...step(event.at), handler: null });
        break;
      case "clock-interrupted":
        if (one.is(STATUS.supplementAsked) || one.is(STATUS.procedureBegun))
          one.goTo(STATUS.begun, { ...step(event.at), handler: null, said: { kind: "project-change" } });
        break;
      case "silence-found-premature":
        one.reopen();
        break;
      case "opinion-given": {
        const { opinion, receivedAt, overdue } = event;
        const how = answered(opinion, approved(receivedAt));
        const handler = opinion.handler?.name ?? handlerIn(by);
        const marks: LocalMark[] = [...how.marks, ...(overdue ? (["overdue"] as const) : [])];
        close(how.status, { ...step(receivedAt), handler, said: how.said, marks });
        if (opinion.documentNumber !== undefined)
          addDocument(receivedAt, recordedAt, opinion.documentNumber, null);
        break;
      }
      case "opinion-found-timely":
        if (end) {
          const [status, { marks = [], ...rest }] = end;
          one.reopen();
          close(status, { ...rest, recordedAt, marks: marks.filter((mark) => mark !== "overdue") });
        }
        break;
      case "closed-by-silence":
        close(...silent(event.outcome, event.record, approved(event.record.asOf), step(event.record.asOf)));
        break;
      case "review-cancelled":
        close(STATUS.withdrawn, { ...step(event.at), handler: null, said: cause(event.cause) });
        break;
      case "referral-decided":
        if (event.closing) {
          const said = text(event.reasons);
          close(STATUS.withdrawn, { ...step(event.at), handler: null, said, marks: ["referred"] });
        }
        break;
      case "deemed-consent-revoked":
        one.goTo(STATUS.revoked, {
          ...step(event.revocation.at),
          said: text(event.revocation.reasons),
        });
        break;
      case "late-opinion-kept":
        // The written opinion that is owed after a silence (补录) changes no status; its document is reported.
        if (event.attempt.opinion.documentNumber !== undefined)
          addDocument(event.attempt.receivedAt, recordedAt, event.attempt.opinion.documentNumber, null);
        break;
      case "licence-handed-out":
        addDocument(event.licence.at, recordedAt, event.licence.number, event.licence.validUntil);
        break;
      default:
    }
  }
  return one.done();

  function addDocument(at: Instant, recordedAt: Instant, documentNumber: string, validUntil: string | null) {
    one.add({ table: "documents", recordedAt, at, documentNumber, matterName: matter!.name, validUntil });
  }
}

const cause = ({ kind }: CancelCause): NationalSaying => ({ kind });

/** How a department's answer is reported: what it says is no business of its own was neither granted nor refused. */
function answered(
  opinion: Opinion,
  approved: NationalStatus,
): { status: NationalStatus; said: NationalSaying | null; marks: LocalMark[] } {
  switch (opinion.kind) {
    case "consent":
      return { status: approved, said: null, marks: [] };
    case "consent-with-conditions": {
      const conditions = opinion.conditions.map((condition) => condition.text);
      return { status: approved, said: { kind: "conditions", conditions }, marks: [] };
    }
    case "objection":
      return { status: STATUS.refused, said: text(opinion.reasons), marks: [] };
    case "not-applicable": {
      const mark = outcomeOf(opinion) === "referred" ? "referred" : "not-applicable";
      return { status: STATUS.withdrawn, said: text(opinion.reasons), marks: [mark] };
    }
  }
}

/** A silence has no code of its own: what it counts as, with our mark and what allows it. */
function silent(
  outcome: SilentOutcome,
  { basis }: SilenceRecord,
  approved: NationalStatus,
  step: Parameters<Instance["goTo"]>[1],
): Parameters<Instance["goTo"]> {
  const status = outcome === "deemed-refusal" ? STATUS.refused : approved;
  return [
    status,
    { ...step, handler: null, said: { kind: "silence", mark: outcome, basis }, marks: [outcome] },
  ];
}
