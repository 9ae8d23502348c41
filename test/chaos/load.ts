/** Everything under way at once: submissions, opinions, withdrawals, and a clock that moves on over them. */
import { setTimeout as pause } from "node:timers/promises";
import { ELEVEN } from "../support/runtime.ts";
import { cases, OPINIONS, reviewOf, type Case } from "./cases.ts";
import { count, each, type Chance } from "./chance.ts";
import type { People } from "./people.ts";

/** Where the clock stands while deeds come: mornings, moments before and behind midnights on which limits run out. */
const STEPS = [
  "02T09:00:00.000",
  "03T09:00:00.000",
  "04T09:00:00.000",
  "05T23:59:59.000",
  "06T00:02:00.000",
  "09T23:59:59.000",
  "10T00:02:00.000",
  "11T16:00:00.000",
  "12T00:02:00.000",
  "13T09:00:00.000",
  "17T00:02:00.000",
].map((at) => `2026-03-${at}+08:00`);

/** All limits have run out, whenever the case began. */
export const END = "2026-03-20T09:00:00.000+08:00";

/** Submitted within the first three days; the clock's other steps are for what follows. */
const LAST_SUBMISSION = 3;

/** An application, at which step it comes and at which it is withdrawn, if it is. */
export type Planned = Case & { submits: number; withdraws: number | null };

export function planned(amount: number, random: Chance): Planned[] {
  return cases(amount, random, STEPS.length).map((one) => {
    const submits = random.below(LAST_SUBMISSION);
    for (const means of one.means.values()) means.day = Math.max(means.day, submits + 1);
    const rest = STEPS.length - submits - 1;
    return { ...one, submits, withdraws: random.next() < 0.15 ? submits + 1 + random.below(rest) : null };
  });
}

export type Kind = "submission" | "opinion" | "withdrawal" | "clock";

export type Load = ReturnType<typeof load>;

type Hooks = {
  /** Resolves when somebody answers again. */
  isBack(): Promise<void>;
  /** Told of every answer, with their number. */
  onAnswer(answers: number): void;
  /** The clock is about to move. */
  onMove(): void;
};

export function load(users: People, plan: readonly Planned[], random: Chance, hooks: Hooks) {
  const underWay: Record<Kind, number> = { submission: 0, opinion: 0, withdrawal: 0, clock: 0 };
  const answers = new Map<string, number>();
  let answered = 0;
  let unanswered = 0;

  /** Asks until an answer comes. */
  async function insist<T>(kind: Kind, ask: () => Promise<T>): Promise<T> {
    for (;;) {
      await hooks.isBack();
      underWay[kind]++;
      try {
        if (kind === "clock") hooks.onMove();
        return await ask();
      } catch (error) {
        // No answer came: what `fetch` throws is another realm's TypeError.
        if ((error as Error).name !== "TypeError") throw error;
        unanswered++;
        await pause(5);
      } finally {
        underWay[kind]--;
      }
    }
  }

  function heard(what: string): void {
    count(answers, what);
    hooks.onAnswer(++answered);
  }

  async function submit(one: Planned): Promise<void> {
    const { status, body } = await insist("submission", () => users.submit(one.key, one.flags));
    if (status !== 201) throw new Error(`${one.key}, ${status}: ${JSON.stringify(body)}`);
    one.receipt = body;
    heard("submitted");
  }

  async function answer(one: Planned, department: string): Promise<void> {
    const { says } = one.means.get(department)!;
    const reviewId = reviewOf(one.receipt.applicationId, department);
    const { status, body } = await insist("opinion", () => users.answer(reviewId, OPINIONS[says]));
    if (status === 200) one.acknowledged.set(department, { says, at: body.closedAt });
    // Too late is right where silence may consent, and closed where the applicant is gone.
    else if (status !== 409 || (body.code !== "late" && one.withdraws === null))
      throw new Error(`${reviewId}, ${status}: ${JSON.stringify(body)}`);
    heard(status === 200 ? "opinion taken" : `opinion ${body.code}`);
  }

  async function withdraw(one: Planned): Promise<void> {
    const { status, body } = await insist("withdrawal", () => users.withdraw(one.receipt));
    if (status === 200) one.withdrawnAt = withdrawnAtIn(body.reviews);
    else if (status !== 409) throw new Error(`${one.key} withdrawn, ${status}: ${JSON.stringify(body)}`);
    heard(status === 200 ? "withdrawn" : `withdrawal ${body.code}`);
  }

  const deedsOf = (step: number): (() => Promise<void>)[] =>
    plan.flatMap((one) => [
      ...(one.submits === step ? [() => submit(one)] : []),
      ...(one.withdraws === step ? [() => withdraw(one)] : []),
      ...ELEVEN.filter((department) => one.means.get(department)?.day === step).map(
        (department) => () => answer(one, department),
      ),
    ]);

  return {
    underWay,
    answers,
    unanswered: () => unanswered,
    /** How many answers are wanted of everybody. */
    wanted: plan.reduce((sum, { means, withdraws }) => sum + 1 + means.size + Number(withdraws !== null), 0),
    /** Every deed is done, and the clock moves on in the middle of each step's. */
    async run(): Promise<void> {
      for (const step of STEPS.keys()) {
        const deeds = random.shuffled(deedsOf(step)).entries();
        const next = STEPS[step + 1] ?? END;
        const movesAt = random.below(deedsOf(step).length);
        let moved: Promise<void> | undefined;
        const move = () => (moved ??= insist("clock", () => users.clock(next)));
        await each([...deeds], 16, async ([i, deed]) => {
          if (i === movesAt) void move();
          await deed();
        });
        await move();
      }
    },
  };
}

/** What was cancelled was so at that instant; where nothing was open, all silences came before. */
const withdrawnAtIn = (reviews: readonly { outcome: string | null; closedAt: string }[]): string =>
  reviews.find(({ outcome }) => outcome === "cancelled")?.closedAt ?? "9999";
