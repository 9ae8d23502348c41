/** What a department may do with its review, and what the rules answer. */
import { copyOf, type Answer, type Book, type World } from "./book.ts";
import { afterDays, dayOf, startOf, works } from "./days.ts";
import { daysThatBind, reckonDue } from "./reckoning.ts";
import { done, inHand, notRunning, refuse, same } from "./answering.ts";
import { owed } from "./silence.ts";
import { by } from "./time.ts";

const OUTCOMES: Record<string, string> = {
  consent: "consented",
  "consent-with-conditions": "consented-with-conditions",
  objection: "objected",
  "not-applicable": "not-applicable",
};

/** How many opinions without effect are kept whole. */
const KEPT = 2;

export function opine(found: Book, opinion: { kind: string }, ms: number, world: World): Answer {
  const before = inHand(found, ms, world);
  const now = by(before, ms, world);
  const text = JSON.stringify(opinion);
  if (now.status !== "closed") {
    const outcome = OUTCOMES[opinion.kind]!;
    now.closed = { outcome, at: ms, opinion: text, isOverdue: now.status === "overdue" };
    now.status = "closed";
    now.judgedBy ??= world.almanac;
    return done(now);
  }
  const book = copyOf(before);
  if (now.silentAt !== null) {
    if (!book.late.some((kept) => kept.text === text) && book.late.length < KEPT)
      book.late.push({ text, at: ms });
    return { book, code: "late" };
  }
  if (now.closed!.outcome === "cancelled") return refuse(before, "opine", "cancelled", ms, text);
  if (now.closed!.opinion === text) return same(before);
  if (!book.rivals.includes(text) && book.rivals.length < KEPT) book.rivals.push(text);
  return { book, code: "already-decided" };
}

function stop(now: Book, at: number, until: number, isSupplement: boolean, { almanac }: World): void {
  now.stops.push({ from: at, until, isSupplement });
  now.status = "suspended";
  now.acts.push(at);
  reckonDue(now, almanac, now.told, now.lawTold);
}

function resume(now: Book, at: number, { almanac }: World): void {
  now.stops.at(-1)!.until = at;
  now.status = "running";
  reckonDue(now, almanac, now.told, now.lawTold);
}

export function ask(
  found: Book,
  items: readonly { material: string; isDefect: boolean; hasBasis: boolean }[],
  held: readonly string[],
  ms: number,
  world: World,
): Answer {
  const before = inHand(found, ms, world);
  const now = by(before, ms, world);
  const { almanac } = world;
  const text = JSON.stringify(items);
  if (now.asked?.text === text) return same(before);
  if (now.asked !== null && now.status !== "closed")
    return refuse(before, "ask", "supplement-used", ms, text);
  const stands = notRunning(now);
  if (stands !== null) return refuse(before, "ask", stands, ms, text);
  const window = Math.min(Math.ceil(daysThatBind(now, almanac) / 3), 5);
  if (ms >= afterDays(almanac, now.servedAt!, window))
    return refuse(before, "ask", "supplement-window-closed", ms, text);
  if (items.some(({ material, isDefect }) => !isDefect && held.includes(material)))
    return refuse(before, "ask", "material-held", ms, text);
  if (items.some(({ material, hasBasis }) => !hasBasis && !now.about.materials.includes(material)))
    return refuse(before, "ask", "material-without-basis", ms, text);
  // The applicant's days are everybody's, whatever the department has off alone.
  const servedAtLatest = afterDays(almanac, ms, 1, works);
  const lapses = afterDays(almanac, servedAtLatest, now.about.supplementTerm, works);
  const asked = items.map(({ material }) => material);
  const service = { servedAtLatest, servedAt: null, lapses };
  now.asked = { items: asked, text, at: ms, ...service, supplied: [], isTakenBack: false };
  stop(now, ms, lapses, true, world);
  return done(now);
}

/** The applicant opens the case: what is asked for is served, and its term counts from then. */
export function read(before: Book, ms: number, world: World): Answer {
  const now = by(before, ms, world);
  const { asked, status } = now;
  if (before.status !== "suspended" || !before.stops.at(-1)!.isSupplement) return same(before);
  if (before.asked!.servedAt !== null || asked!.servedAt !== null || status !== "suspended")
    return same(before);
  asked!.servedAt = ms;
  asked!.lapses = afterDays(world.almanac, ms, now.about.supplementTerm, works);
  now.stops.at(-1)!.until = asked!.lapses;
  reckonDue(now, world.almanac, now.told, now.lawTold);
  return done(now);
}

export function supply(before: Book, material: string, ms: number, world: World): Answer {
  if (before.status === "closed" || !owed(before).includes(material)) return same(before);
  const now = by(before, ms, world);
  if (now.status === "closed") return same(before);
  now.asked!.supplied.push({ material, at: ms });
  if (owed(now).length === 0 && now.status === "suspended" && now.stops.at(-1)!.isSupplement)
    resume(now, ms, world);
  return done(now);
}

export function takeBack(found: Book, ms: number, world: World): Answer {
  const before = inHand(found, ms, world);
  if (before.asked?.isTakenBack) return same(before);
  const now = by(before, ms, world);
  if (now.status !== "suspended" || !now.stops.at(-1)!.isSupplement)
    return refuse(before, "take-back", "no-supplement-request", ms, String(before.asked?.at));
  now.asked!.isTakenBack = true;
  resume(now, ms, world);
  return done(now);
}

export function startProcedure(
  found: Book,
  start: { kind: string; plannedEnd: number; rank: string },
  ms: number,
  world: World,
): Answer {
  const before = inHand(found, ms, world);
  const now = by(before, ms, world);
  const text = JSON.stringify(start);
  const known = now.procedures.find(({ kind }) => kind === start.kind);
  if (known?.text === text) return same(before);
  const stands = notRunning(now);
  if (stands !== null) return refuse(before, "start", stands, ms, text);
  if (known) return refuse(before, "start", "special-procedure-used", ms, text);
  if (start.rank === "officer") return refuse(before, "start", "approver-rank", ms, text);
  const today = dayOf(ms);
  if (start.plannedEnd < today || start.plannedEnd > today + now.about.longestProcedure)
    return refuse(before, "start", "planned-end", ms, text);
  now.procedures.push({ kind: start.kind, text });
  stop(now, ms, startOf(start.plannedEnd + 1), false, world);
  return done(now);
}

export function endProcedure(found: Book, ms: number, world: World): Answer {
  const before = inHand(found, ms, world);
  const now = by(before, ms, world);
  if (now.status === "suspended" && !now.stops.at(-1)!.isSupplement) {
    resume(now, ms, world);
    return done(now);
  }
  return now.procedures.length > 0 ? same(before) : refuse(before, "end", "no-special-procedure", ms);
}

export function extend(
  found: Book,
  request: { days: number; rank: string },
  ms: number,
  world: World,
): Answer {
  const before = inHand(found, ms, world);
  const now = by(before, ms, world);
  const text = JSON.stringify(request);
  if (now.extension === text) return same(before);
  if (now.status !== "suspended") {
    const stands = notRunning(now);
    if (stands !== null) return refuse(before, "extend", stands, ms, text);
  }
  if (now.extension !== null) return refuse(before, "extend", "extension-used", ms, text);
  if (request.rank !== "head") return refuse(before, "extend", "approver-rank", ms, text);
  if (request.days > Math.min(10, daysThatBind(now, world.almanac)))
    return refuse(before, "extend", "too-many-days", ms, text);
  // More days never bring the date nearer; where they do not move it at all they are not given.
  const { due } = now;
  now.extra = request.days;
  now.extension = text;
  now.acts.push(ms);
  reckonDue(now, world.almanac, due, now.lawDue);
  return now.due === due ? refuse(before, "extend", "extension-moves-nothing", ms, text) : done(now);
}

export function assign(found: Book, name: string, ms: number, world: World): Answer {
  const before = inHand(found, ms, world);
  if (before.handler === name) return same(before);
  if (before.closed?.outcome === "cancelled") return refuse(before, "assign", "cancelled", ms, name);
  return done({ ...copyOf(before), handler: name, named: [...before.named, ms] });
}
