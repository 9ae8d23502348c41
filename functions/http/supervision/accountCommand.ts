/** The frame of whatever is asked and said of an account: whose it is, the cards as they are, one conditional write. */
import { cardsOfYear, changeAccount, loadAccount, objectionsOfYear } from "../../app/supervision/accounts.ts";
import type { CaseLists, CaseRecords } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import type { Actor } from "../../domain/base/actor.ts";
import { localDate, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { consequencesOf } from "../../domain/catalogue/consequences.ts";
import type { Department, Region } from "../../domain/catalogue/region.ts";
import { NOTHING_ON_RECORD } from "../../domain/review/circumstances.ts";
import type { Account } from "../../domain/supervision/account.ts";
import type { AccountDecision, Judging } from "../../domain/supervision/accountActs.ts";
import { refusedBy } from "../base/refused.ts";
import { ownDepartment } from "../review/staffCommand.ts";
import { accountView } from "./accountView.ts";

type Reads = Pick<CaseRecords, "loadReview" | "outages" | "noted"> & Pick<CaseLists, "listedOf">;
export type AccountDeps = { store: Reads; region: Region; rules: ClockRules };
type Writes = { store: Reads & Pick<CaseRecords, "replaceNote">; region: Region; rules: ClockRules };
export type AccountRequest = {
  path: { departmentId: string };
  caller: Caller;
  by: Actor;
  now: Instant;
};

/** The year that is meant where none is named. */
export const yearNow = (now: Instant, { zone }: Pick<ClockRules, "zone">): number =>
  Number(localDate(now, zone).slice(0, 4));

async function judged({ store, region, rules }: AccountDeps, request: AccountRequest, year: number) {
  const department = ownDepartment(request, region);
  const { by, now: at } = request;
  const deps = { store, region, rules: { ...rules, circumstancesOf: () => NOTHING_ON_RECORD } };
  const [ofCards, ofObjections] = await Promise.all([
    cardsOfYear(deps, department.id, year, at),
    objectionsOfYear(deps, department.id, year),
  ]);
  const { cards } = ofCards;
  const { objections } = ofObjections;
  const table = consequencesOf(region);
  const judging: Judging = { department: department.id, cards, objections, table, rules, by, at };
  return { department, judging, reviews: new Map([...ofCards.reviews, ...ofObjections.reviews]) };
}

/** @throws Refused where it is another department's */
export async function readAccount(deps: AccountDeps, request: AccountRequest, year: number) {
  const { department, judging, reviews } = await judged(deps, request, year);
  const account = await loadAccount(deps.store, department.id, year);
  return { body: accountView({ department, year, account, judging, reviews }) };
}

/**
 * Decides, writes, and answers with the account as it is then.
 * @param follows what has to be done besides once it is on record @throws Refused
 */
export async function commandAccount(
  deps: Writes,
  request: AccountRequest,
  year: number,
  decide: (account: Account, judging: Judging, department: Department) => AccountDecision,
  follows: (account: Account) => Promise<void> = async () => undefined,
) {
  const { department, judging } = await judged(deps, request, year);
  const { by, now: at } = request;
  const { account, refusal } = await changeAccount(deps.store, department.id, year, { by, at }, (before) =>
    decide(before, judging, department),
  );
  if (refusal) throw refusedBy(refusal, deps.rules.zone);
  await follows(account);
  return readAccount(deps, request, year);
}
