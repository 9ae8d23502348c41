/** Which notices an event owes, and what each one says. Each is owed for exactly one event, so each exists once. */
import {
  acceptanceOf,
  type Acceptance,
  type Application,
  type ApplicationEvent,
} from "../application/application.ts";
import { dueOf, type ClockRules } from "../calendar/clock.ts";
import { responsible } from "../review/handler.ts";
import type { Audience, AnnouncedReview, Notice, NoticeBody, OwedItem } from "./notice.ts";
import type { Region } from "../catalogue/region.ts";
import type { Review, ReviewEvent } from "../review/review.ts";
import { outstanding } from "../review/stop.ts";
import { noticeIdOf, noticeNumberOf } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";

/** A case as it stands on record, and what the region calls things. */
export type NoticeContext = {
  application: Application;
  reviews: readonly Review[];
  region: Region;
  rules: ClockRules;
};

/** The event, which record it belongs to, and where it stands in that record's history. */
export type Occasion = {
  subject: string;
  seq: number;
  at: Instant;
  event: ApplicationEvent | ReviewEvent;
};

/** The events that owe a notice at all, so that nobody needs to look at a whole case for the others. */
const OWING: ReadonlySet<string> = new Set<(ApplicationEvent | ReviewEvent)["type"]>([
  "application-accepted",
  "materials-requested",
  "application-not-accepted",
  "application-lapsed",
  "application-withdrawn",
  "joint-review-convened",
  "joint-review-concluded",
  "application-decided",
  "lead-overdue",
  "supplement-requested",
  "special-procedure-started",
  "clock-extended",
  "review-escalated",
  "escalation-raised",
  "closed-by-silence",
  "deemed-consent-revoked",
  "opinion-given",
]);

/** Whether an event may owe a notice; of opinions only an objection does. */
export function owesNotice(event: { type: string }): boolean {
  if (!OWING.has(event.type)) return false;
  const owing = event as ApplicationEvent | ReviewEvent;
  if (owing.type === "opinion-given") return owing.opinion.kind === "objection";
  return owing.type !== "closed-by-silence" || owing.outcome === "deemed-consent";
}

const APPLICANT: Audience = { applicant: true, departments: [], supervisors: false };
const SUPERVISORS: Audience = { applicant: false, departments: [], supervisors: true };

/** The notices that an event owes; none for most. */
export function noticesOwed(occasion: Occasion, context: NoticeContext): Notice[] {
  const { event, subject } = occasion;
  const review = context.reviews.find(({ facts }) => facts.reviewId === subject);
  return review
    ? ofReview(occasion, event as ReviewEvent, review, context)
    : ofApplication(occasion, event as ApplicationEvent, context);
}

function ofApplication(occasion: Occasion, event: ApplicationEvent, context: NoticeContext): Notice[] {
  const { application, region } = context;
  const acceptance = acceptanceOf(application);
  const owe = (at: Instant, body: NoticeBody, audience = APPLICANT): Notice[] => [
    notice(occasion, context, null, at, body, audience),
  ];
  switch (event.type) {
    case "materials-requested":
      return owe(event.at, {
        kind: "materials",
        items: [
          ...event.missing.map((code) => itemOf(region, code, null, event.lapsesAt)),
          ...event.defects.map(({ material, defect }) => itemOf(region, material, defect, event.lapsesAt)),
        ],
        until: event.lapsesAt,
      });
    case "application-not-accepted": {
      const { reasons, article, referral } = event;
      return owe(event.at, { kind: "not-accepted", reasons, article, referral });
    }
    case "application-lapsed": {
      const missing = application.status === "lapsed" ? application.missing : [];
      return owe(event.asOf, {
        kind: "ended",
        why: "lapsed",
        reasons: null,
        missing: missing.map((code) => materialOf(region, code)),
      });
    }
    case "application-withdrawn":
      return owe(event.at, { kind: "ended", why: "withdrawn", reasons: event.reason, missing: [] });
    case "application-accepted":
      return owe(event.acceptance.acceptedAt, acceptanceBody(event.acceptance, occasion.at, context.rules));
    case "joint-review-convened": {
      const { heldOn, place, agenda, invited, invitedAt } = event.sitting;
      const joint = "joint" in application ? application.joint : null;
      return owe(
        invitedAt,
        {
          kind: "joint-review-invitation",
          heldOn,
          place,
          agenda,
          invited: invited.map((id) => departmentOf(region, id)),
          objections: joint?.objections ?? [],
          clashes: joint?.clashes ?? [],
        },
        { applicant: true, departments: invited, supervisors: false },
      );
    }
    case "joint-review-concluded": {
      const { attendance, ...conclusion } = event.conclusion;
      const sitting = "joint" in application ? (application.joint?.sitting ?? null) : null;
      return owe(
        conclusion.concludedAt,
        {
          kind: "joint-review-minutes",
          heldOn: sitting?.heldOn ?? null,
          conclusion,
          attendance: attendance.map((one) => {
            const { name, nameEn } = departmentOf(region, one.department);
            return { ...one, name, nameEn };
          }),
        },
        { applicant: true, departments: sitting?.invited ?? [], supervisors: true },
      );
    }
    case "application-decided": {
      const { decision, decidedAt, lead } = event;
      const matters = new Map(acceptance?.reviews.map(({ reviewId, matter }) => [reviewId, matter]));
      return owe(decidedAt, {
        kind: "decision",
        result: decision.result,
        decidedAt,
        lead,
        opinions: decision.opinions.map((opinion) => {
          const { name, nameEn } = departmentOf(region, opinion.department);
          return { ...opinion, matter: matterName(matters.get(opinion.reviewId)!), name, nameEn };
        }),
        afterJointReview: "joint" in application && application.joint !== null,
      });
    }
    case "lead-overdue": {
      const dueAt =
        application.status === "deciding"
          ? application.decideBy
          : application.status === "joint-review"
            ? application.joint.dueAt
            : event.asOf;
      const order = orderBody(event.to, dueAt, [], null, region);
      const told = {
        applicant: false,
        departments: acceptance ? [acceptance.lead.id] : [],
        supervisors: true,
      };
      const delay: NoticeBody = {
        kind: "delay",
        cause: { why: "lead-overdue", dueAt },
        reasons: "",
        handler: null,
        nextDate: null,
      };
      return [...owe(event.asOf, order, told), ...(event.to === "leader" ? owe(event.asOf, delay) : [])];
    }
    default:
      return [];
  }
}

function ofReview(occasion: Occasion, event: ReviewEvent, review: Review, context: NoticeContext): Notice[] {
  const { facts } = review;
  const owe = (at: Instant, body: NoticeBody, audience = APPLICANT): Notice[] => [
    notice(occasion, context, review, at, body, audience),
  ];
  const ordered: Audience = { applicant: false, departments: [facts.department.id], supervisors: true };
  switch (event.type) {
    case "supplement-requested": {
      const { requestedAt } = event.supplement;
      const items = openItems(context, requestedAt);
      const until = items.reduce((last, item) => (item.until > last ? item.until : last), "");
      return owe(requestedAt, { kind: "supplement", items, until });
    }
    case "special-procedure-started": {
      const { kind, basis, reasons, endsAt, handler, startedAt } = event.procedure;
      return owe(startedAt, {
        kind: "delay",
        cause: { why: "special-procedure", kind, basis, until: endsAt },
        reasons,
        handler: handler ?? responsible(review),
        nextDate: endsAt,
      });
    }
    case "clock-extended": {
      const { days, reasons, approver, at } = event.extension;
      const [before, after] = [event.before.dueDate, event.served.due.dueDate];
      return owe(at, { kind: "extension", days, before, after, reasons, approver });
    }
    case "review-escalated": {
      const { asOf, failedGuards } = event;
      const delay: NoticeBody = {
        kind: "delay",
        cause: { why: "overdue", dueAt: asOf, failedGuards },
        reasons: "",
        handler: responsible(review),
        nextDate: null,
      };
      const order = orderBody("leader", asOf, failedGuards, review, context.region);
      return [...owe(asOf, delay), ...owe(asOf, order, ordered)];
    }
    case "escalation-raised": {
      const dueAt = review.served?.due.dueAt ?? event.asOf;
      const failed = review.status === "overdue" ? review.failedGuards : [];
      return owe(event.asOf, orderBody(event.to, dueAt, failed, review, context.region), ordered);
    }
    case "opinion-given": {
      if (event.opinion.kind !== "objection") return [];
      const { reasons, article, facts: found, curableBy, signedBy, handler } = event.opinion;
      const { veto } = facts.matter;
      const report: NoticeBody = {
        kind: "objection-report",
        reasons,
        article,
        facts: found,
        curableBy,
        signedBy,
        veto,
        overdue: event.overdue,
      };
      const delay: NoticeBody = {
        kind: "delay",
        cause: { why: "objection", article, curableBy },
        reasons,
        handler: handler ?? responsible(review),
        nextDate: null,
      };
      return [...owe(event.receivedAt, report, SUPERVISORS), ...owe(event.receivedAt, delay)];
    }
    case "closed-by-silence": {
      if (event.outcome !== "deemed-consent" || review.served === null) return [];
      const { record } = event;
      const { servedAt, clock } = review.served;
      return owe(
        record.asOf,
        {
          kind: "deemed-consent",
          servedAt,
          channel: facts.department.channel,
          dueAt: record.asOf,
          limit: clock.limit,
          ledger: record.ledger,
          tacitBasis: facts.matter.tacitBasis,
          guards: record.guards,
          backfillDueAt: record.backfillDueAt,
          responsible: record.responsible,
        },
        { applicant: true, departments: [facts.department.id], supervisors: true },
      );
    }
    case "deemed-consent-revoked": {
      const { reasons, article, decidedBy, at } = event.revocation;
      return owe(
        at,
        {
          kind: "revocation",
          reasons,
          article,
          decidedBy,
          certificate: facts.reviewId,
        },
        { applicant: true, departments: [facts.department.id], supervisors: true },
      );
    }
    default:
      return [];
  }
}

/** What all notices say, and a number that names the event it is owed for. */
function notice(
  { seq }: Occasion,
  { application, region, rules }: NoticeContext,
  review: Review | null,
  at: Instant,
  body: NoticeBody,
  audience: Audience,
): Notice {
  const { applicationId, project, applicant } = application.facts;
  const acceptance = acceptanceOf(application);
  const noticeId = noticeIdOf(body.kind, review?.facts.reviewId ?? null, seq);
  const lead =
    acceptance?.lead ??
    departmentOf(region, region.projectTypes.find(({ code }) => code === project.type)!.lead);
  const matter = review?.facts.matter ?? null;
  return {
    noticeId,
    number: noticeNumberOf(applicationId, noticeId),
    applicationId,
    reviewId: review?.facts.reviewId ?? null,
    audience,
    issuedBy: issuerOf(body, review, lead, region),
    at,
    project: { name: project.name, code: project.code },
    applicant: { name: applicant.name },
    matter: matter && matterName(matter),
    basis: matter?.basis ?? null,
    contacts: { enquiries: region.contacts.enquiries, complaints: region.contacts.complaints },
    catalogueVersion: acceptance?.catalogueVersion ?? region.version,
    calendarVersion: review?.served?.calendarVersion ?? rules.calendar.version,
    body,
  };
}

/** The dates that follow if every department is served on this day, as they are. */
function acceptanceBody(acceptance: Acceptance, servedAt: Instant, rules: ClockRules): NoticeBody {
  const matters = new Map(acceptance.reviews.map(({ reviewId, matter }) => [reviewId, matter]));
  return {
    kind: "acceptance",
    acceptedAt: acceptance.acceptedAt,
    how: acceptance.how,
    lead: acceptance.lead,
    reviews: acceptance.reviews.map(({ matter, department, waitsFor, claim }): AnnouncedReview => {
      const due =
        waitsFor.length > 0 || claim
          ? null
          : dueOf({ startedAt: servedAt, limit: matter.limit, suspensions: [] }, rules);
      const { id, name, nameEn } = department;
      return {
        matter: matterName(matter),
        department: { id, name, nameEn },
        limit: matter.limit,
        dueDate: due?.ok ? due.value!.dueDate : null,
        provisional: due?.ok ? due.value!.provisional : false,
        startsAfter: waitsFor.map((other) => matterName(matters.get(other)!)),
        replacedBy: claim?.by ?? null,
        onTimeout: matter.onTimeout,
        tacitBasis: matter.tacitBasis,
        fee: matter.fee,
      };
    }),
    fees: acceptance.reviews.reduce((sum, { matter }) => sum + matter.fee, 0),
  };
}

/** Everything that departments ask for at that moment, in one list (一次性告知): the newest notice holds it all. */
function openItems({ reviews, region }: NoticeContext, at: Instant): OwedItem[] {
  return reviews.flatMap((review) => {
    const { supplement, facts } = review;
    if (supplement === null || review.status === "closed" || supplement.requestedAt > at) return [];
    const { department, matter } = facts;
    return supplement.items
      .filter(({ material }) => outstanding(supplement).includes(material))
      .map(({ material, defect, basis }) => ({
        ...itemOf(region, material, defect, supplement.lapsesAt),
        basis,
        askedBy: {
          department: { id: department.id, name: department.name, nameEn: department.nameEn },
          matter: matterName(matter),
          reasons: supplement.reasons,
        },
      }));
  });
}

const orderBody = (
  to: Extract<NoticeBody, { kind: "supervision-order" }>["to"],
  dueAt: Instant,
  failedGuards: readonly string[],
  review: Review | null,
  { contacts }: Region,
): NoticeBody => ({
  kind: "supervision-order",
  to,
  dueAt,
  failedGuards,
  handler: review && responsible(review),
  government: { name: contacts.government, nameEn: contacts.governmentEn },
});

const itemOf = (region: Region, code: string, defect: string | null, until: Instant): OwedItem => ({
  ...materialOf(region, code),
  defect,
  basis: null,
  until,
  askedBy: null,
});

/**
 * Who signs: the department for what it does itself, the lead for what happens to one of them (a certificate is not
 * signed by who kept silent), the government for an order against one.
 */
function issuerOf(
  body: NoticeBody,
  review: Review | null,
  lead: Notice["issuedBy"],
  { contacts, departments }: Region,
): Notice["issuedBy"] {
  switch (body.kind) {
    case "supervision-order":
      return { id: "government", name: contacts.government, nameEn: contacts.governmentEn };
    case "supplement":
    case "delay":
    case "extension":
    case "objection-report": {
      const own = departments.find(({ id }) => id === review?.facts.department.id);
      return own ? { id: own.id, name: own.name, nameEn: own.nameEn } : lead;
    }
    default:
      return lead;
  }
}

function materialOf(region: Region, code: string) {
  const type = region.materials.find((material) => material.code === code);
  return { code, name: type?.name ?? code, nameEn: type?.nameEn ?? code };
}

const matterName = ({ code, name, nameEn }: { code: string; name: string; nameEn: string }) => ({
  code,
  name,
  nameEn,
});

function departmentOf({ departments }: Region, id: string) {
  const found = departments.find((department) => department.id === id);
  return { id, name: found?.name ?? id, nameEn: found?.nameEn ?? id };
}
