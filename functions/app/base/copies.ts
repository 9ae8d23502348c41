/**
 * A record against itself: its history is the only thing that says what it is, and whatever stands beside the history
 * follows from it. What does not was altered, the one or the other; which is named, and nothing is mended.
 */
import { canonical } from "../../domain/base/canonical.ts";
import type { Chained } from "../../domain/base/history.ts";
import { isId } from "../../domain/base/ids.ts";
import { caseFactsOf, frameOf, framesOf, type Application } from "../../domain/application/application.ts";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import {
  knownHistory,
  baseState,
  readApplication,
  readBill,
  readComplaint,
  readInquiry,
  readRating,
  readReview,
  Unreadable,
  type Before,
} from "../../contracts/stored.ts";
import { firstBreak, GENESIS } from "./history.ts";
import { isSamePlace, placeOf, type Standing } from "./places.ts";
import type { Copy } from "./ports.ts";

/** What of a record or a document was altered, and how that shows. */
export type Discrepancy = { subject: string; part: "state" | "history" | "notice"; why: string };

const BEGINNING: Before = { head: GENESIS, state: null };

/** What of these records of one case does not follow from their histories. */
export function discrepanciesIn(copies: readonly Copy[]): Discrepancy[] {
  const application = applicationIn(copies);
  return copies.flatMap((copy) => discrepanciesOf(copy, application));
}

function discrepanciesOf(copy: Copy, application: Application | null): Discrepancy[] {
  const { subject, events, version, place } = copy;
  const altered = (part: Discrepancy["part"], why: string): Discrepancy => ({ subject, part, why });
  const broken = firstBreak(events);
  if (broken !== null)
    return [
      altered("history", `event ${broken} does not fit: its content, its place or its hash was changed`),
    ];
  if (version !== events.length)
    return [
      altered(
        events.length < version ? "history" : "state",
        `it says that it has ${version} events, and its history has ${events.length}`,
      ),
    ];
  const read = reading(copy, application);
  // What this version cannot read is told of as that, by whoever needs it.
  if (read === null) return [];
  const found: Discrepancy[] = [];
  if (!isSamePlace(placeOf(read(events.length)), place))
    found.push(altered("state", "it stands in the lists where its history does not put it"));
  if (copy.base !== null && !isBase(copy.base, events, read))
    found.push(altered("state", "what its earlier events made of it is not what is kept of that"));
  return found;
}

/** Whether what is kept of earlier events is what they make. */
function isBase({ state, head }: NonNullable<Copy["base"]>, events: Copy["events"], read: Reading): boolean {
  const last = events.findIndex(({ hash }) => hash === head);
  if (last < 0) return false;
  return canonical(baseState(read(last + 1))) === canonicalOf(state);
}

function canonicalOf(json: string): string | null {
  try {
    return canonical(JSON.parse(json));
  } catch {
    return null;
  }
}

/** What so many events of a history make. */
type Reading = (events: number) => Standing;

/** How a record is read; `null` where this version cannot. */
function reading({ subject, events }: Copy, application: Application | null): Reading | null {
  try {
    const history = knownHistory(events);
    const read = (many: number) => stateOf(subject, history.slice(0, many), application);
    read(history.length);
    return read;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function stateOf(
  subject: string,
  history: readonly Chained<CaseEvent>[],
  application: Application | null,
): Standing {
  if (isId("complaint", subject)) return { of: "complaint", state: readComplaint(history, BEGINNING) };
  if (isId("bill", subject)) return { of: "bill", state: readBill(history, BEGINNING) };
  if (isId("inquiry", subject)) return { of: "inquiry", state: readInquiry(history, BEGINNING) };
  if (isId("rating", subject)) return { of: "rating", state: readRating(history, BEGINNING) };
  if (!isId("review", subject)) return { of: "application", state: readApplication(history, BEGINNING) };
  const frames = application === null ? [] : framesOf(application);
  if (frames.length === 0) throw new Unreadable(`no accepted application gives ${subject} its facts`);
  if (!frameOf(frames, subject)) throw new Unreadable(`${subject} is none that its application asked for`);
  const given = caseFactsOf(frames, subject);
  return { of: "review", state: readReview(given, history, BEGINNING) };
}

function applicationIn(copies: readonly Copy[]): Application | null {
  const own = copies.find(({ subject }) => isId("application", subject));
  try {
    return own ? readApplication(knownHistory(own.events), BEGINNING) : null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
