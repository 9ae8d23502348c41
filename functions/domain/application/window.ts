/** What the window's clerk answers (窗口受理): once at most that something is missing, and within five working days. */
import { acceptanceOf, type Application, type Defect } from "./application.ts";
import type { ApplicationDecision } from "./applicationEvent.ts";
import { contactAtWindow, type ReceivedAtWindow } from "./firstContact.ts";
import { evolve } from "./replay.ts";
import { canonical } from "../base/canonical.ts";
import type { ReviewRules } from "../review/circumstances.ts";
import type { Region } from "../catalogue/region.ts";
import { route } from "../catalogue/routing.ts";
import { nowOf, toldBy } from "../catalogue/successors.ts";
import { dated, type Instant } from "../base/time.ts";
import { advanceIntake, ask } from "./intake.ts";
import { accept, isClaimed } from "./acceptance.ts";

export type ClerkAnswer =
  | { decision: "accept" }
  | { decision: "request-materials"; defects: readonly Defect[] }
  | ({ decision: "not-accepted"; reasons: string; article: string } & NotOurs);

/** The two grounds of art. 32(1)(1) and (2): the law asks for no licence, or it is another organ's, which is named. */
type NotOurs = { ground: "not-required" } | { ground: "wrong-authority"; referral: string };

/** A clerk of the authority, by name, and of which department. */
export type Clerk = { department: string; name: string };

/**
 * The answer of the window's clerk: accepted, sent back once with all that is wrong, or not ours, and whose it is. Whoever gives it by
 * name has received it at the window, and answers for it from then on (首问负责制).
 * @param clerk `null` of a system, and of a token that names nobody
 */
export function answerAtWindow(
  application: Application,
  region: Region,
  answer: ClerkAnswer,
  now: Instant,
  rules: ReviewRules,
  clerk: Clerk | null = null,
): ApplicationDecision {
  const decision = answered(application, region, answer, now, rules);
  const received = clerk && receivedBy(application, clerk, region, now, rules);
  if (decision.events.length === 0 || !received) return decision;
  return { ...decision, events: [received, ...decision.events] };
}

function receivedBy(
  { facts }: Application,
  { department, name }: Clerk,
  region: Region,
  now: Instant,
  rules: ReviewRules,
): ReceivedAtWindow | null {
  const own = region.departments.find(({ id }) => id === department);
  if (own === undefined || facts.firstContact?.clerk === name) return null;
  return { type: "received-at-window", contact: contactAtWindow(own, name, region, now, rules), at: now };
}

function answered(
  application: Application,
  region: Region,
  answer: ClerkAnswer,
  now: Instant,
  rules: ReviewRules,
): ApplicationDecision {
  const silently = advanceIntake(application, { now, settledAt: now }, rules, region);
  const { status } = silently.events.reduce(evolve, application);
  if (application.status !== "received" || status !== "received") {
    const isRepeat = silently.events.length === 0 && isAnswered(application, answer, region);
    return isRepeat ? { events: [] } : { events: [], refusal: { code: "not-awaiting-acceptance", status } };
  }
  switch (answer.decision) {
    case "accept": {
      return accept(region, application, now, "clerk", dated(now), rules);
    }
    case "request-materials": {
      if (application.returnedFor !== null) return { events: [], refusal: { code: "returned-already" } };
      const askable = mayBeAsked(application, region);
      const named = (code: string): string | undefined => toldBy(region.materials, askable, code)[0];
      const materials = answer.defects
        .map(({ material }) => material)
        .filter((material) => named(material) === undefined);
      // Nobody could hand it in: the application would lapse for want of what does not exist.
      if (materials.length > 0)
        return { events: [], refusal: { code: "material-not-askable", materials, askable } };
      const defects = answer.defects.map((one) => ({ ...one, material: named(one.material)! }));
      return ask(region, [], defects, true, now, rules);
    }
    case "not-accepted": {
      const { reasons, article } = answer;
      const referral = referralOf(answer);
      return { events: [{ type: "application-not-accepted", reasons, article, referral, at: now }] };
    }
  }
}

/** Whether the window has given this answer already, whatever has happened to the application since. */
function isAnswered(application: Application, answer: ClerkAnswer, region: Region): boolean {
  const inCodesOfToday = (defects: readonly Defect[] | null) =>
    defects?.map((one) => ({
      ...one,
      material: nowOf(region.materials, one.material)?.code ?? one.material,
    }));
  switch (answer.decision) {
    case "accept":
      return acceptanceOf(application)?.how === "clerk" || application.status === "in-review";
    case "request-materials":
      // Complete again, it waits for another answer than that.
      return (
        application.status !== "received" &&
        application.returnedFor !== null &&
        canonical(inCodesOfToday(application.returnedFor)) === canonical(inCodesOfToday(answer.defects))
      );
    case "not-accepted": {
      if (application.status !== "not-accepted") return false;
      const { reasons, article, referral } = application;
      const said = { reasons: answer.reasons, article: answer.article, referral: referralOf(answer) };
      return canonical({ reasons, article, referral }) === canonical(said);
    }
  }
}

const referralOf = (answer: NotOurs): string | null =>
  answer.ground === "wrong-authority" ? answer.referral : null;

/**
 * What the window may ask for: what was handed in, as it is on record, and what else the catalogue asks of such a project;
 * each once, whatever it was called before.
 */
export function mayBeAsked({ facts, materials }: Application, region: Region): string[] {
  const matters = route(region, facts.project).filter((matter) => !isClaimed(facts, matter));
  const held = materials.map(({ code }) => code);
  const listed = matters
    .flatMap((matter) => matter.materials)
    .flatMap((code) => {
      const onRecord = toldBy(region.materials, held, code);
      return onRecord.length > 0 ? onRecord : [code];
    });
  return [...new Set([...listed, ...held])].filter((code) => nowOf(region.materials, code) !== undefined);
}
