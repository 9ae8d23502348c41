/** S4 over 10,000 random sequences of notices, with all that happens to a bill beside them. */
import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { checkReconciliation, play, steps } from "./play.ts";

const SEQUENCES = 10_000;

it(`${SEQUENCES} random sequences: S4 holds, and the day's reconciliation names every difference and no other`, () => {
  let notices = 0;
  let repeated = 0;
  let surplus = 0;
  let refunded = 0;
  fc.assert(
    fc.property(steps, fc.array(fc.nat(59), { minLength: 12, maxLength: 12 }), (taken, spoil) => {
      const { bill } = play(taken);
      const told = bill?.payments.map((one) => one.told.length) ?? [];
      notices += told.reduce((all, one) => all + one, 0);
      repeated += told.filter((one) => one > 1).length;
      surplus += bill?.refunds.filter(({ matter }) => matter === null).length ?? 0;
      refunded +=
        bill?.refunds.filter(({ payouts }) => payouts.some((one) => one.status === "paid-out")).length ?? 0;
      checkReconciliation(bill, spoil);
    }),
    { numRuns: SEQUENCES },
  );
  process.stdout.write(
    `${SEQUENCES} sequences, ${notices} notices taken, ${repeated} transactions told of again, ${surplus} surpluses, ${refunded} refunds paid out: S4 holds\n`,
  );
  // What was played is what it is about.
  expect(Math.min(repeated, surplus, refunded)).toBeGreaterThan(100);
}, 120_000);
