/**
 * 责任追究: what was said beside the cards of a department and year, a register of its own beside the cases, as chained acts in one
 * note of the platform; and the cards themselves, which are computed from the reviews behind the figures.
 */
import { parseAccount } from "../../contracts/stored.ts";
import type { Actor } from "../../domain/base/actor.ts";
import type { Chained } from "../../domain/base/history.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import { NOBODY_AWAY } from "../../domain/review/postHolder.ts";
import type { Review } from "../../domain/review/review.ts";
import {
  accountOf,
  type Account,
  type AccountEvent,
  type CardKey,
} from "../../domain/supervision/account.ts";
import { accountCards, yearOf } from "../../domain/supervision/accountCards.ts";
import {
  confirmersIn,
  type AccountDecision,
  type AccountRefusal,
} from "../../domain/supervision/accountActs.ts";
import { isContested, type AccountCard } from "../../domain/supervision/accountStanding.ts";
import { objectionIn, type ReportedObjection } from "../../domain/supervision/objectionReport.ts";
import type { Counter } from "../../domain/supervision/tally.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import type { Act } from "../base/commit.ts";
import { countedIdsOf } from "../base/departmentLists.ts";
import { chain, GENESIS } from "../base/history.ts";
import type { CaseLists, CaseRecords, RegionRecords } from "../base/ports.ts";
import { LOST, racing } from "../base/racing.ts";
import { staffOf } from "../base/staff.ts";

type Acts = readonly Chained<AccountEvent>[];

/** One item holds an account (DynamoDB: 400 KB). */
export const MOST_ACCOUNT_BYTES = 350 * 1024;

const PAGE = 100;

const noteOf = (department: string, year: number): string => `account#${department}#${year}`;

const actsIn = (noted: string | undefined): Acts => (noted === undefined ? [] : parseAccount(noted));

/** What was said beside the cards of a department and year. */
export async function loadAccount(
  store: Pick<RegionRecords, "noted">,
  department: string,
  year: number,
): Promise<Account> {
  return accountOf(actsIn(await store.noted(noteOf(department, year))));
}

/**
 * Decides about an account and writes what follows; whoever loses a race decides again by what the other wrote.
 * @returns it as it is on record then
 */
export async function changeAccount(
  store: Pick<CaseRecords, "noted" | "replaceNote">,
  department: string,
  year: number,
  { at, by }: Act,
  decide: (account: Account) => AccountDecision,
): Promise<{ account: Account; refusal?: AccountRefusal }> {
  const name = noteOf(department, year);
  return racing(`the account of ${department} for ${year}`, async () => {
    const noted = await store.noted(name);
    const before = actsIn(noted);
    const account = accountOf(before);
    const { events, refusal } = decide(account);
    if (events.length === 0) return { account, ...(refusal && { refusal }) };
    const after = [...before, ...chain(before.at(-1)?.hash ?? GENESIS, before.length, events, at, by)];
    const text = JSON.stringify(after);
    if (new TextEncoder().encode(text).length > MOST_ACCOUNT_BYTES)
      return { account, refusal: { code: "account-full" } };
    const saved = await store.replaceNote(name, noted, text);
    return saved === "saved" ? { account: accountOf(after) } : LOST;
  });
}

/** Whoever has confirmed a card of the case of this review, or a consequence that rests on one, in any department's account. */
export async function confirmersOf(
  store: Pick<RegionRecords, "noted">,
  region: Pick<Region, "departments">,
  reviewId: string,
  years: readonly number[],
): Promise<Actor[]> {
  const applicationId = applicationOf(reviewId);
  // A case may have cards of the year before.
  const all = new Set(years.flatMap((year) => [year - 1, year]));
  const accounts = await Promise.all(
    region.departments.flatMap(({ id }) => [...all].map((year) => loadAccount(store, id, year))),
  );
  return accounts.flatMap((one) => confirmersIn(one, (id) => applicationOf(id) === applicationId));
}

/** Whether the person whom a card names contests it, and nobody has decided that yet. */
export async function awaitsContest(
  {
    store,
    region,
    rules: { zone },
  }: Pick<Deps, "region"> & {
    store: Pick<CaseRecords, "loadReview" | "noted">;
    rules: Pick<ReviewRules, "zone">;
  },
  card: CardKey,
): Promise<boolean> {
  const id = (await store.loadReview(card.reviewId))?.state.facts.department.id;
  const department = region.departments.find((one) => countedIdsOf(region, one.id).includes(id ?? ""));
  if (!department) return false;
  return isContested(await loadAccount(store, department.id, yearOf(card.at, zone)), card);
}

type Deps = {
  store: Pick<CaseRecords, "loadReview" | "outages" | "noted"> & Pick<CaseLists, "listedOf">;
  region: Region;
  rules: ReviewRules;
};

/**
 * The cards of a department's year, those that were revoked among them, and the reviews that they are of. A case's second
 * yellow card may have its first one in the year before: its review is looked at, too.
 */
export async function cardsOfYear(
  { store, region, rules }: Deps,
  department: string,
  year: number,
  now: Instant,
): Promise<{ cards: AccountCard[]; reviews: ReadonlyMap<string, Review> }> {
  const ids = countedIdsOf(region, department);
  const [own, before, outages, staffs] = await Promise.all([
    subjectsOf(store, ids, year),
    subjectsOf(store, ids, year - 1),
    store.outages(),
    Promise.all(ids.map(async (id) => [id, await staffOf(store, id)] as const)),
  ]);
  const cases = new Set(own.map(applicationOf));
  const wanted = [...new Set([...own, ...before.filter((subject) => cases.has(applicationOf(subject)))])];
  const reviews = await loadedOf(store, wanted);
  const staff = new Map(staffs);
  const known = {
    staffOf: ({ facts }: Review) => staff.get(facts.department.id) ?? NOBODY_AWAY,
    outages,
    year,
    now,
    rules,
  };
  return { cards: accountCards([...reviews.values()], known), reviews };
}

/** The objections (否决报备) that a department gave in a year, the latest first, and the reviews that they are of. */
export async function objectionsOfYear(
  { store, region, rules: { zone } }: Deps,
  department: string,
  year: number,
): Promise<{ objections: ReportedObjection[]; reviews: ReadonlyMap<string, Review> }> {
  const ids = countedIdsOf(region, department);
  // By the day on which it was given, whenever its review had been served.
  const subjects = await subjectsOf(store, ids, year, ["objected"]);
  const reviews = await loadedOf(store, subjects);
  const objections = [...reviews.values()]
    .flatMap((review) => objectionIn(review) ?? [])
    .filter(({ receivedAt }) => yearOf(receivedAt, zone) === year)
    .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  return { objections, reviews };
}

async function loadedOf(
  store: Pick<CaseRecords, "loadReview">,
  wanted: readonly string[],
): Promise<Map<string, Review>> {
  const reviews = new Map<string, Review>();
  for (let i = 0; i < wanted.length; i += PAGE) {
    const some = await Promise.all(wanted.slice(i, i + PAGE).map((id) => store.loadReview(id)));
    for (const found of some) if (found) reviews.set(found.state.facts.reviewId, found.state);
  }
  return reviews;
}

/** Which reviews stand in the lists behind these figures of a year: those with a card, unless others are named. */
async function subjectsOf(
  store: Pick<CaseLists, "listedOf">,
  ids: readonly string[],
  year: number,
  counters: readonly Counter[] = ["yellowCards", "redCards"],
): Promise<string[]> {
  const found: string[] = [];
  for (const counter of counters) {
    const wanted = { counter, from: `${year}-01-01`, to: `${year}-12-31` };
    for (let cursor: string | undefined, more = true; more;) {
      const page = await store.listedOf(ids, wanted, PAGE, cursor);
      found.push(...page.items.map(({ subject }) => subject));
      more = page.cursor !== null;
      cursor = page.cursor ?? undefined;
    }
  }
  return [...new Set(found)];
}
