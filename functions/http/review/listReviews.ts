/** A department's worklist, the most urgent first, never all of it at once. */
import { listReviews as contract } from "../../contracts/review/routes.ts";
import { idsOf, reviewsOfAll } from "../../app/base/departmentLists.ts";
import { durationsKnown } from "../../app/supervision/durations.ts";
import { staffKnown } from "../../app/base/staff.ts";
import { isOfficial, nameOf } from "../../domain/base/actor.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import { toldOf, type HandOver } from "../../domain/review/handOver.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { handle } from "../base/handle.ts";
import { pageOf, type Shown } from "../base/paging.ts";
import type { CaseStore, Recorded } from "../../app/base/ports.ts";
import type { Lamp } from "../../domain/supervision/lamp.ts";
import { announcedOf } from "../../domain/review/announcement.ts";
import { checksOwed } from "../../domain/review/promiseCheck.ts";
import type { Review } from "../../domain/review/review.ts";
import { rowOf } from "./reviewView.ts";
import { standingReview } from "./standing.ts";
import { isReleased } from "./withdrawn.ts";

export const listReviews = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ caller, by, query, now }) => {
      const { status, lamp, limit, cursor } = query;
      const looksInto = INTO_CLOSED[status];
      const phase = status === "closed" || looksInto ? "closed" : "open";
      const ids = idsOf(region, caller.department);
      const pageAt = (from?: string) => pageOf(reviewsOfAll(store, ids, phase, limit, from), log);
      const [page, known, durations] = await Promise.all([
        looksInto ? lookedThrough(pageAt, looksInto(store), cursor) : pageAt(cursor),
        staffKnown(store, rules, [caller.department]),
        durationsKnown(store),
      ]);
      // Filters look at one page; a page may come back shorter than its limit while there is a next one.
      const standing = await Promise.all(
        page.items.map((recorded) => standingReview(store, recorded, now, rules)),
      );
      // What a department had that several have taken the place of is divided among them.
      const own = standing.filter(
        ({ state: { facts } }) => holderOfReview(facts, region)?.id === caller.department,
      );
      const rows = await Promise.all(
        own.map(async ({ state }) => rowOf(state, now, known, by, durations, await isReleased(store, state))),
      );
      const reviews = greenFirst(rows)
        .filter((review) => isOf(review.status, status))
        .filter((review) => lamp === undefined || review.lamp === lamp);
      const told = isOfficial(by) ? toldOf(staffIn(known, caller.department), nameOf(by), now) : [];

      return {
        body: {
          reviews,
          told: { handOvers: told.map(handOverRow) },
          unreadable: page.unreadable,
          nextCursor: page.cursor,
        },
      };
    },
);

const staffIn = ({ circumstancesOf }: ReviewRules, department: string): readonly HandOver[] =>
  circumstancesOf({ applicant: "", department }).staff.handOvers;

const handOverRow = ({ handOverId, from, to, reviews, answered }: HandOver) => ({
  handOverId,
  from,
  to,
  reviews: reviews.length,
  state:
    answered === null
      ? ("offered" as const)
      : answered.refused === null
        ? ("accepted" as const)
        : ("refused" as const),
  refused: answered?.refused ?? null,
});

type Row = { green?: object; lamp: Lamp; dueAt: string | null };

/** 绿色通道: such cases stand first, behind what is urgent of any case; a page has them at its head already. */
function greenFirst<R extends Row>(rows: readonly R[]): R[] {
  if (rows.every(({ green }) => green === undefined)) return [...rows];
  const isUrgent = ({ lamp }: R) => lamp === "red" || lamp === "yellow";
  const byDue = (a: R, b: R) => ((a.dueAt ?? "~") < (b.dueAt ?? "~") ? -1 : 1);
  const [urgent, calm] = [rows.filter(isUrgent), rows.filter((row) => !isUrgent(row))];
  return [
    ...urgent.toSorted(byDue),
    ...calm.filter(({ green }) => green !== undefined),
    ...calm.filter(({ green }) => green === undefined),
  ];
}

const isOf = (standing: string, asked: string): boolean => {
  if (asked === "open") return standing !== "closed";
  return INTO_CLOSED[asked] !== undefined || standing === asked;
};

type Found = readonly Recorded<Review>[];
type Keeps = (items: Found) => Promise<Found> | Found;
type Applications = Pick<CaseStore, "loadApplication">;

/** What of the closed reviews is asked for: those with a promise to check, and those whose revocation is announced. */
const INTO_CLOSED: Readonly<Record<string, ((store: Applications) => Keeps) | undefined>> = {
  "to-check": (store) => (items) =>
    restingStill(
      store,
      items.filter(({ state }) => checksOwed(state).length > 0),
    ),
  announced: () => (items) => items.filter(({ state }) => announcedOf(state) !== null),
};

/** Pages that are looked through for what is asked for before an answer is given, and the next ones left to the next. */
const PAGES_AT_ONCE = 10;

type Listed = Shown<Recorded<Review>>;

/** Few closed reviews are of those: one page of them may take several of the list. */
async function lookedThrough(
  pageAt: (cursor?: string) => Promise<Listed>,
  keeps: Keeps,
  from?: string,
): Promise<Listed> {
  let cursor = from;
  let unreadable = 0;
  for (let pages = 1; ; pages++) {
    const page = await pageAt(cursor);
    const items = [...(await keeps(page.items))];
    unreadable += page.unreadable;
    if (page.cursor === null || items.length > 0 || pages === PAGES_AT_ONCE)
      return { items, unreadable, cursor: page.cursor };
    cursor = page.cursor;
  }
}

/** Those whose application stands: nothing is given on the promises of one that was withdrawn, so nothing is to be checked. */
async function restingStill(store: Applications, owing: Found): Promise<Found> {
  const released = await Promise.all(owing.map(({ state }) => isReleased(store, state)));
  return owing.filter((_, i) => !released[i]);
}
