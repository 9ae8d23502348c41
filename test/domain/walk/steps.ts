/** What may happen on a walk, and when: mostly where mistakes lie, on a boundary or a millisecond off. */
import * as fc from "fast-check";
import type { Opinion } from "../../../functions/domain/review/opinion.ts";
import { consent, notApplicable, objection, withConditions } from "../given.ts";
import type { About, Limit } from "./book.ts";
import { dayOn, startOf } from "./days.ts";
import { PAIRS } from "./worlds.ts";

export const HOUR = 3600 * 1000;
export const DAY = 24 * HOUR;

export const OPINIONS: readonly Opinion[] = [
  consent,
  objection,
  notApplicable,
  withConditions("a silt trap"),
  withConditions("night work only"),
  withConditions("no work in June"),
];

/** Instants that the rules count to. */
export const POINTS = [
  "due",
  "law",
  "stop",
  "window",
  "first-day",
  "reminder",
  "read-by",
  "rung-1",
  "rung-3",
  "written",
  "heard",
  "midnight",
] as const;

/** A while after the last command, or at something the rules count to, exactly or a millisecond off. */
export type When = { after: number } | { at: (typeof POINTS)[number]; off: number };

/** Whom an outage cuts off: everybody, the department of the review among others, or others alone. */
export const CUT_OFF = ["everybody", "own", "others"] as const;

export type Kind = "hearing" | "testing" | "expert-review";
export type Rank = "head" | "deputy-head" | "officer";
export type Asked = { material: string; isDefect: boolean; hasBasis: boolean };

export type Step =
  | { do: "opinion"; which: number }
  | { do: "wake"; early: number }
  | { do: "round" }
  | { do: "open" }
  | { do: "sign" }
  | { do: "answer" }
  | { do: "read" }
  | { do: "ask"; items: Asked[]; held: string[] }
  | { do: "supply"; material: string }
  | { do: "take-back" }
  | { do: "start"; kind: Kind; days: number; rank: Rank }
  | { do: "end" }
  | { do: "extend"; days: number; rank: "head" | "deputy-head" }
  | { do: "assign"; name: string }
  | { do: "flag"; who: string; isRaised: boolean }
  | { do: "hold"; from: number; lasts: number | null }
  | { do: "unhold" }
  | { do: "outage"; from: number; lasts: number | null; whom: (typeof CUT_OFF)[number] }
  | { do: "outage-corrected"; from: number; lasts: number | null }
  | { do: "no-outage" }
  /** Somebody of the post is away: no limit, guard or silence asks for it (S1). */
  | { do: "absence"; whose: "A" | "B"; from: number; lasts: number | null }
  /** Its case enters the green channel, or leaves it: no limit, guard or silence asks for it (S1). */
  | { do: "green"; isIn: boolean }
  | { do: "interrupt"; change: number }
  | { do: "cancel" }
  | { do: "announce"; facts: string }
  | { do: "state"; text: string }
  | { do: "unannounce"; reasons: string }
  | { do: "revoke"; reasons: string }
  | { do: "calendar"; which: number };

const when = fc.oneof(
  { weight: 3, arbitrary: fc.nat(3 * 24).map((hours): When => ({ after: hours * HOUR })) },
  { weight: 1, arbitrary: fc.nat(9 * 24).map((hours): When => ({ after: hours * HOUR + 1 })) },
  {
    weight: 5,
    arbitrary: fc.record({
      at: fc.constantFrom("due" as const, "due" as const, "stop" as const, ...POINTS),
      off: fc.constantFrom(-1, 0, 1),
    }),
  },
);

const MATERIALS = ["site-plan", "survey", "foreign"];

const asked = fc
  .tuple(
    fc.shuffledSubarray(MATERIALS, { minLength: 1 }),
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom<string[]>([], [], ["survey"]),
  )
  .map(([materials, isDefect, hasBasis, held]): Step => {
    const items = materials.map((material) => ({
      material,
      isDefect: isDefect && material === "survey",
      hasBasis: hasBasis && material === "foreign",
    }));
    return { do: "ask", items, held };
  });

const started = fc.record({
  do: fc.constant("start" as const),
  kind: fc.constantFrom<Kind>("hearing", "testing", "expert-review"),
  days: fc.constantFrom(0, 1, 2, 5, 12, 20, 21),
  rank: fc.constantFrom<Rank>("head", "deputy-head", "deputy-head", "officer"),
});

const extended = fc.record({
  do: fc.constant("extend" as const),
  days: fc.constantFrom(1, 2, 3, 10, 11),
  rank: fc.constantFrom("head" as const, "head" as const, "deputy-head" as const),
});

const held = fc.record({
  do: fc.constant("hold" as const),
  from: fc.constantFrom(0, 0, -30 * DAY, 2 * DAY),
  lasts: fc.constantFrom(null, 1, DAY, 10 * DAY),
});

/** From when, of the moment at which it is recorded, and for how long: minutes, or days of the limit, around a midnight often. */
const cut = {
  from: fc.constantFrom(0, 1, -1, -HOUR, -DAY, -3 * DAY, -9 * DAY, HOUR, DAY, 4 * DAY),
  lasts: fc.constantFrom(null, 1, HOUR, DAY, DAY + 1, 2 * DAY, 5 * DAY),
};
const cutOff = fc.record({
  do: fc.constant("outage" as const),
  ...cut,
  whom: fc.constantFrom("own" as const, ...CUT_OFF),
});
const corrected = fc.record({ do: fc.constant("outage-corrected" as const), ...cut });

const away = fc.record({
  do: fc.constant("absence" as const),
  whose: fc.constantFrom("A" as const, "B" as const),
  from: cut.from,
  lasts: cut.lasts,
});

const step = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
const always = (weight: number, ...all: Step[]) => step(weight, fc.constantFrom(...all));

/** What moves a due date. */
const MOVES = [
  step(4, started),
  always(3, { do: "end" }),
  step(2, extended),
  step(4, asked),
  step(
    3,
    fc.constantFrom(...MATERIALS).map((material): Step => ({ do: "supply", material })),
  ),
  always(2, { do: "read" }),
  always(1, { do: "take-back" }),
];
const calendars = (weight: number) =>
  step(
    weight,
    fc.nat(PAIRS[0]!.length - 1).map((which): Step => ({ do: "calendar", which })),
  );
const wakes = step(
  5,
  fc.constantFrom(0, 0, 1, 30_000).map((early): Step => ({ do: "wake", early })),
);

const flagged = fc.record({
  do: fc.constant("flag" as const),
  who: fc.constantFrom("land", "planning"),
  isRaised: fc.boolean(),
});
const ENDS = [always(1, { do: "unhold" }), always(1, { do: "no-outage" })];

/** How a consent by silence is taken back. */
const TAKING_BACK = [
  always(3, { do: "announce", facts: "two surveys" }, { do: "announce", facts: "a gift" }),
  always(2, { do: "state", text: "no" }, { do: "state", text: "never" }),
  always(1, { do: "unannounce", reasons: "unproven" }),
  always(3, { do: "revoke", reasons: "forged" }, { do: "revoke", reasons: "bribed" }),
];

const anyStep = fc.oneof(
  ...MOVES,
  wakes,
  calendars(2),
  step(
    2,
    fc.nat(OPINIONS.length - 1).map((which): Step => ({ do: "opinion", which })),
  ),
  always(4, { do: "round" }),
  always(2, { do: "open" }),
  always(2, { do: "sign" }),
  always(2, { do: "answer" }),
  always(1, { do: "assign", name: "Wang" }, { do: "assign", name: "Zhao" }),
  step(2, flagged),
  step(2, held),
  ...ENDS,
  step(3, cutOff),
  step(1, corrected),
  step(3, away),
  always(2, { do: "green", isIn: true }, { do: "green", isIn: false }),
  always(1, { do: "interrupt", change: 1 }, { do: "interrupt", change: 2 }),
  always(1, { do: "cancel" }),
  ...TAKING_BACK,
);

/** Nothing but what moves a due date, and calendars that do. */
const movingStep = fc.oneof(...MOVES, wakes, calendars(6));

/** Little but what takes a consent by silence back, while calendars are replaced. */
const revokingStep = fc.oneof(
  ...TAKING_BACK,
  always(4, { do: "state", text: "no" }, { do: "state", text: "never" }),
  calendars(1),
);

const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const unit = fc.constantFrom<Limit["unit"]>("working-days", "working-days", "calendar-days");
const limit = (...days: number[]): fc.Arbitrary<Limit> => fc.record({ days: fc.constantFrom(...days), unit });

/** In one unit the law never gives less than is promised; across units it may, around holidays and for what is served before them. */
const lawful = ({ statutory, ...rest }: About): About =>
  statutory.unit === rest.promised.unit && statutory.days < rest.promised.days
    ? { ...rest, promised: statutory, statutory: rest.promised }
    : { ...rest, statutory };

const about = fc
  .record<About>({
    promised: limit(1, 2, 3, 4, 5, 7, 10, 20),
    statutory: limit(1, 3, 5, 7, 10, 20, 30),
    channel: fc.constantFrom("in-box", "in-box", "in-box", "receipt", "webhook"),
    onTimeout: fc.constantFrom(
      "deemed-consent",
      "deemed-consent",
      "deemed-consent",
      "escalate",
      "deemed-refusal",
      "proceed-without",
    ),
    hasBasis: rarely.map((is) => !is),
    isFlagged: rarely,
    isHeld: rarely,
    isLicence: rarely,
    isLead: rarely,
    materials: fc.constant(["site-plan", "survey"]),
    supplementTerm: fc.constantFrom(2, 10),
    longestProcedure: fc.constant(20),
    isGivenUp: fc.boolean(),
    furtherDays: fc.constantFrom(1, 5),
  })
  .map(lawful);

/** Mondays and weekends in March, and the turn of the year into one whose notice is not out. */
const start = fc
  .tuple(
    fc.constantFrom("2026-03-02", "2026-03-05", "2026-03-07", "2026-12-24"),
    fc.constantFrom(0, 1, 9 * HOUR, 18 * HOUR, DAY - 1),
  )
  .map(([date, time]) => startOf(dayOn(date)) + time);

type Happening = { when: When; step: Step };

const happening = (step: fc.Arbitrary<Step>): fc.Arbitrary<Happening> => fc.record({ when, step });

/** What is said of a silence as it comes about: all that counts was said before the due instant, and lasts beyond it. */
const atTheEnd: fc.Arbitrary<Happening> = fc.record({
  when: fc.record({ at: fc.constant("due" as const), off: fc.constantFrom(-1, 0, 0, 1) }),
  step: fc.oneof(
    step(1, held),
    step(1, flagged),
    step(1, cutOff),
    step(1, corrected),
    // Where a day closes before midnight, the last one is over with that.
    always(2, { do: "outage", from: 1, lasts: null, whom: "own" }),
    always(4, { do: "unhold" }),
    always(1, { do: "no-outage" }),
  ),
});

const walkOf = (of: fc.Arbitrary<Happening>) =>
  fc.record({
    about,
    start,
    /** How much later than it took effect it came on record. */
    late: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      fc.nat(12 * 24).map((hours) => hours * HOUR),
    ),
    /** How a day ends, and the calendar that it begins with. */
    ends: fc.constantFrom(0, 0, 1),
    first: fc.constantFrom(0, 0, 3, 4),
    /** Whether the engine is there on the first morning, and reminds whoever has not looked. */
    isTended: fc.boolean(),
    steps: fc.array(of, { minLength: 1, maxLength: 12, size: "max" }),
  });
export type Walk = ReturnType<typeof walkOf> extends fc.Arbitrary<infer W> ? W : never;

export const anyWalk = walkOf(
  fc.oneof({ weight: 6, arbitrary: happening(anyStep) }, { weight: 1, arbitrary: atTheEnd }),
);
/** It has fallen silent and that is to be revoked before the first of them; much happens as the time for a statement ends. */
const asHeard: fc.Arbitrary<Happening> = fc.record({
  when: fc.oneof(when, fc.record({ at: fc.constant("heard" as const), off: fc.constantFrom(-1, 0, 1) })),
  step: revokingStep,
});
export const revokingWalk = walkOf(asHeard).map(({ about, steps, ...rest }): Walk => ({
  ...rest,
  isTended: true,
  about: {
    ...about,
    channel: "in-box",
    onTimeout: "deemed-consent",
    hasBasis: true,
    isFlagged: false,
    isHeld: false,
    isLicence: false,
  },
  steps: [
    { when: { at: "due", off: 0 }, step: { do: "wake", early: 0 } },
    { when: { after: HOUR }, step: { do: "announce", facts: "two surveys" } },
    ...steps,
  ],
}));
export const movingWalk = walkOf(happening(movingStep));
