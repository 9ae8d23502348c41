/** What the tracker of a case (专人负责) is told by a document: that it is theirs, every yellow lamp, and contact that was missed. */
import type { EventOf } from "../application/caseEvent.ts";
import type { GreenChannel } from "../application/greenChannel.ts";
import type { Instant } from "../base/time.ts";
import { endOfDay, known } from "../base/time.ts";
import { departmentName } from "./named.ts";
import type { NoticeBody } from "./notice.ts";
import type { CaseView, Owed, Owing, ReviewView } from "./owing.ts";

export const trackerBegins: Owing<EventOf<"green-channel-entered">> = {
  owed: ({ entry: { at } }, view) => toldNamed(view, at),
};

export const trackerChanged: Owing<EventOf<"tracker-named">> = {
  owed: ({ at }, view) => toldNamed(view, at),
};

export const lampTold: Owing<EventOf<"tracker-told">> = {
  owed: ({ reviewId, at }, view) => {
    const review = view.reviews.find(({ facts }) => facts.reviewId === reviewId);
    const { green } = view.application;
    if (!review || !green) return [];
    const dueAt = review.served ? known(review.served.due.dueAt) : null;
    return [{ ...told(view, green, "yellow", at, { dueAt }), review }];
  },
};

export const contactMissed: Owing<EventOf<"tracker-overdue">> = {
  owed: ({ asOf }, view) => {
    const { green } = view.application;
    if (!green) return [];
    const one = told(view, green, "contact-missed", asOf, { contactBy: known(green.contactBy.dueAt) });
    return [{ ...one, audience: { ...one.audience, supervisors: true } }];
  },
};

/** Whoever keeps track of what lies with a higher authority asks there, and again. */
export const higherReminded: Owing<EventOf<"higher-reminded">, ReviewView> = {
  owed: ({ asOf }, { review, region, rules }) => {
    const { sentOn, facts } = review;
    if (!sentOn) return [];
    const { id } = facts.department;
    const body: Body = {
      kind: "tracking",
      what: "higher-expected",
      tracker: { department: departmentName(region, id), name: sentOn.tracker.name },
      contactBy: null,
      dueAt: endOfDay(sentOn.expectedOn, rules.zone),
    };
    return [{ at: asOf, body, audience: { applicant: false, departments: [id], supervisors: false } }];
  },
};

function toldNamed(view: CaseView, at: Instant): Owed[] {
  const { green } = view.application;
  return green ? [told(view, green, "named", at, { contactBy: known(green.contactBy.dueAt) })] : [];
}

type Body = Extract<NoticeBody, { kind: "tracking" }>;

function told(
  { region }: CaseView,
  { tracker }: GreenChannel,
  what: Body["what"],
  at: Instant,
  term: Partial<Pick<Body, "contactBy" | "dueAt">>,
): Owed {
  const { department, name } = tracker;
  const body: Body = {
    kind: "tracking",
    what,
    tracker: { department: departmentName(region, department), name },
    contactBy: null,
    dueAt: null,
    ...term,
  };
  return { at, body, audience: { applicant: false, departments: [department], supervisors: false } };
}
