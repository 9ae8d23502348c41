/** The list behind a mark of a closed period: what was counted then, wherever it stands by now. */
import type { CaseLists, CaseRecords, ListedOf, Log } from "../../app/base/ports.ts";
import { closedPeriod } from "../../app/supervision/appraising.ts";
import { isId, reviewParts } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { MAY_STAND_IN, ratingCountedBy, reviewCountedBy } from "../../domain/supervision/asClosed.ts";
import { periodNamed } from "../../domain/supervision/appraisalPeriod.ts";
import { BEHIND_MARKS, type AppraisalFigure, type ListedFigure } from "../../domain/supervision/figures.ts";
import { badCursor, pageOf, type Shown } from "../base/paging.ts";
import { malformed } from "../base/refused.ts";

type Deps = {
  store: Pick<CaseLists, "listedOf"> & Pick<CaseRecords, "noted" | "loadReview" | "loadRating">;
  rules: ClockRules;
  log: Log;
};

/** Pages that are read for one: of what has moved since, few stand where they stood. */
const MOST_PAGES = 20;

const isBehindMarks = (figure: ListedFigure): figure is AppraisalFigure =>
  (BEHIND_MARKS as readonly ListedFigure[]).includes(figure);

/** What was asked for, and how the period was closed. @throws Refused `malformed` where it is not closed, or marks nothing by it */
export async function closedFigure(
  { store }: Pick<Deps, "store">,
  { figure, department, closed }: { figure: ListedFigure; department?: string | undefined; closed: string },
) {
  if (!isBehindMarks(figure))
    throw malformed([{ path: "figure", code: "one-of", facts: { allowed: [...BEHIND_MARKS] } }]);
  const kept = await closedPeriod(store, closed);
  if (!kept) throw malformed([{ path: "closed", code: "period-not-closed", facts: {} }]);
  const { departments, closedAt } = kept.snapshot;
  const counted = departments
    .filter(({ id }) => department === undefined || id === department)
    .reduce((sum, { counters }) => sum + (counters[figure] ?? 0), 0);
  return { figure, closedAt, counted, ...periodNamed(closed)! };
}

type ClosedFigure = Awaited<ReturnType<typeof closedFigure>>;

/**
 * A page of it, list after list: its cursor says which list it is of, then where it goes on there.
 * @param departments under which ids they are counted
 */
export async function closedPage(
  deps: Deps,
  of: ClosedFigure,
  departments: readonly string[],
  limit: number,
  cursor: string | undefined,
): Promise<Shown<ListedOf>> {
  const lists = MAY_STAND_IN[of.figure];
  let list = cursor === undefined ? 0 : Number(cursor[0]);
  let inner: string | null = cursor?.slice(1) ?? null;
  if (!(list < lists.length)) throw badCursor();
  const items: ListedOf[] = [];
  let unreadable = 0;
  for (let pages = 0; list < lists.length && items.length < limit && pages < MOST_PAGES; pages++) {
    const wanted = { counter: lists[list]!, from: of.from, to: of.to };
    const page = await pageOf(
      deps.store.listedOf(departments, wanted, limit - items.length, inner || undefined),
      deps.log,
    );
    const counted = await Promise.all(page.items.map((one) => asCounted(deps, of, one)));
    items.push(...counted.flatMap((one) => one ?? []));
    unreadable += page.unreadable;
    inner = page.cursor;
    if (inner === null) list++;
  }
  return { items, unreadable, cursor: list < lists.length ? `${list}${inner ?? ""}` : null };
}

/** What is listed as it counted then; `null` where it did not. */
async function asCounted(
  { store, rules }: Deps,
  { figure, closedAt }: { figure: AppraisalFigure; closedAt: Instant },
  listed: ListedOf,
): Promise<ListedOf | null> {
  const { subject } = listed;
  const times = async (): Promise<number> => {
    if (isId("rating", subject)) {
      const rating = (await store.loadRating(subject))?.state;
      return rating && ratingCountedBy(rating, closedAt) ? 1 : 0;
    }
    if (!reviewParts(subject)) return listed.counters[figure] ?? 0;
    const review = (await store.loadReview(subject))?.state;
    return review ? reviewCountedBy(review, figure, closedAt, rules) : 0;
  };
  const count = await times();
  return count === 0 ? null : { ...listed, counters: { ...listed.counters, [figure]: count } };
}
