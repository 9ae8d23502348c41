/** What must hold when one region file has taken another's place in the middle of a case. */
import { parseInstant } from "../../functions/domain/base/time.ts";
import type { Body } from "./desk.ts";
import { holders, routedToday } from "./lineage.ts";
import { as, caseOfLead, theOne, type Player } from "./parts.ts";
import type { File } from "./replacement.ts";

export class Broken extends Error {
  override name = "Broken";
}

export function must(holds: boolean, what: string, ...seen: unknown[]): void {
  if (!holds) throw new Broken(`${what}: ${seen.map((one) => JSON.stringify(one)).join(" | ")}`);
}

/** Whether the same things stand in both, in whatever order. */
export const isSameSet = (some: readonly string[], others: readonly string[]): boolean =>
  some.every((one) => others.includes(one)) && others.every((one) => some.includes(one));

const at = (told: string | null): string => (told === null ? "" : parseInstant(told));

/**
 * Of an open review what a new calendar may move, and nothing else of it moves. When the lead goes on without, and by when
 * promises are to be checked and licences handed out, goes by the calendar at hand and never before what is on record: where
 * two calendars follow one another that is not what was shown between them (`domain/walk`, `replacedCalendar`, `delivery`).
 */
const MOVED = [
  "dueAt",
  "dueDate",
  "provisional",
  "usedDays",
  "remainingDays",
  "lamp",
  "bindingLimit",
  "limitDays",
  "limitUnit",
  "stop",
  "suspensions",
  "raisedTo",
  "dateOpen",
  "proceedsAt",
] as const;

const steady = (row: Body): Body =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !(MOVED as readonly string[]).includes(field)));

/** Of a closed review: by when its promises are to be checked. */
const undated = ({ promiseChecks = [], ...row }: Body): Body => ({
  ...row,
  promiseChecks: promiseChecks.map((check: Body) => ({ ...check, due: null })),
});

/** A decision but for by when its licences are to be handed out, which a new calendar may move. */
const undelivered = (decision: Body): unknown =>
  decision && {
    ...decision,
    matters: decision["matters"].map((matter: Body) => ({
      ...matter,
      delivery: matter["delivery"] && { ...matter["delivery"], dueAt: null, lamp: null, raisedTo: null },
    })),
  };

/** What was told stands: who is asked, for what, under which rules, and until when; what is closed does not change at all. */
export function standsAsTold(before: Body, after: Body, isSameClock: boolean): void {
  must(after.status === before.status, "status", before.status, after.status);
  for (const field of ["lead", "catalogueVersion", "acceptedAt", "project", "progress"])
    must(JSON.stringify(after[field]) === JSON.stringify(before[field]), field, before[field], after[field]);
  const [was, is] = [before, after].map(({ decision }) => undelivered(decision));
  must(JSON.stringify(is) === JSON.stringify(was), "decision", before["decision"], after["decision"]);
  must(after.reviews.length === before.reviews.length, "reviews", before.reviews, after.reviews);
  for (const [i, was] of before.reviews.entries()) {
    const is = after.reviews[i];
    // What is not served yet is served by the day that the new calendar says.
    if (!isSameClock && was.status === "dispatched") continue;
    const [told, now] = isSameClock
      ? [was, is]
      : was.status === "closed"
        ? [undated(was), undated(is)]
        : [steady(was), steady(is)];
    must(JSON.stringify(now) === JSON.stringify(told), "a review", told, now);
    must(at(is.dueAt) >= at(was.dueAt), "a date moved earlier", was, is);
    must((is.proceedsAt === null) === (was.proceedsAt === null), "whether the lead goes on without", was, is);
    if (was.stop !== null && was.stop.endsAt !== "open")
      must(
        is.stop !== null && at(is.stop.endsAt) >= at(was.stop.endsAt),
        "a stop ends earlier",
        was.stop,
        is.stop,
      );
  }
  const owed = (body: Body) => body.owed.map(({ code, defect, askedBy }: Body) => [code, defect, askedBy]);
  must(JSON.stringify(owed(after)) === JSON.stringify(owed(before)), "what is owed", before.owed, after.owed);
  for (const [i, was] of before.owed.entries())
    must(
      was.until === "open" || at(after.owed[i].until) >= at(was.until),
      "a term ends earlier",
      was,
      after.owed[i],
    );
}

/** Every open review is in the worklist of the one department that has it, and of no other; the lead finds the case. */
export async function isEverybodys(player: Player, body: Body): Promise<void> {
  const { on } = player;
  const { draft, line } = on.file();
  const seen = new Map<string, string[]>();
  for (const { id } of draft.departments) {
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = cursor === null ? {} : { cursor };
      const page: Body = await on.ask({ route: "listReviews", claims: as(id), query });
      for (const { reviewId } of page.reviews) seen.set(reviewId, [...(seen.get(reviewId) ?? []), id]);
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
  const open = body.reviews.filter((row: Body) => row.status !== "closed");
  for (const row of open) {
    const { heirs, settled } = holders(draft, line, {
      department: row.department.id,
      matter: row.matter.code,
    });
    const has = seen.get(row.reviewId) ?? [];
    must(has.length === 1 && heirs.has(has[0]!), "a review is in one worklist", row.reviewId, has, [
      ...heirs,
    ]);
    must(settled === null || has[0] === settled, "a review went to another", row.reviewId, has, settled);
  }
  for (const [reviewId, [id]] of seen) player.has.set(reviewId, id!);
  must([...seen.keys()].length === open.length, "what is not open is listed", [...seen.keys()]);
  const { department } = await caseOfLead(player);
  const phase = body.acceptedAt === null ? "intake" : "in-review";
  const isOver = body.ended !== null || body.decision !== null;
  const led: Body = await on.ask({
    route: "listApplications",
    claims: as(department),
    query: { phase: isOver ? "over" : phase },
  });
  must(led.applications.length === 1, "the lead's list", led, body.status);
  const [row] = open;
  if (row)
    await theOne(
      draft.departments
        .map(({ id }) => id)
        .filter((id) => id !== department || seen.get(row.reviewId)![0] === id),
      (id) => on.send({ route: "getReview", path: { reviewId: row.reviewId }, claims: as(id) }),
    );
}

/** Acceptance asks whom the file in force asks, by what was stated at receipt; what was promised then stands in for it. */
export async function isRoutedRight(player: Player, file: File, received: Body, body: Body): Promise<void> {
  const { project, claims } = received;
  const expected = routedToday(file.draft, file.line, project);
  const asked = body.reviews.map((row: Body) => row.matter.code);
  must(isSameSet(asked, expected.matters), "who is asked", asked, expected);
  const stoodIn = new Set(claims.map(({ matter }: Body) => file.line.oneOf("matters", matter)));
  for (const row of body.reviews)
    must((row.outcome === "replaced") === stoodIn.has(row.matter.code), "what stands in", row, [...stoodIn]);
  const flags = (await caseOfLead(player)).body.flags
    .filter(({ source }: Body) => source === "region-file")
    .map(({ flag }: Body) => flag);
  must(isSameSet(flags, expected.flags), "flags", flags, expected);
  must(body.catalogueVersion === file.draft.version, "version", body.catalogueVersion, file.draft.version);
}

/** Silence means what it meant when the case was accepted. */
export function isSilenceAsTold(told: ReadonlyMap<string, string>, body: Body): void {
  const meant: Record<string, string> = {
    "deemed-consent": "deemed-consent",
    "deemed-refusal": "deemed-refusal",
    "no-response": "proceed-without",
  };
  for (const { reviewId, outcome, silence } of body.reviews) {
    // Once the ladder was over the lead has gone on without: it was escalated before.
    if (silence?.proceeded) {
      const before = told.get(reviewId)!;
      must(["escalate", "deemed-consent"].includes(before), "gone on without", reviewId, outcome, before);
      continue;
    }
    const meaning = meant[outcome];
    must(
      meaning === undefined || told.get(reviewId) === meaning,
      "silence",
      reviewId,
      outcome,
      told.get(reviewId),
    );
  }
}
