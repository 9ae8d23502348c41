/** What lateness owes: to the applicant why it takes longer and who answers for it, an order to whoever is late. */
import { acceptanceOf, leadsTerm } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import { known, type Instant } from "../base/time.ts";
import type { ClockRules, Due } from "../calendar/clock.ts";
import type { Flag } from "../catalogue/flags.ts";
import { nowOf } from "../catalogue/successors.ts";
import { goesOnAfter } from "../review/afterLadder.ts";
import type { GuardCheck } from "../review/guard.ts";
import { responsibleBefore } from "../review/handler.ts";
import { answerBy, type LadderStep } from "../review/ladder.ts";
import type { Review } from "../review/review.ts";
import type { Audience, Failed, NoticeBody } from "./notice.ts";
import { APPLICANT, type CaseView, type Owing, type ReviewView } from "./owing.ts";

export const escalated: Owing<EventOf<"review-escalated">, ReviewView> = {
  owed: ({ asOf, failedGuards, failed: checks = [] }, view) => {
    const failed = { failedGuards, flags: flagsIn(checks) };
    // Whoever has been named since the limit ran out did not let it run out.
    const handler = responsibleBefore(view.review, asOf, () => view.staffOf(view.review));
    const further = furtherTerm(view.review, view.rules);
    const delay: NoticeBody = {
      kind: "delay",
      cause: {
        why: "overdue",
        dueAt: asOf,
        askedBy: supervisorOf(view),
        ...further,
        ...failed,
      },
      reasons: "",
      handler,
      nextDate: null,
    };
    const { due } = view.review.served ?? { due: null };
    return [
      { at: asOf, body: delay, audience: APPLICANT },
      {
        at: asOf,
        body: order(view, "leader", due, asOf, {
          failed,
          handler,
          ...further,
          post: postOf("leader", view.review.facts.department.posts),
        }),
        audience: ordered(view.review),
      },
    ];
  },
};

export const raised: Owing<EventOf<"escalation-raised">, ReviewView> = {
  owed: ({ to, asOf }, view) => {
    const { review } = view;
    const { due } = review.served ?? { due: null };
    const failed =
      review.status === "overdue"
        ? { failedGuards: review.failedGuards, flags: flagsIn(review.failed ?? []) }
        : NONE_FAILED;
    const body = order(view, to, due, asOf, {
      failed,
      handler: responsibleBefore(review, asOf, () => view.staffOf(review)),
      ...furtherTerm(review, view.rules),
      post: postOf(to, review.facts.department.posts),
    });
    return [{ at: asOf, body, audience: ordered(review) }];
  },
};

export const leadOverdue: Owing<EventOf<"lead-overdue">> = {
  owed: ({ to, asOf }, view) => {
    const term = leadsTerm(view.application);
    const dueAt = term?.dueAt ?? asOf;
    const lead = acceptanceOf(view.application)?.lead;
    const post = lead && nowOf(view.region.departments, lead.id)?.posts[0];
    const audience = { applicant: false, departments: lead ? [lead.id] : [], supervisors: true };
    const delay: NoticeBody = {
      kind: "delay",
      cause: { why: "lead-overdue", dueAt, askedBy: supervisorOf(view) },
      reasons: "",
      handler: null,
      nextDate: null,
    };
    return [
      {
        at: asOf,
        body: order(view, to, term, asOf, { ...OF_LEAD, post: postOf(to, post ?? null) }),
        audience,
      },
      ...(to === "leader" ? [{ at: asOf, body: delay, audience: APPLICANT }] : []),
    ];
  },
};

type Order = Extract<NoticeBody, { kind: "supervision-order" }>;

/** After how many working days more the lead goes on without an answer; nothing where it waits for it. */
export function furtherTerm({ facts }: Review, rules: ClockRules): { goesOnAfter?: number } {
  const days = goesOnAfter(facts, rules);
  return days === null ? {} : { goesOnAfter: days };
}

/** The department that is late, and the supervisors; the applicant is told of the delay instead. */
const ordered = ({ facts }: Review): Audience => ({
  applicant: false,
  departments: [facts.department.id],
  supervisors: true,
});

function order(
  { region: { contacts }, rules }: CaseView,
  to: LadderStep,
  due: Pick<Due, "dueAt" | "dueDate"> | null,
  asOf: Instant,
  said: Pick<Order, "failed" | "handler" | "goesOnAfter" | "post">,
): NoticeBody {
  return {
    kind: "supervision-order",
    to,
    dueAt: due?.dueAt ?? asOf,
    ...said,
    answerBy: known(answerBy(to, asOf, due, rules)),
    government: { name: contacts.government, nameEn: contacts.governmentEn },
  };
}

/** The post that answers for a department's matters: of the first order alone, the others are for the head of the organ. */
const postOf = (to: LadderStep, post: { name?: string | undefined; A: string } | null): string | null =>
  to === "leader" ? (post?.name ?? post?.A ?? null) : null;

function supervisorOf({ region }: CaseView) {
  const { name, nameEn } = region.documents.supervisor;
  return { name, nameEn };
}

const NONE_FAILED: Failed = { failedGuards: [], flags: [] };

/** Nobody goes on without the lead. */
const OF_LEAD = { failed: NONE_FAILED, handler: null };

/** The flags that G5 failed on, each once. */
const flagsIn = (checks: readonly GuardCheck[]): Flag[] => [
  ...new Set(
    checks.flatMap((check) =>
      check.guard === "G5" && !check.holds ? check.evidence.flags.map(({ flag }) => flag) : [],
    ),
  ),
];
