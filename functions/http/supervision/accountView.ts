/** How an account is shown: to supervisors all of it, to a department's person what is theirs, to its leaders the department's too. */
import { isOfficial, nameOf, rankOf, type Actor } from "../../domain/base/actor.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { Department } from "../../domain/catalogue/region.ts";
import { LEADING_RANKS } from "../../domain/review/absence.ts";
import type { Review } from "../../domain/review/review.ts";
import {
  fileOf,
  FORMS,
  objectionFileOf,
  type Account,
  type CardKey,
  type StepKey,
} from "../../domain/supervision/account.ts";
import {
  answerObjection,
  noteObjection,
  reportStanding,
  returnObjection,
  type ReportedObjection,
} from "../../domain/supervision/objectionReport.ts";
import * as acts from "../../domain/supervision/accountActs.ts";
import type { Judging } from "../../domain/supervision/accountActs.ts";
import {
  standingsOf,
  type AccountCard,
  type StepStanding,
} from "../../domain/supervision/accountStanding.ts";

type Shown = {
  department: Department;
  year: number;
  account: Account;
  judging: Judging;
  reviews: ReadonlyMap<string, Review>;
};

export function accountView({ department, year, account, judging, reviews }: Shown) {
  const { by, cards, table, rules } = judging;
  const sees = readerOf(by);
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  const acted = <T extends { at: Instant }>(act: T | null) => act && { ...act, at: local(act.at) };
  const keyed = ({ reviewId, rule, at }: CardKey) => ({ reviewId, rule, at: local(at) });
  return {
    department: { id: department.id, name: department.name, nameEn: department.nameEn },
    year,
    table: table.map((row) => ({ ...row })),
    cards: cards
      .filter(({ person }) => sees.department || (person !== null && person === sees.person))
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))
      .map(cardShown),
    subjects: standingsOf(cards, account, table)
      .filter(({ person }) => (person === null ? sees.department : sees.all || person === sees.person))
      .map(({ steps, ...subject }) => ({ ...subject, steps: steps.map(stepShown) })),
    objections: judging.objections
      .map(objectionShown)
      .toSorted((a, b) => Number(b.until !== null) - Number(a.until !== null)),
  };

  function objectionShown(objection: ReportedObjection) {
    const { noted, returned, answered } = objectionFileOf(account, objection.reviewId);
    const { facts } = reviews.get(objection.reviewId)!;
    const { status, until, overdue } = reportStanding(account, objection, judging.at, rules);
    return {
      ...objection,
      applicationId: facts.applicationId,
      project: { name: facts.project.name, code: facts.project.code },
      receivedAt: local(objection.receivedAt),
      status,
      until: until && toldWithOffset(until, rules.zone),
      overdue,
      noted: acted(noted),
      returned: acted(returned),
      answered: acted(answered),
      may: objectionActs(account, objection, judging),
    };
  }

  function cardShown(card: AccountCard) {
    const { confirmed, served, contest, contestDecided } = fileOf(account, card);
    const { facts } = reviews.get(card.reviewId)!;
    const until = served && acts.contestUntil(served.at, rules);
    // Its reasons are for supervision and the person.
    const isTheirs = sees.all || card.person === sees.person;
    return {
      ...card,
      ...keyed(card),
      applicationId: applicationOf(card.reviewId),
      project: { name: facts.project.name, code: facts.project.code },
      corrected: acted(card.corrected),
      confirmed: acted(confirmed),
      served: served && { ...served, at: local(served.at), contestUntil: toldWithOffset(until!, rules.zone) },
      contest: isTheirs ? acted(contest) : null,
      contestDecided: isTheirs ? acted(contestDecided) : null,
      may: cardActs(account, card, judging),
    };
  }

  function stepShown({ step, measure, cards: named, status, proceeding }: StepStanding) {
    const { served = null, statement = null, decided = null } = proceeding ?? {};
    return {
      ...step,
      measure,
      status,
      cards: named.map(keyed),
      served: served && {
        ...served,
        at: local(served.at),
        stateUntil: toldWithOffset(acts.statementUntil(served.at, rules), rules.zone),
      },
      statement: acted(statement),
      decided: acted(decided),
      number: proceeding?.number ?? null,
      may: status === "fallen" ? [] : stepActs(account, step, judging),
    };
  }
}

/** What somebody may see: all, their department's, or their own by the name of their token. */
function readerOf(by: Actor): { all: boolean; department: boolean; person: string | null } {
  if (!isOfficial(by)) return { all: false, department: false, person: null };
  if (by.role !== "department") return { all: true, department: true, person: null };
  const rank = rankOf(by);
  const leads = LEADING_RANKS.some((leading) => leading === rank);
  return { all: false, department: leads, person: by.system === undefined ? nameOf(by) : null };
}

const SAYING = "·";

/** By the rules themselves: what would be written if it were done now. */
function cardActs(account: Account, card: AccountCard, judging: Judging) {
  const isStaff = isOfficial(judging.by) && judging.by.role === "department";
  const confirmers = acts.confirmersIn(
    account,
    (reviewId) => applicationOf(reviewId) === applicationOf(card.reviewId),
  );
  const upheld = { outcome: "upheld", reasons: SAYING } as const;
  const all = isStaff
    ? ([
        ["receive-card", acts.serveCard(account, card, null, judging)],
        ["contest-card", acts.contestCard(account, card, SAYING, judging)],
      ] as const)
    : ([
        ["confirm-card", acts.confirmCard(account, card, SAYING, judging)],
        ["serve-card", acts.serveCard(account, card, SAYING, judging)],
        ["decide-contest", acts.decideContest(account, card, upheld, confirmers, judging)],
      ] as const);
  return all.flatMap(([name, { events }]) => (events.length > 0 ? [name] : []));
}

function objectionActs(account: Account, { reviewId }: ReportedObjection, judging: Judging) {
  const isStaff = isOfficial(judging.by) && judging.by.role === "department";
  const returned = { about: FORMS, reasons: SAYING };
  const all = isStaff
    ? ([["answer-objection", answerObjection(account, reviewId, SAYING, judging)]] as const)
    : ([
        ["note-objection", noteObjection(account, reviewId, judging)],
        ["return-objection", returnObjection(account, reviewId, returned, judging)],
      ] as const);
  return all.flatMap(([name, { events }]) => (events.length > 0 ? [name] : []));
}

function stepActs(account: Account, step: StepKey, judging: Judging) {
  const isStaff = isOfficial(judging.by) && judging.by.role === "department";
  const deciding = (outcome: "confirmed" | "dismissed") =>
    acts.decideProposal(account, step, { outcome, reasons: SAYING }, judging);
  const all = isStaff
    ? ([
        ["receive-proposal", acts.serveProposal(account, step, null, judging)],
        ["state-case", acts.makeStatement(account, step, SAYING, judging)],
      ] as const)
    : ([
        ["serve-proposal", acts.serveProposal(account, step, SAYING, judging)],
        ["confirm-proposal", deciding("confirmed")],
        ["dismiss-proposal", deciding("dismissed")],
      ] as const);
  return all.flatMap(([name, { events }]) => (events.length > 0 ? [name] : []));
}
