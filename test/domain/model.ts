/**
 * The rules of a review once more, as naively as can be: milliseconds, day numbers, one day after the other. It is
 * written from the rules and shares no code with `functions/domain`; `randomWalk.test.ts` holds the two together.
 */
const DAY = 24 * 3600 * 1000;
const EAST = 8 * 3600 * 1000;

/** A day as a number: days since 1970 on the wall clock of +08:00, which knows no summer time. */
export const dayOf = (ms: number): number => Math.floor((ms + EAST) / DAY);
export const startOf = (day: number): number => day * DAY - EAST;

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number =>
  MONTHS[month]! + (month === 1 && isLeap(year) ? 1 : 0);
const two = (n: number): string => String(n).padStart(2, "0");

/** The date of a day, counted month by month since 1970, and remembered. */
export function dateOf(day: number): string {
  const known = DATES.get(day);
  if (known !== undefined) return known;
  let [year, month, left] = [1970, 0, day];
  while (left >= daysIn(year, month)) {
    left -= daysIn(year, month);
    month = (month + 1) % 12;
    if (month === 0) year++;
  }
  const date = `${year}-${two(month + 1)}-${two(left + 1)}`;
  DATES.set(day, date);
  return date;
}
const DATES = new Map<number, string>();

/** The day of a date since 2026. */
export function dayOn(date: string): number {
  for (let day = 20_454; ; day++) if (dateOf(day) === date) return day;
}

/** A calendar as two sets, what a region says of its own days, and the years that are official. */
export type Almanac = {
  version: string;
  off: ReadonlySet<string>;
  makeUp: ReadonlySet<string>;
  local: ReadonlyMap<string, boolean>;
  official: readonly number[];
  /** Minutes after midnight at which the last day ends, or `null` for 24:00. */
  closesAt: number | null;
};

export function works({ off, makeUp, local }: Almanac, day: number): boolean {
  const date = dateOf(day);
  const own = local.get(date);
  if (own !== undefined) return own;
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return makeUp.has(date) || (!off.has(date) && weekday < 5);
}

const isOfficial = ({ official }: Almanac, day: number): boolean =>
  official.includes(Number(dateOf(day).slice(0, 4)));

const endOf = ({ closesAt }: Almanac, day: number): number =>
  closesAt === null ? startOf(day + 1) : startOf(day) + closesAt * 60_000;

/** When so many working days after the day of `ms` have passed. */
export function afterDays(almanac: Almanac, ms: number, days: number): number {
  let day = dayOf(ms);
  for (let left = days; left > 0;) if (works(almanac, ++day)) left--;
  return endOf(almanac, day);
}

/** What a review is about, as far as the rules ask. */
export type About = {
  days: number;
  unit: "working-days" | "calendar-days";
  onTimeout: "deemed-consent" | "escalate" | "deemed-refusal" | "proceed-without";
  hasBasis: boolean;
  isFlagged: boolean;
  isHeld: boolean;
  isLicence: boolean;
  isLead: boolean;
  materials: readonly string[];
  supplementTerm: number;
  longestProcedure: number;
};

type Stop = { from: number; until: number; why: string };

export type Book = {
  about: About;
  servedAt: number;
  recordedAt: number;
  extra: number;
  stops: Stop[];
  /** The due day, as the department sees it now, and the one it was told while its clock ran. */
  due: number;
  told: number;
  version: string;
  status: "running" | "suspended" | "overdue" | "closed";
  asked: {
    items: string[];
    text: string;
    lapses: number;
    supplied: { material: string; at: number }[];
    isTakenBack: boolean;
  } | null;
  procedures: { kind: string; text: string }[];
  extension: string | null;
  interruptions: number;
  handler: string | null;
  failed: string[];
  rung: number;
  closed: { outcome: string; at: number; opinion: string | null; isOverdue: boolean } | null;
  silentAt: number | null;
  writtenBy: number | null;
  isMissed: boolean;
  revocation: string | null;
  late: { text: string; at: number }[];
  rivals: string[];
  refused: Refused[];
};

/** A refused attempt: what it said, and of which kind of breach it is. */
export type Refused = { code: string; said: string; kind: string };

export type Answer = { book: Book; code: string | null };

/** A copy to write in. */
const copyOf = (book: Book): Book => ({
  ...book,
  stops: book.stops.map((stop) => ({ ...stop })),
  asked: book.asked && { ...book.asked, supplied: [...book.asked.supplied] },
  procedures: [...book.procedures],
  late: [...book.late],
  rivals: [...book.rivals],
  refused: [...book.refused],
});

const isStill = ({ stops }: Book, day: number): boolean =>
  stops.some(({ from, until }) => from < startOf(day + 1) && until > startOf(day));

/** The days that count, from the day after service on, and the day on which the last of them is over. */
function reckon(book: Book, almanac: Almanac, floor: number): { counted: number[]; last: number } {
  const { about, servedAt, extra } = book;
  const counted: number[] = [];
  for (let day = dayOf(servedAt) + 1; ; day++) {
    if (isStill(book, day)) continue;
    const isFull = counted.length === about.days + extra;
    if (!isFull && (about.unit === "calendar-days" || works(almanac, day))) counted.push(day);
    if (counted.length === about.days + extra && day >= floor && works(almanac, day))
      return { counted, last: day };
  }
}

const lastDay = (book: Book, almanac: Almanac, floor: number): number => reckon(book, almanac, floor).last;

export const dueInstant = (book: Book, almanac: Almanac): number => endOf(almanac, book.due);

export function serve(about: About, at: number, recordedAt: number, almanac: Almanac): Book {
  const book: Book = {
    about,
    servedAt: at,
    recordedAt,
    extra: 0,
    stops: [],
    due: 0,
    told: 0,
    version: almanac.version,
    status: "running",
    asked: null,
    procedures: [],
    extension: null,
    interruptions: 0,
    handler: null,
    failed: [],
    rung: 0,
    closed: null,
    silentAt: null,
    writtenBy: null,
    isMissed: false,
    revocation: null,
    late: [],
    rivals: [],
    refused: [],
  };
  book.due = lastDay(book, almanac, 0);
  book.told = book.due;
  return book;
}

/** Days used at `ms`: whole days that ran; all of them from the due instant on, and never all before it. */
export function used(book: Book, almanac: Almanac, ms: number): number {
  const all = book.about.days + book.extra;
  if (ms >= dueInstant(book, almanac)) return all;
  const passed = reckon(book, almanac, 0).counted.filter((day) => startOf(day + 1) <= ms);
  return Math.min(passed.length, all - 1);
}

/** What time alone has made of a book by `ms`. The book given is left as it is. */
export function by(before: Book, ms: number, almanac: Almanac): Book {
  const book = copyOf(before);
  const runs = () => book.status === "running" || book.status === "suspended";
  if (runs() && book.version !== almanac.version) {
    // Never earlier than was told; while the clock stands, that is the date with the stop in it.
    book.due = lastDay(book, almanac, book.status === "running" ? book.told : book.due);
    if (book.status === "running") book.told = book.due;
    book.version = almanac.version;
  }
  if (book.status === "suspended" && ms >= book.stops.at(-1)!.until) {
    book.due = lastDay(book, almanac, book.due);
    book.told = book.due;
    book.status = "running";
  }
  if (book.status === "running" && ms >= dueInstant(book, almanac)) fallSilent(book, almanac);
  if (book.status === "overdue") {
    const rungs = [1, 3].filter((days) => ms >= afterDays(almanac, startOf(book.due), days)).length;
    book.rung = Math.max(book.rung, rungs);
  }
  if (book.writtenBy !== null && ms >= book.writtenBy && !book.isMissed)
    book.isMissed = !book.late.some(({ at }) => at < book.writtenBy!);
  return book;
}

function fallSilent(book: Book, almanac: Almanac): void {
  const { about } = book;
  const at = dueInstant(book, almanac);
  const owes = owed(book).length > 0 || hasLapsed(book);
  const all = about.days + book.extra;
  const seen = reckon(book, almanac, 0).counted.filter((day) => startOf(day) >= book.recordedAt).length;
  const isUnofficial = [...reckon(book, almanac, 0).counted, book.due].some(
    (day) => !isOfficial(almanac, day),
  );
  const failed = [
    ...(about.hasBasis ? [] : ["G1"]),
    ...(seen >= 1 && 2 * seen >= all ? [] : ["G2"]),
    ...(owes ? ["G4"] : []),
    ...(about.isFlagged ? ["G5"] : []),
    ...(about.isHeld ? ["G6"] : []),
    ...(about.isLicence ? ["G7"] : []),
    ...(isUnofficial ? ["G8"] : []),
    ...(about.isLead ? ["G9"] : []),
  ];
  const isConsent = about.onTimeout === "deemed-consent";
  if (about.onTimeout === "escalate" || (isConsent && failed.length > 0)) {
    book.status = "overdue";
    book.failed = isConsent ? failed : [];
    return;
  }
  const outcome = about.onTimeout === "proceed-without" ? "no-response" : about.onTimeout;
  book.status = "closed";
  book.closed = { outcome, at, opinion: null, isOverdue: false };
  book.silentAt = at;
  book.writtenBy = isConsent ? afterDays(almanac, startOf(book.due), 1) : null;
}

export const owed = ({ asked }: Book): string[] =>
  asked === null || asked.isTakenBack
    ? []
    : asked.items.filter((material) => !asked.supplied.some((given) => given.material === material));

/** Whether the applicant had not handed everything in as the term ended. */
const hasLapsed = ({ asked }: Book): boolean =>
  asked !== null &&
  !asked.isTakenBack &&
  asked.items.some(
    (material) => !asked.supplied.some((given) => given.material === material && given.at < asked.lapses),
  );

/** How many opinions without effect, and how many refused attempts, are kept whole. */
const KEPT = 2;
const WHOLE = 10;

/** Refusals that are breaches of their own: they are kept apart from the others. */
const BREACHES = [
  "ask supplement-window-closed",
  "ask past-due",
  "ask supplement-used",
  "extend past-due",
].map((breach) => breach.split(" "));

/** Nothing happens but that the attempt is kept, up to a number; the same one again is the same attempt. */
function refuse(before: Book, command: string, code: string, text = ""): Answer {
  const book = copyOf(before);
  const said = `${command} ${code} ${text}`;
  const of = BREACHES.find(([asked, why]) => asked === command && why === code);
  const kind =
    of === undefined
      ? ""
      : { ask: code === "supplement-used" ? "twice" : "window", extend: "late" }[command]!;
  const alike = book.refused.filter((one) => one.kind === kind);
  if (!book.refused.some((one) => one.said === said) && alike.length < WHOLE)
    book.refused.push({ code, said, kind });
  return { book, code };
}

const same = (before: Book): Answer => ({ book: before, code: null });
const done = (book: Book): Answer => ({ book, code: null });

/** Why a clock that does not run takes no command; `null` where it runs. */
function notRunning(now: Book): string | null {
  if (now.status === "running") return null;
  if (now.status === "suspended") return "not-running";
  if (now.status === "overdue" || now.silentAt !== null) return "past-due";
  return now.closed!.outcome === "cancelled" ? "cancelled" : "already-decided";
}

const OUTCOMES: Record<string, string> = {
  consent: "consented",
  "consent-with-conditions": "consented-with-conditions",
  objection: "objected",
  "not-applicable": "not-applicable",
};

export function opine(before: Book, opinion: { kind: string }, ms: number, almanac: Almanac): Answer {
  const now = by(before, ms, almanac);
  const text = JSON.stringify(opinion);
  if (now.status !== "closed") {
    const outcome = OUTCOMES[opinion.kind]!;
    now.closed = { outcome, at: ms, opinion: text, isOverdue: now.status === "overdue" };
    now.status = "closed";
    return done(now);
  }
  const book = copyOf(before);
  if (now.silentAt !== null) {
    if (!book.late.some((kept) => kept.text === text) && book.late.length < KEPT)
      book.late.push({ text, at: ms });
    return { book, code: "late" };
  }
  if (now.closed!.outcome === "cancelled") return refuse(before, "opine", "cancelled", text);
  if (now.closed!.opinion === text) return same(before);
  if (!book.rivals.includes(text) && book.rivals.length < KEPT) book.rivals.push(text);
  return { book, code: "already-decided" };
}

function stop(now: Book, at: number, until: number, why: string, almanac: Almanac): void {
  now.stops.push({ from: at, until, why });
  now.due = lastDay(now, almanac, now.told);
  now.status = "suspended";
}

function resume(now: Book, at: number, almanac: Almanac): void {
  now.stops.at(-1)!.until = at;
  now.due = lastDay(now, almanac, now.told);
  now.told = now.due;
  now.status = "running";
}

export function ask(
  before: Book,
  items: readonly { material: string; isDefect: boolean; hasBasis: boolean }[],
  held: readonly string[],
  ms: number,
  almanac: Almanac,
): Answer {
  const now = by(before, ms, almanac);
  const text = JSON.stringify(items);
  if (now.asked?.text === text) return same(before);
  if (now.asked !== null && now.status !== "closed") return refuse(before, "ask", "supplement-used", text);
  const stands = notRunning(now);
  if (stands !== null) return refuse(before, "ask", stands, text);
  const window = Math.min(Math.ceil(now.about.days / 3), 5);
  if (ms >= afterDays(almanac, now.servedAt, window))
    return refuse(before, "ask", "supplement-window-closed", text);
  if (items.some(({ material, isDefect }) => !isDefect && held.includes(material)))
    return refuse(before, "ask", "material-held", text);
  if (items.some(({ material, hasBasis }) => !hasBasis && !now.about.materials.includes(material)))
    return refuse(before, "ask", "material-without-basis", text);
  const lapses = afterDays(almanac, ms, now.about.supplementTerm);
  now.asked = {
    items: items.map(({ material }) => material),
    text,
    lapses,
    supplied: [],
    isTakenBack: false,
  };
  stop(now, ms, lapses, "supplement", almanac);
  return done(now);
}

export function supply(before: Book, material: string, ms: number, almanac: Almanac): Answer {
  if (before.status === "closed" || !owed(before).includes(material)) return same(before);
  const now = by(before, ms, almanac);
  if (now.status === "closed") return same(before);
  now.asked!.supplied.push({ material, at: ms });
  if (owed(now).length === 0 && now.status === "suspended" && now.stops.at(-1)!.why === "supplement")
    resume(now, ms, almanac);
  return done(now);
}

export function takeBack(before: Book, ms: number, almanac: Almanac): Answer {
  if (before.asked?.isTakenBack) return same(before);
  const now = by(before, ms, almanac);
  if (now.status !== "suspended" || now.stops.at(-1)!.why !== "supplement")
    return refuse(before, "take-back", "no-supplement-request");
  now.asked!.isTakenBack = true;
  resume(now, ms, almanac);
  return done(now);
}

export function startProcedure(
  before: Book,
  start: { kind: string; plannedEnd: number; rank: string },
  ms: number,
  almanac: Almanac,
): Answer {
  const now = by(before, ms, almanac);
  const text = JSON.stringify(start);
  const known = now.procedures.find(({ kind }) => kind === start.kind);
  if (known?.text === text) return same(before);
  const stands = notRunning(now);
  if (stands !== null) return refuse(before, "start", stands, text);
  if (known) return refuse(before, "start", "special-procedure-used", text);
  if (start.rank === "officer") return refuse(before, "start", "approver-rank", text);
  const today = dayOf(ms);
  if (start.plannedEnd < today || start.plannedEnd > today + now.about.longestProcedure)
    return refuse(before, "start", "planned-end", text);
  now.procedures.push({ kind: start.kind, text });
  stop(now, ms, startOf(start.plannedEnd + 1), start.kind, almanac);
  return done(now);
}

export function endProcedure(before: Book, ms: number, almanac: Almanac): Answer {
  const now = by(before, ms, almanac);
  if (now.status === "suspended" && now.stops.at(-1)!.why !== "supplement") {
    resume(now, ms, almanac);
    return done(now);
  }
  return now.procedures.length > 0 ? same(before) : refuse(before, "end", "no-special-procedure");
}

export function extend(
  before: Book,
  request: { days: number; rank: string },
  ms: number,
  almanac: Almanac,
): Answer {
  const now = by(before, ms, almanac);
  const text = JSON.stringify(request);
  if (now.extension === text) return same(before);
  if (now.status !== "suspended") {
    const stands = notRunning(now);
    if (stands !== null) return refuse(before, "extend", stands, text);
  }
  if (now.extension !== null) return refuse(before, "extend", "extension-used", text);
  if (request.rank !== "head") return refuse(before, "extend", "approver-rank", text);
  if (request.days > Math.min(10, now.about.days)) return refuse(before, "extend", "too-many-days", text);
  const extra = request.days;
  // More days never bring the date nearer; where they do not move it at all they are not given.
  const due = lastDay({ ...now, extra }, almanac, now.due);
  if (due === now.due) return refuse(before, "extend", "extension-moves-nothing", text);
  Object.assign(now, { extension: text, extra, due });
  if (now.status === "running") now.told = now.due;
  return done(now);
}

export function assign(before: Book, name: string): Answer {
  if (before.handler === name) return same(before);
  if (before.closed?.outcome === "cancelled") return refuse(before, "assign", "cancelled", name);
  return done({ ...copyOf(before), handler: name });
}

export function interrupt(before: Book, change: number, ms: number, almanac: Almanac): Answer {
  const now = by(before, ms, almanac);
  if (now.status === "closed") return done(now);
  const { handler, late, rivals, refused } = now;
  const anew = serve(before.about, ms, ms, almanac);
  return done({ ...anew, interruptions: change, handler, late, rivals, refused });
}

/** A limit that had run out before it had fallen silent before it. */
export function cancel(before: Book, ms: number, almanac: Almanac): Answer {
  if (before.status === "closed") return same(before);
  const now = by(before, ms, almanac);
  if (now.status === "closed") return done(now);
  now.closed = { outcome: "cancelled", at: ms, opinion: null, isOverdue: now.status === "overdue" };
  now.status = "closed";
  return done(now);
}

export function revoke(before: Book, reasons: string): Answer {
  if (before.closed?.outcome !== "deemed-consent") return { book: before, code: "not-deemed" };
  if (before.revocation === reasons) return same(before);
  if (before.revocation !== null) return { book: before, code: "already-revoked" };
  return done({ ...copyOf(before), revocation: reasons });
}
