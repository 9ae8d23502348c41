/** How what a record gave to a figure is shown: what it is about, how it stands, and, of cards and urgings, each by itself. */
import type { CaseStore, ListedOf, RegionRecords } from "../../app/base/ports.ts";
import { Unreadable } from "../../contracts/stored.ts";
import { heirsOf } from "../../domain/catalogue/takeover.ts";
import { standing } from "../../domain/application/inquiry.ts";
import { leadOf } from "../../domain/application/acceptance.ts";
import { acceptanceOf, endedAt } from "../../domain/application/application.ts";
import { isId, reviewParts } from "../../domain/base/ids.ts";
import {
  localDate,
  toldWithOffset,
  withOffset,
  type Instant,
  type LocalDate,
} from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { circumstancesOf, type ReviewRules } from "../../domain/review/circumstances.ts";
import type { Review } from "../../domain/review/review.ts";
import { ownCards, type Card } from "../../domain/supervision/card.ts";
import { isOfUrgings, type ListedFigure } from "../../domain/supervision/figures.ts";
import type { Listed } from "../../domain/supervision/tally.ts";
import { isOwed, urgingsOf, type Urging } from "../../domain/supervision/urging.ts";
import { reviewSummary } from "../review/reviewView.ts";
import { standingReview } from "../review/standing.ts";
import { aboutOf } from "../../app/supervision/complaintAbout.ts";
import { complaintView } from "./complaintView.ts";
import { urgingView } from "./urgingView.ts";

type Records = Pick<
  CaseStore,
  "loadCase" | "loadReview" | "loadComplaint" | "loadInquiry" | "loadRating" | "loadApplication"
> &
  RegionRecords;
type Deps = { store: Records; region: Region; rules: ReviewRules };

/** So many rows as the record counts in the figure: one, but for cards and urgings; of days late one that says how many. @throws Unreadable */
export async function figureRows(deps: Deps, figure: ListedFigure, listed: ListedOf, now: Instant) {
  const { subject, day, counters } = listed;
  const lateDays = counters.lateDays ?? 0;
  if (isId("application", subject)) return [{ day, lateDays, ...(await ofCase(deps, subject)) }];
  if (isId("inquiry", subject)) {
    const row = { day, lateDays, ...(await ofInquiry(deps, listed, now)) };
    return Array.from({ length: counters[figure] ?? 0 }, () => row);
  }
  if (isId("rating", subject)) return [{ day, lateDays, ...(await ofRating(deps, subject)) }];
  if (!reviewParts(subject)) return [{ day, lateDays, ...(await ofComplaint(deps, subject, now)) }];
  const { store, rules } = deps;
  const recorded = await store.loadReview(subject);
  if (!recorded) throw new Unreadable(`what was counted of ${subject} is gone`);
  const { state } = await standingReview(store, recorded, now, rules);
  const { matter, ...summary } = reviewSummary(state, now, rules, false);
  const { reviewId, status, outcome, lamp, servedAt, dueAt, closedAt, handler, department } = summary;
  const row = {
    day,
    lateDays,
    applicationId: state.facts.applicationId,
    project: { name: state.facts.project.name, code: state.facts.project.code },
    department,
    case: null,
    review: {
      reviewId,
      matter: { code: matter.code, name: matter.name, nameEn: matter.nameEn },
      status,
      outcome,
      lamp,
      servedAt,
      dueAt,
      closedAt,
      handler,
    },
    complaint: null,
    inquiry: null,
    rating: null,
  };
  const times = figure === "lateDays" ? 1 : (counters[figure] ?? 0);
  const cards = cardsFor(recorded.state, figure, listed, rules);
  const urgings = isOfUrgings(figure) ? urgingsFor(recorded.state, figure, day, now, rules) : [];
  return Array.from({ length: times }, (_, i) => ({
    ...row,
    card: cards[i] ?? null,
    urging: urgings[i] ?? null,
  }));
}

/** The cards of the figure that a review got on the day; a red one beyond its own is for its second yellow one. */
function cardsFor(review: Review, figure: ListedFigure, { day, counters }: Listed, rules: ReviewRules) {
  const { zone } = rules;
  const staffOf = ({ facts }: Review) => circumstancesOf(facts, rules).staff;
  const own = ownCards(review, staffOf).filter(({ at }) => localDate(at, zone) === day);
  const of = (fits: (card: Card) => boolean) => own.filter(fits).map((card) => shown(card, zone));
  const yellow = (card: Card) => card.colour === "yellow";
  switch (figure) {
    case "yellowCards":
      return of(yellow);
    case "redCards":
    case "correctedCards": {
      const found = of((card) => (figure === "redCards" ? !yellow(card) : card.corrected !== null));
      const second = own.findLast(yellow);
      const more = (counters[figure] ?? 0) - found.length;
      const isCorrected = (counters.correctedCards ?? 0) > own.filter((card) => card.corrected).length;
      const red = second && {
        ...shown(second, zone),
        colour: "red" as const,
        rule: "second-yellow" as const,
      };
      return [
        ...found,
        ...Array.from({ length: red ? more : 0 }, () => ({ ...red!, corrected: isCorrected })),
      ];
    }
    default:
      return [];
  }
}

/**
 * The urgings of the figure that a review's department had on the day: what is owed first, since a list may be behind an answer
 * that has come meanwhile.
 */
function urgingsFor(review: Review, figure: ListedFigure, day: LocalDate, now: Instant, rules: ReviewRules) {
  const kind = figure === "reminders" ? "reminder" : "order";
  const owed = (urging: Urging) => Number(isOwed(review, urging));
  return urgingsOf(review)
    .filter((urging) => urging.kind === kind && localDate(urging.at, rules.zone) === day)
    .toSorted((a, b) => owed(b) - owed(a))
    .map((urging) => urgingView(review, urging, now, rules));
}

const shown = ({ colour, rule, at, handler, corrected }: Card, zone: string) => ({
  colour,
  rule,
  at: withOffset(at, zone),
  handler,
  corrected: corrected !== null,
});

async function ofCase({ store, region, rules: { zone } }: Deps, applicationId: string) {
  const application = (await store.loadApplication(applicationId))?.state;
  if (!application) throw new Unreadable(`what was counted of ${applicationId} is gone`);
  const { facts, status } = application;
  const { name, code, type } = facts.project;
  const lead = acceptanceOf(application)?.lead ?? leadOf(region, type);
  const ended = endedAt(application);
  return {
    applicationId,
    project: { name, code },
    department: { id: lead.id, name: lead.name, nameEn: lead.nameEn },
    review: null,
    card: null,
    urging: null,
    case: {
      status,
      receivedAt: withOffset(facts.receivedAt, zone),
      endedAt: ended && withOffset(ended, zone),
    },
    complaint: null,
    inquiry: null,
    rating: null,
  };
}

/** One without a name is about no case that anybody could be shown. */
async function ofComplaint({ store, region, rules }: Deps, complaintId: string, now: Instant) {
  const recorded = await store.loadComplaint(complaintId);
  if (!recorded) throw new Unreadable(`what was counted of ${complaintId} is gone`);
  const { about, applicationId, how } = recorded.state.facts;
  const { status, filedAt, answerBy, overdue } = complaintView(
    recorded.state,
    "supervisor",
    now,
    rules,
    region,
  );
  const application = how === "anonymous" ? undefined : await store.loadApplication(applicationId);
  const id = (await aboutOf(store, about)) ?? "";
  const { name, nameEn } = region.departments.find((one) => one.id === id) ?? { name: id, nameEn: id };
  const project = application?.state.facts.project;
  return {
    applicationId: application ? applicationId : null,
    project: project ? { name: project.name, code: project.code } : null,
    department: { id, name, nameEn },
    review: null,
    card: null,
    urging: null,
    case: null,
    complaint: { complaintId, status, filedAt, answerBy, overdue },
    inquiry: null,
    rating: null,
  };
}

/** As whose figures have it; one that was asked before there is a case is about a kind of project. */
async function ofInquiry({ store, region, rules }: Deps, { subject, department }: ListedOf, now: Instant) {
  const recorded = await store.loadInquiry(subject);
  if (!recorded) throw new Unreadable(`what was counted of ${subject} is gone`);
  const { facts, holder, answered } = standing(recorded.state, rules);
  const { before, applicationId, inquiryId } = facts;
  const asked = before ? undefined : await store.loadApplication(applicationId);
  const organ = ({ id, name, nameEn }: { id: string; name: string; nameEn: string }) => ({
    id,
    name,
    nameEn,
  });
  const known = heirsOf(region, department)[0] ?? { id: department, name: department, nameEn: department };
  return {
    applicationId: before ? null : applicationId,
    project: asked ? { name: asked.state.facts.project.name, code: asked.state.facts.project.code } : null,
    department: organ(known),
    review: null,
    card: null,
    urging: null,
    case: null,
    complaint: null,
    inquiry: {
      inquiryId,
      status: answered ? ("answered" as const) : ("open" as const),
      askedAt: withOffset(facts.askedAt, rules.zone),
      answerBy: toldWithOffset(facts.answerBy, rules.zone),
      answeredAt: answered && withOffset(answered.at, rules.zone),
      overdue: (answered?.at ?? now) >= facts.answerBy,
      organ: organ(holder.contact.organ),
    },
    rating: null,
  };
}

async function ofRating({ store, region, rules: { zone } }: Deps, ratingId: string) {
  const rating = (await store.loadRating(ratingId))?.state;
  const application = rating && (await store.loadApplication(rating.facts.applicationId));
  if (!rating || !application) throw new Unreadable(`what was counted of ${ratingId} is gone`);
  const { applicationId, department, mark, ratedAt } = rating.facts;
  const known = region.departments.find(({ id }) => id === department);
  const { project } = application.state.facts;
  return {
    applicationId,
    project: { name: project.name, code: project.code },
    department: { id: department, name: known?.name ?? department, nameEn: known?.nameEn ?? department },
    review: null,
    card: null,
    urging: null,
    case: null,
    complaint: null,
    inquiry: null,
    rating: { ratingId, mark, ratedAt: withOffset(ratedAt, zone), excluded: rating.excluded !== null },
  };
}
