/** One walk, both sides of it: each command is judged by the product and by the model, and both are looked at after each. */
import { expect } from "@jest/globals";
import { instantOfEpoch } from "../../../functions/domain/base/time.ts";

import { viewAt } from "../../../functions/domain/review/advance.ts";
import {
  NOTHING_ON_RECORD as NOTHING,
  type ReviewRules,
} from "../../../functions/domain/review/circumstances.ts";
import { greenTerm } from "../../../functions/domain/review/greenChannel.ts";
import { evolve } from "../../../functions/domain/review/replay.ts";
import type { Review } from "../../../functions/domain/review/review.ts";
import type { Answer, Book, World } from "./book.ts";
import * as commands from "./commands.ts";
import { compare, seen } from "./comparing.ts";
import { afterDays, dayOf, endOf, startOf, works } from "./days.ts";
import * as others from "./others.ts";
import * as revoking from "./revoking.ts";
import { decide, opened } from "./product.ts";
import { daysThatBind, dueInstant } from "./reckoning.ts";
import { entered, registersOf } from "./registers.ts";
import { OPINIONS, type Step, type Walk, type When } from "./steps.ts";
import { by, dispatch } from "./time.ts";
import { PAIRS, type Pair } from "./worlds.ts";

/** What the model says. */
function expected(book: Book, step: Step, ms: number, world: World): Answer {
  switch (step.do) {
    case "opinion":
      return commands.opine(book, OPINIONS[step.which]!, ms, world);
    case "wake":
      return { book: by(book, ms - step.early, world), code: null };
    case "round":
      return others.round(book, ms, world);
    case "open":
      return others.open(book, ms, world);
    case "sign":
      return others.sign(book, ms, world);
    case "answer":
      return others.answer(book, ms, world);
    case "read":
      return commands.read(book, ms, world);
    case "ask":
      return commands.ask(book, step.items, step.held, ms, world);
    case "supply":
      return commands.supply(book, step.material, ms, world);
    case "take-back":
      return commands.takeBack(book, ms, world);
    case "start": {
      const { kind, days, rank } = step;
      return commands.startProcedure(book, { kind, plannedEnd: dayOf(ms) + days, rank }, ms, world);
    }
    case "end":
      return commands.endProcedure(book, ms, world);
    case "extend":
      return commands.extend(book, { days: step.days, rank: step.rank }, ms, world);
    case "assign":
      return commands.assign(book, step.name, ms, world);
    case "flag":
      return others.flag(book, step.who, step.isRaised, ms);
    case "interrupt":
      return others.interrupt(book, step.change, ms, world);
    case "cancel":
      return others.cancel(book, ms, world);
    case "revoke":
      return revoking.revoke(book, step.reasons, ms, world);
    case "announce":
      return revoking.announce(book, step.facts, ms, world);
    case "state":
      return revoking.state(book, step.text, ms, world);
    case "unannounce":
      return revoking.unannounce(book, step.reasons);
    case "hold":
    case "unhold":
    case "outage":
    case "outage-corrected":
    case "no-outage":
    case "absence":
    case "green":
    case "calendar":
      return { book, code: null };
  }
}

function moment(when: When, book: Book, last: number, world: World): number {
  if ("after" in when) return last + when.after;
  const { almanac } = world;
  const view = by(book, last, world);
  const { servedAt } = view;
  const isServed = servedAt !== null;
  const window = isServed ? Math.min(Math.ceil(daysThatBind(view, almanac) / 3), 5) : 0;
  const at = {
    due: () => (isServed ? dueInstant(view, almanac) : last),
    law: () => (isServed ? endOf(almanac, view.lawDue) : last),
    stop: () => view.stops.at(-1)?.until ?? last,
    window: () => (isServed ? afterDays(almanac, servedAt, window) : last),
    "first-day": () => afterDays(almanac, view.sentAt, 1),
    reminder: () => others.reminderFrom(view, world) ?? last,
    "read-by": () => view.asked?.servedAtLatest ?? last,
    "rung-1": () => (isServed ? afterDays(almanac, startOf(view.due), 1, works) : last),
    "rung-3": () => (isServed ? afterDays(almanac, startOf(view.due), 3, works) : last),
    written: () => view.writtenBy ?? last,
    heard: () => revoking.heardBy(view, almanac) ?? last,
    midnight: () => startOf(dayOf(last) + 1),
  }[when.at]();
  return Math.max(last, at + when.off);
}

/** Its green limit runs out with what is due at the latest. */
function neverPastDue(view: Review, rules: ReviewRules): void {
  const term = greenTerm(view, rules);
  if (term !== null && view.served !== null && term.due.dueAt > view.served.due.dueAt)
    expect(term.due).toEqual(view.served.due);
}

/** @param met is told of every command, refusal, outcome and failing guard on the way */
export function go(
  { about, start, late, ends, first, isTended, steps }: Walk,
  met: (what: string) => void,
): void {
  const pairs = PAIRS[ends]!;
  let pair: Pair = pairs[first]!;
  let registers = registersOf(about);
  const rules = (): ReviewRules => ({
    ...pair.rules,
    circumstancesOf: () => ({ ...NOTHING, ...registers.product }),
  });
  const world = (): World => ({ almanac: pair.almanac, ...registers.model });
  const look = (review: Review) => seen(review, now, rules());

  let now = start + late;
  const at = { asOf: instantOfEpoch(start), recordedAt: instantOfEpoch(now) };
  let review = opened(about, at, rules());
  let book = dispatch(about, start, now, world());
  compare(look(review), book, now, pair.almanac);
  const morning = { when: { at: "reminder", off: 300_000 }, step: { do: "round" } } as const;
  for (const { when, step } of isTended ? [morning, ...steps] : steps) {
    now = moment(when, book, now, world());
    if (step.do === "calendar") pair = pairs[step.which]!;
    registers = entered(registers, about, step, now);
    const decision = decide(review, step, now, rules());
    const answer = expected(book, step, now, world());
    const code = decision.refusal?.code ?? null;
    if (code !== answer.code) expect({ step, code }).toEqual({ step, code: answer.code });
    met(code ?? step.do);
    review = decision.events.reduce<Review>(evolve, review);
    book = answer.book;
    // As recorded, and as anybody who asks is told.
    const recorded = look(review);
    compare(recorded, book, now, pair.almanac);
    const view = viewAt(review, instantOfEpoch(now), rules());
    if (review.green) neverPastDue(view, rules());
    compare(view === review ? recorded : look(view), by(book, now, world()), now, pair.almanac);
    met(view.status === "closed" ? view.outcome : view.status);
    if (view.status === "overdue") view.failedGuards.forEach(met);
  }
}
