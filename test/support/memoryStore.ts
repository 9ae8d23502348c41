/** A store in memory: the port, and nothing else. The contract test holds it to what the real one does. */
import { seal, unseal } from "../../functions/adapters/cursors.ts";
import {
  placeOf,
  placeOfAuthorisation,
  placeOfHold,
  placeOfOutage,
  placeOfSubmitted,
  queueOfAgent,
  QUEUE_OF_INQUIRIES,
  queueOfRatings,
  QUEUE_OF_REQUESTS,
  queueOfApplicant,
  queueOfApplications,
  queueOfBills,
  queueOfComplaints,
  queueOfDepartment,
  queueOfHolds,
} from "../../functions/app/base/places.ts";
import type { SealedContact } from "../../functions/app/base/contacts.ts";
import {
  subjectOfChange,
  type CaseStore,
  type Change,
  type Commit,
  type Counted,
  type IssuedNotice,
  type Page,
  type Place,
  type ProjectEntry,
  type Recorded,
  type Wait,
} from "../../functions/app/base/ports.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type { ApplicationEvent } from "../../functions/domain/application/applicationEvent.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { applicationOf, billIdOf, keyOfWait } from "../../functions/domain/base/ids.ts";
import type { Bill, BillEvent } from "../../functions/domain/billing/bill.ts";
import type { Inquiry, InquiryEvent } from "../../functions/domain/application/inquiry.ts";
import type { Rating, RatingEvent } from "../../functions/domain/supervision/rating.ts";
import type { Complaint, ComplaintEvent } from "../../functions/domain/supervision/complaint.ts";
import type { Chained } from "../../functions/domain/base/history.ts";
import { standingOf, type Authorisation } from "../../functions/domain/agency/authorisation.ts";
import { isSingle } from "../../functions/domain/agency/acts.ts";
import type { Hold } from "../../functions/domain/review/hold.ts";
import type { Outage } from "../../functions/domain/review/outage.ts";
import type { Review, ReviewEvent } from "../../functions/domain/review/review.ts";
import { sumOf, type Listed, type Tally } from "../../functions/domain/supervision/tally.ts";

type Row<S, E> = Recorded<S> & { history: Chained<E>[]; place: Place };

const KEY = Buffer.alloc(32, 1);

export function memoryStore(): CaseStore {
  const applications = new Map<string, Row<Application, ApplicationEvent>>();
  const reviews = new Map<string, Row<Review, ReviewEvent>>();
  const bills = new Map<string, Row<Bill, BillEvent>>();
  const complaints = new Map<string, Row<Complaint, ComplaintEvent>>();
  const inquiries = new Map<string, Row<Inquiry, InquiryEvent>>();
  const ratings = new Map<string, Row<Rating, RatingEvent>>();
  const waits = new Map<string, Wait>();
  const notices = new Map<string, IssuedNotice>();
  /** By series: which places are taken. */
  const numbers = new Map<string, readonly number[]>();
  const notes = new Map<string, string>();
  const places = new Map<string, Set<string>>();
  const holds = new Map<string, Hold>();
  const authorisations = new Map<string, Authorisation>();
  const interests = new Map<string, string>();
  const tallies = new Map<string, Counted>();
  const figures = new Map<string, Tally>();
  const listed = new Map<string, Listed>();
  const outages = new Map<string, Outage>();
  const projects = new Map<string, ProjectEntry>();
  const contacts = new Map<string, { sealed: SealedContact; since: string }>();

  const shown = <S, E>({ history: _history, place: _place, ...recorded }: Row<S, E>): Recorded<S> => recorded;

  /** Whether a record is as it was read, and what writes it then. */
  function prepared<S, E>(rows: Map<string, Row<S, E>>, change: Change & Commit<S, E>) {
    const id = subjectOfChange(change);
    const { before, ...commit } = change;
    const row = rows.get(id);
    const write = () =>
      void rows.set(id, {
        state: structuredClone(commit.state),
        version: (row?.version ?? 0) + commit.events.length,
        head: commit.events.at(-1)!.hash,
        attempts: (row?.attempts ?? 0) + (commit.attempt ? 1 : 0),
        generation: row?.generation ?? 1,
        bytes: 0,
        history: [...(row?.history ?? []), ...commit.events],
        place: placeOf(change),
      });
    return { isAsRead: row?.version === before?.version, write };
  }

  function preparedChange(change: Change) {
    switch (change.of) {
      case "application":
        return prepared(applications, change);
      case "review":
        return prepared(reviews, change);
      case "complaint":
        return prepared(complaints, change);
      case "bill":
        return prepared(bills, change);
      case "inquiry":
        return prepared(inquiries, change);
      case "rating":
        return prepared(ratings, change);
    }
  }

  const keyOf = ({ subject, generation }: Wait) => {
    const { applicationId, sortKey } = keyOfWait(subject, generation);
    return `${applicationId}/${sortKey}`;
  };

  /** Sealed like the real ones, so that only the list that made a cursor knows it. */
  const submitted: Place[] = [];

  const paged = <T>(list: string, all: T[], limit: number, cursor?: string): Page<T> => {
    const start = cursor === undefined ? 0 : Number(unseal(KEY, list, cursor));
    return {
      items: all.slice(start, start + limit),
      cursor: start + limit < all.length ? seal(KEY, list, String(start + limit)) : null,
    };
  };

  /** What stands in a queue, in the order of the index. */
  const queued = <S, E>(rows: Map<string, Row<S, E>>, queue: string, latestFirst = false): Row<S, E>[] =>
    [...rows.values()]
      .filter(({ place }) => place.queue === queue)
      .sort((a, b) => (a.place.rank < b.place.rank ? -1 : 1) * (latestFirst ? -1 : 1));

  const queuedBy = (queue: string, latestFirst: boolean): Authorisation[] =>
    [...authorisations.values()]
      .map((one) => ({ one, place: placeOfAuthorisation(one) }))
      .filter(({ place }) => place.queue === queue)
      .sort((a, b) => (a.place.rank < b.place.rank ? -1 : 1) * (latestFirst ? -1 : 1))
      .map(({ one }) => one);

  const complaintsOf = (id: string) =>
    [...complaints.values()].filter(({ state }) => state.facts.applicationId === id).map(shown);

  return {
    async loadCase(id) {
      const application = applications.get(id);
      const own = [...reviews].filter(([reviewId]) => applicationOf(reviewId) === id);
      return (
        application && {
          application: shown(application),
          reviews: own.map(([, row]) => shown(row)),
          complaints: complaintsOf(id),
          ...(bills.has(billIdOf(id)) && { bill: shown(bills.get(billIdOf(id))!) }),
          inquiries: [...inquiries.values()]
            .filter(({ state }) => state.facts.applicationId === id)
            .map(shown),
          ratings: [...ratings.values()].filter(({ state }) => state.facts.applicationId === id).map(shown),
        }
      );
    },
    loadApplication: async (id) => applications.get(id) && shown(applications.get(id)!),
    loadReview: async (id) => reviews.get(id) && shown(reviews.get(id)!),
    projectsOf: async (projectCode, most) =>
      [...projects.values()]
        .filter((entry) => entry.projectCode === projectCode)
        .sort((a, b) => (a.creditCode < b.creditCode ? -1 : 1))
        .slice(0, most),
    async projectOf(creditCode, projectCode) {
      return (
        projects.get(`${creditCode}/${projectCode}`) ?? {
          creditCode,
          projectCode,
          version: 0,
          applications: [],
          earlier: [],
        }
      );
    },
    sealedContact: async (id) => contacts.get(id)?.sealed,
    async deferContact(id, since) {
      const known = contacts.get(id);
      if (known) contacts.set(id, { ...known, since });
    },
    contactsBefore: async (before, limit) =>
      [...contacts]
        .filter(([, { since }]) => since < before)
        .sort(([a, one], [b, other]) => (`${one.since}${a}` < `${other.since}${b}` ? -1 : 1))
        .slice(0, limit)
        .map(([id]) => id),
    async commit(changes, entry, contact, authority) {
      const all = changes.map(preparedChange);
      const own = authority && authorisations.get(authority.authorisationId);
      if (authority) {
        const { ended, terms } = own ? standingOf({ ...own, lastActAt: null }) : {};
        const isUsed = own?.lastActAt !== null && terms?.acts.some(isSingle);
        if (!own || ended || isUsed) return "over";
      }
      if (!all.every(({ isAsRead }) => isAsRead)) return "conflict";
      if (entry) {
        const name = `${entry.creditCode}/${entry.projectCode}`;
        if ((projects.get(name)?.version ?? 0) !== entry.version) return "conflict";
        projects.set(name, { ...entry, version: entry.version + 1 });
        for (const { of, state, before } of changes)
          if (of === "application" && before === null) submitted.push(placeOfSubmitted(state));
      }
      for (const { write } of all) write();
      if (own && authority) {
        const { lastActAt } = own;
        const last = lastActAt !== null && lastActAt > authority.at ? lastActAt : authority.at;
        authorisations.set(own.authorisationId, { ...own, lastActAt: last });
      }
      if (contact?.sealed === null) contacts.delete(contact.applicationId);
      else if (contact) {
        const { applicationId, sealed, since } = contact;
        contacts.set(applicationId, { sealed, since: contacts.get(applicationId)?.since ?? since });
      }
      return "saved";
    },
    async countAttempt(id) {
      reviews.get(id)!.attempts++;
    },
    async noteWait(wait) {
      waits.set(keyOf(wait), wait);
    },
    async waitsOf(id, subject) {
      return [...waits]
        .filter(([, wait]) =>
          subject === undefined ? applicationOf(wait.subject) === id : wait.subject === subject,
        )
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, wait]) => wait);
    },
    async forgetWait(wait) {
      if (waits.get(keyOf(wait))?.token === wait.token) waits.delete(keyOf(wait));
    },
    async beginGeneration(id, generation, reviewIds) {
      const application = applications.get(id)!;
      if (application.generation >= generation) return "already";
      for (const row of [application, ...reviewIds.map((reviewId) => reviews.get(reviewId)!)])
        row.generation = generation;
      return "begun";
    },
    async reviewsOf(department, phase, limit, cursor, before) {
      const all = queued(reviews, queueOfDepartment(department, phase), phase === "closed");
      const within = before === undefined ? all : all.filter(({ place }) => place.rank < before);
      return paged(`department ${department} ${phase}`, within.map(shown), limit, cursor);
    },
    async openReviewsOf(departments, limit, cursor) {
      const all = departments.flatMap((department) => queued(reviews, queueOfDepartment(department, "open")));
      return paged(`departments ${departments.join()}`, all.map(shown), limit, cursor);
    },
    async applicationsIn(phase, limit, cursor) {
      const all = queued(applications, queueOfApplications(phase), phase === "over");
      const ids = all.map(({ state }) => state.facts.applicationId);
      return paged(`applications ${phase}`, ids, limit, cursor);
    },
    async applicationsOf(creditCode, limit, cursor) {
      const own = submitted
        .filter(({ queue }) => queue === queueOfApplicant(creditCode))
        .map(({ rank }) => rank)
        .sort()
        .toReversed();
      const ids = own.map((rank) => rank.slice(rank.indexOf("#") + 1));
      return paged(`applicant ${creditCode}`, ids, limit, cursor);
    },
    loadBill: async (id) => bills.get(id) && shown(bills.get(id)!),
    loadComplaint: async (id) => complaints.get(id) && shown(complaints.get(id)!),
    loadInquiry: async (id) => inquiries.get(id) && shown(inquiries.get(id)!),
    loadRating: async (id) => ratings.get(id) && shown(ratings.get(id)!),
    ratingsIn: async (status, limit, cursor) =>
      paged(
        `ratings ${status}`,
        queued(ratings, queueOfRatings(status), status === "kept").map(shown),
        limit,
        cursor,
      ),
    inquiriesOpen: async (limit, cursor) =>
      paged("inquiries", queued(inquiries, QUEUE_OF_INQUIRIES).map(shown), limit, cursor),
    async takePlace(id, list, taker, most) {
      const taken = places.get(`${list}#${id}`) ?? new Set();
      if (!taken.has(taker) && taken.size >= most) return false;
      places.set(`${list}#${id}`, taken.add(taker));
      return true;
    },
    complaintsOf: async (id) => complaintsOf(id),
    billsIn: async (status, limit, cursor) =>
      paged(`bills ${status}`, queued(bills, queueOfBills(status)).map(shown), limit, cursor),
    async complaintsIn(status, limit, cursor) {
      const own = queued(complaints, queueOfComplaints(status));
      return paged(`complaints ${status}`, own.map(shown), limit, cursor);
    },
    holdsOf: async (creditCode) =>
      [...holds.values()]
        .filter((hold) => hold.creditCode === creditCode)
        .sort((a, b) => (a.holdId < b.holdId ? -1 : 1)),
    hold: async (holdId) => holds.get(holdId),
    async placeHold(hold) {
      if (holds.has(hold.holdId)) return "already";
      holds.set(hold.holdId, structuredClone(hold));
      return "placed";
    },
    async endHold(ended) {
      if (holds.get(ended.holdId)?.ended !== null) return "conflict";
      holds.set(ended.holdId, structuredClone(ended));
      return "saved";
    },
    async holdsIn(status, limit, cursor) {
      const own = [...holds.values()]
        .map((hold) => ({ hold, place: placeOfHold(hold) }))
        .filter(({ place }) => place.queue === queueOfHolds(status))
        .sort((a, b) => (a.place.rank < b.place.rank ? 1 : -1));
      return paged(
        `holds ${status}`,
        own.map(({ hold }) => hold),
        limit,
        cursor,
      );
    },
    authorisation: async (id) => structuredClone(authorisations.get(id)),
    authorisationsOf: async (creditCode) =>
      [...authorisations.values()]
        .filter(({ applicant }) => applicant.creditCode === creditCode)
        .sort((a, b) => (a.authorisationId < b.authorisationId ? -1 : 1)),
    async keepAuthorisation(before, after, about = []) {
      const { authorisationId, applicant } = after;
      const there = authorisations.get(authorisationId);
      if (there?.acts.length !== before?.acts.length || there?.lastActAt !== before?.lastActAt)
        return "conflict";
      const agent = standingOf(after).agent?.id;
      const keys = about.map((one) => `${agent}/${one}`);
      if (keys.some((key) => (interests.get(key) ?? applicant.creditCode) !== applicant.creditCode))
        return "taken";
      for (const key of keys) interests.set(key, applicant.creditCode);
      authorisations.set(authorisationId, structuredClone({ ...after, lastActAt: there?.lastActAt ?? null }));
      return "saved";
    },
    async authorisationsFor(agentId, status, limit, cursor) {
      return paged(
        `agent ${agentId} ${status}`,
        queuedBy(queueOfAgent(agentId, status), true),
        limit,
        cursor,
      );
    },
    async agentsAskedFor(limit, cursor) {
      return paged("agents asked for", queuedBy(QUEUE_OF_REQUESTS, false), limit, cursor);
    },
    countedOf: async (id, department) => structuredClone(tallies.get(`${id}/${department}`)),
    async count({ applicationId, department, times, records, more, listed: changed }) {
      const key = `${applicationId}/${department}`;
      if ((tallies.get(key)?.times ?? 0) !== times) return "conflict";
      tallies.set(key, structuredClone({ times: times + 1, records, isListed: true }));
      const added = more.map(({ day, counter, by }) => ({ [day]: { [counter]: by } }));
      figures.set(department, sumOf([figures.get(department) ?? {}, ...added]));
      for (const row of changed) {
        const { subject, day, counters } = structuredClone(row);
        const place = `${department} ${day}#${subject}`;
        if (Object.keys(counters).length > 0) listed.set(place, { subject, day, counters });
        else listed.delete(place);
      }
      return "saved";
    },
    async listedOf(departments, wanted, limit, cursor) {
      const { counter, from, to } = wanted;
      const all = departments.flatMap((department) =>
        [...listed]
          .filter(([place, row]) => place.startsWith(`${department} `) && row.day >= from && row.day <= to)
          .filter(([, { counters }]) => (counters[counter] ?? 0) > 0)
          .sort(([a], [b]) => (a < b ? 1 : -1))
          .map(([, row]) => ({ ...row, department })),
      );
      return paged(JSON.stringify([departments, wanted]), all, limit, cursor);
    },
    async figuresOf(department, from, to) {
      const days = Object.entries(figures.get(department) ?? {}).filter(([day]) => day >= from && day <= to);
      return sumOf(days.map(([, counters]) => ({ all: counters })))["all"] ?? {};
    },
    outages: async () => [...outages.values()].sort((a, b) => (a.outageId < b.outageId ? -1 : 1)),
    outage: async (outageId) => outages.get(outageId),
    async keepOutage(before, outage) {
      if (outages.get(outage.outageId)?.acts.length !== before?.acts.length) return "conflict";
      outages.set(outage.outageId, structuredClone(outage));
      return "saved";
    },
    async outagesIn(limit, cursor) {
      const all = [...outages.values()].sort((a, b) =>
        placeOfOutage(a).rank < placeOfOutage(b).rank ? 1 : -1,
      );
      return paged("outages", all, limit, cursor);
    },
    lastNumber: async (series) =>
      (numbers.get(series) ?? []).reduce((last, count) => Math.max(last, count), 0),
    async issueNotices(all, { series, count: first }) {
      let count = first;
      return all.map((issued, i) => {
        const key = `${issued.notice.applicationId}/${issued.notice.noticeId}`;
        if (notices.has(key)) return "already";
        const given = numbers.get(series) ?? [];
        if (count !== first + i || given.includes(count)) return "taken";
        numbers.set(series, [...given, count++]);
        notices.set(key, structuredClone(issued));
        return "issued";
      });
    },
    noticeNumbered: async ({ series, count }) =>
      [...notices.values()].find(({ notice }) => notice.number === `${series}${count}号`),
    noticesOf: async (id) =>
      [...notices.values()]
        .filter(({ notice }) => notice.applicationId === id)
        .sort((a, b) => (a.notice.noticeId < b.notice.noticeId ? -1 : 1)),
    notice: async (id, noticeId) => notices.get(`${id}/${noticeId}`),
    noted: async (name) => notes.get(name),
    async note(name, value) {
      notes.set(name, value);
    },
    async replaceNote(name, before, value) {
      if (notes.get(name) !== before) return "conflict";
      notes.set(name, value);
      return "saved";
    },
    histories: async (id) => rowsOf(id).map(([subject, { history }]) => ({ subject, events: history })),
    copies: async (id) =>
      rowsOf(id).map(([subject, { history, version, place }]) => ({
        subject,
        events: history,
        version,
        place,
        base: null,
      })),
  };

  function rowsOf(id: string) {
    const own = <S, E extends CaseEvent>(rows: Map<string, Row<S, E>>): [string, Row<unknown, CaseEvent>][] =>
      [...rows].filter(([subject]) => applicationOf(subject) === id).sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      ...own(applications),
      ...own(bills),
      ...own(complaints),
      ...own(inquiries),
      ...own(ratings),
      ...own(reviews),
    ];
  }
}
