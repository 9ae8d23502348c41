/** One case from its receipt to its end, while its region's file is replaced twice. */
import { flagsAtReceipt } from "../../functions/domain/catalogue/flags.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { MONDAY, example } from "../support/fixtures.ts";
import { desk, type Body } from "./desk.ts";
import { aRegion, aValue, read, type Draft } from "./draft.ts";
import { lineage, routedToday } from "./lineage.ts";
import { luckOf, type Luck } from "./luck.ts";
import { isEverybodys, isRoutedRight, isSameSet, isSilenceAsTold, must, standsAsTold } from "./oracle.ts";
import {
  applicantActs,
  caseOfLead,
  departmentActs,
  handIn,
  leadActs,
  reviewOfHolder,
  status,
  type Offered,
  type Player,
} from "./parts.ts";
import { clockOf, replaced, type File, type Tally, type Wanted } from "./replacement.ts";

/** @param at before which of the turns each file takes the place of the one before */
export type Pair = { seed: number; files: readonly { at: number; wanted: Wanted }[] };

export const TURNS = 7;

const DAY = 24 * 3600;
const road = example("municipal-road-application");

/** What is stated of a project that the file asks somebody about, with what it lacks and what is promised. */
function aSubmission(luck: Luck, draft: Draft): { body: Body; lacks: string[] } | null {
  const type = luck.one(draft.projectTypes).code;
  const attributes = Object.fromEntries(draft.attributes.map((fact) => [fact.code, aValue(luck, fact)]));
  const project = { ...road.project, type, attributes, flags: [] };
  const asked = routedToday(draft, lineage(), project).matters;
  if (asked.length === 0) return null;
  const matters = draft.matters.filter(({ code }) => asked.includes(code));
  // Nothing may be promised about a project on the negative list.
  const mayPromise = flagsAtReceipt(draft, project).length === 0;
  const claims = matters
    .filter(({ replaceableBy }) => mayPromise && replaceableBy.includes("promise") && luck.strikes(0.6))
    .map(({ code, promise }) => ({ matter: code, by: "promise", signedBy: "李明", text: promise!.text }));
  const own = matters.filter(({ code }) => !claims.some(({ matter }) => matter === code));
  const needed = [...new Set(own.flatMap(({ materials }) => materials))];
  const lacks = luck.strikes(0.5) ? luck.some(needed) : [];
  const [paper] = road.materials;
  const materials = needed.filter((code) => !lacks.includes(code)).map((code) => ({ ...paper!, code }));
  return { body: { ...road, project, claims, materials }, lacks };
}

/** Begins with a file and a case that it takes. */
function beginning(luck: Luck): { file: File; body: Body; lacks: string[] } {
  for (;;) {
    const draft = aRegion(luck);
    const submission = aSubmission(luck, draft);
    if (submission === null) continue;
    return { file: { draft, region: read(draft)!, line: lineage(), clock: clockOf(draft) }, ...submission };
  }
}

const isOver = (body: Body): boolean => body.decision !== null || body.ended !== null;

export async function play({ seed, files }: Pair, tally: Tally): Promise<void> {
  const luck = luckOf(seed);
  const { file, body: received, lacks } = beginning(luck);
  const on = desk(file, parseInstant(MONDAY));
  const { applicationId, queryCode, missingMaterials } = await on.ask({
    route: "submitApplication",
    body: received,
  });
  must(
    isSameSet(
      missingMaterials.map(({ code }: Body) => code),
      lacks,
    ),
    "missing",
    missingMaterials,
    lacks,
  );

  let shas = 0;
  let known: Body = null;
  const player: Player = {
    on,
    luck,
    applicationId,
    headers: { "x-query-code": queryCode },
    draft: () => on.file().draft,
    line: () => on.file().line,
    has: new Map(),
    wasLead: () => known?.lead?.id ?? null,
    leads: () => [...leadsOf(on.file(), known ?? null, received)],
    sha: () => String(++shas).padStart(64, "0"),
  };
  const silence = new Map<string, string>();

  /** The status, looked at as soon as anything may have happened. */
  async function seen(): Promise<Body> {
    let body = await status(player);
    if (body.status === "in-review" && body.progress.closed === body.progress.total) {
      await on.conclude(applicationId);
      body = await status(player);
    }
    if (body.acceptedAt !== null && !known?.acceptedAt) {
      known = body;
      for (const { reviewId, onTimeout } of body.reviews) silence.set(reviewId, onTimeout);
      await isRoutedRight(player, on.file(), received, body);
    }
    known = body;
    isSilenceAsTold(silence, body);
    return body;
  }

  for (let turn = 0; turn <= TURNS; turn++) {
    for (const { wanted } of files.filter(({ at }) => at === turn)) {
      const before = await seen();
      const next = replaced(on.file(), wanted, tally);
      const isSameClock = JSON.stringify(clockFields(next)) === JSON.stringify(clockFields(on.file()));
      on.replace(next);
      standsAsTold(before, await seen(), isSameClock);
      await isEverybodys(player, known);
      // The next round writes down what a new calendar makes of every clock: from then on that is what was told.
      await on.pass(applicationId, 0);
    }
    await turnOf(player, await seen());
  }
  for (let i = 0; !isOver(await seen()); i++) {
    must(i < 80, "a case that nobody can bring to its end", known);
    await toTheEnd(player, known);
  }
  await on.notices(applicationId);
  await isEverybodys(player, known);
}

const clockFields = ({ draft }: File) => [draft.calendar.localDays, draft.closeOfBusiness];

/** Who may lead the case: before acceptance the lead of its type, then who led it, or has taken that one's place. */
function leadsOf({ draft, line }: File, known: Body, received: Body): Iterable<string> {
  const type = line.oneOf("projectTypes", received.project.type);
  const now = draft.projectTypes.find(({ code }) => code === type)!.lead;
  return known?.lead ? line.of("departments", known.lead.id) : [now];
}

/** Somebody does something that is offered, or time passes. */
async function turnOf(player: Player, body: Body): Promise<void> {
  const { luck, on, applicationId } = player;
  const who = luck.between(0, 9);
  if (who < 2) return on.pass(applicationId, luck.between(1, 3 * DAY));
  if (who < 4)
    return void (body.offers.length > 0 && (await applicantActs(player, luck.one<Offered>(body.offers))));
  if (who < 6 || body.reviews.length === 0) {
    const { department, body: led } = await caseOfLead(player);
    if (led.offers.length > 0) await leadActs(player, department, luck.one<Offered>(led.offers));
    return;
  }
  const open = body.reviews.filter(({ status: is }: Body) => is !== "closed");
  if (open.length === 0) return;
  const row = luck.one<Body>(open);
  const { department, body: review } = await reviewOfHolder(player, row);
  if (review.offers.length > 0)
    await departmentActs(player, department, row, luck.one<Offered>(review.offers));
}

/** Everybody does what is theirs to do; where nobody can, a day passes. */
async function toTheEnd(player: Player, body: Body): Promise<void> {
  const { on, applicationId } = player;
  if (body.owed.length > 0) return handIn(player, body.owed[0].code);
  for (const row of body.reviews.filter(({ status: is }: Body) => is !== "closed" && is !== "waiting")) {
    const { department, body: review } = await reviewOfHolder(player, row);
    if (!review.offers.some(({ command }: Offered) => command === "giveOpinion")) continue;
    const own = { path: { reviewId: row.reviewId }, claims: { role: "department", department } };
    return void (await on.ask({ ...own, route: "giveOpinion", body: { kind: "consent" } }));
  }
  const { department, body: led } = await caseOfLead(player);
  const MUST = ["answerAtWindow", "conveneJointReview", "concludeJointReview", "decideApplication"];
  const offered = led.offers.find(({ command }: Offered) => MUST.includes(command));
  if (offered) return leadActs(player, department, offered);
  await on.pass(applicationId, DAY);
}
