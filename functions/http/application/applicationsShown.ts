/** A page of applications as a list shows them, each as the rules say it stands now. */
import { logUnreadable } from "../../app/base/pages.ts";
import type { CaseRecords, Page, RegionRecords, SetAside } from "../../app/base/ports.ts";
import { Unreadable } from "../../contracts/stored.ts";
import { knowing } from "../../app/base/circumstances.ts";
import {
  acceptanceOf,
  isInRound,
  leadsTerm,
  type Application,
} from "../../domain/application/application.ts";
import { leadOf } from "../../domain/application/acceptance.ts";
import { applicationAt, standingAt } from "../../domain/application/standing.ts";
import { reviewParts } from "../../domain/base/ids.ts";
import {
  awaitsNaming,
  disputeDecider,
  namingSince,
  referralDecisionDue,
} from "../../domain/review/referralAnswer.ts";
import { lampOfTerm } from "../../domain/supervision/lamp.ts";
import { isOpen, toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import { trackerNow } from "../../domain/application/greenChannel.ts";
import { trackerView } from "./trackerView.ts";
import type { Common } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";

type Deps = Pick<Common, "region" | "rules" | "log"> & {
  store: RegionRecords & Pick<CaseRecords, "loadApplication" | "loadCase">;
};

/** @param isShown to whom it is shown may know of it */
export async function applicationsShown(
  deps: Deps,
  listed: Promise<Page<string>>,
  now: Instant,
  isShown: (application: Application) => boolean,
) {
  const { store, region, rules, log } = deps;
  const page = await readEach(listed, (id) => store.loadApplication(id), log);
  const shown = page.read.map(({ state }) => applicationAt(state, now, rules, region)).filter(isShown);
  const applications = await Promise.all(
    shown.map(async (application) => {
      const naming = await namingOf(application, now, deps);
      return {
        ...namedIn(application, deps),
        ...trackedBy(application, deps.region),
        applicant: { name: application.facts.applicant.name },
        dueAt: dueOf(application, rules.zone) ?? naming?.until ?? null,
        ...(naming && { naming }),
      };
    }),
  );
  return { body: { applications, unreadable: page.unreadable, nextCursor: page.nextCursor } };
}

/**
 * By when the lead is to name whose a matter is, the earliest of them; of what was handed on alone, and so nearly always of none,
 * the reviews are looked up.
 */
async function namingOf(application: Application, now: Instant, { store, rules }: Deps) {
  const { applicationId } = application.facts;
  const asked = isInRound(application) ? application.acceptance.reviews : [];
  if (!asked.some(({ reviewId }) => reviewParts(reviewId)!.round > 1)) return null;
  const reviews = (await store.loadCase(applicationId))?.reviews.map(({ state }) => state) ?? [];
  const open = await knowing(store, (circumstancesOf) =>
    standingAt(reviews, now, { ...rules, circumstancesOf }).filter(
      (review) => awaitsNaming(review) && disputeDecider(review) === "lead",
    ),
  );
  const terms = open
    .flatMap((review) => {
      const until = referralDecisionDue(review, rules);
      return until === null || isOpen(until) ? [] : [{ since: namingSince(review), until }];
    })
    .toSorted((a, b) => a.until.localeCompare(b.until));
  const [first] = terms;
  if (first === undefined) return null;
  return { until: withOffset(first.until, rules.zone), lamp: lampOfTerm(first, now, rules) };
}

/** Who keeps track of it, of one in the green channel. */
function trackedBy(application: Application, region: Deps["region"]) {
  const tracker = trackerNow(application);
  return tracker === null ? {} : { tracker: trackerView(tracker, region) };
}

/** What every list says of an application. */
export function namedIn(state: Application, { region, rules }: Pick<Deps, "region" | "rules">) {
  const { facts, status } = state;
  return {
    applicationId: facts.applicationId,
    status,
    project: { name: facts.project.name, code: facts.project.code, type: facts.project.type },
    lead: acceptanceOf(state)?.lead ?? leadOf(region, facts.project.type),
    receivedAt: withOffset(facts.receivedAt, rules.zone),
  };
}

/** What a page lists, read one by one; what cannot be read is named, and holds up no other. */
export async function readEach<T>(
  listed: Promise<Page<string>>,
  load: (id: string) => Promise<T | undefined>,
  log: Deps["log"],
) {
  const page = await pageOf(listed, log);
  const unreadable: SetAside[] = [];
  const loaded = await Promise.all(
    page.items.map((id) =>
      load(id).catch((error: unknown) => {
        if (!(error instanceof Unreadable)) throw error;
        unreadable.push({ subject: id, cause: error.cause });
      }),
    ),
  );
  return {
    read: loaded.filter((recorded) => recorded !== undefined),
    unreadable: logUnreadable({ unreadable }, log),
    nextCursor: page.cursor,
  };
}

function dueOf(application: Application, zone: string): string | null {
  const dueAt = application.status === "received" ? application.acceptBy : leadsTerm(application)?.dueAt;
  return dueAt === undefined ? null : toldWithOffset(dueAt, zone);
}
