/**
 * The goals of the project for two processors, each beside what was measured. Those that are so many a second, or so many
 * milliseconds, were set for a machine on which the yardstick does 1,170 callbacks a second at 50 clients: on another they
 * are as much higher or lower as that is. What is a share of the floor, or memory, needs no such measure.
 */
import { median, percentile, rateOf } from "./load.ts";
import { MEGABYTE, ratios, row, type Measured } from "./report.ts";

/** Callbacks a second of the yardstick on the machine for which the goals were set. */
export const YARDSTICK_RATE = 1170;

/** How fast this machine is: 1 as the one for which the goals were set, 0.5 half as fast. */
export const speedOf = ({ callbacks: { yardstick } }: Pick<Measured, "callbacks">): number =>
  median(yardstick.map(rateOf)) / YARDSTICK_RATE;

export function goals(measured: Measured): string {
  const { callbacks, submissions, decisions } = measured;
  const speed = speedOf(measured);
  const twenty = submissions.map(({ loads }) => loads.twenty);
  const ratio = median(ratios(callbacks.product.fifty, callbacks.floor.fifty));
  const called = median(callbacks.product.fifty.map(rateOf));
  const [one, many] = (["one", "twenty"] as const).map((key) =>
    median(submissions.map(({ loads }) => loads[key].run.milliseconds.length / loads[key].waitedForSeconds)),
  );
  const p99 = median(twenty.map(({ run }) => percentile(run.milliseconds, 99)));
  const memory = median(submissions.map(({ waiting }) => waiting.resident / MEGABYTE));
  const met = (isMet: boolean) => (isMet ? "met" : "MISSED");
  const rate = (text: string, value: number, least: number) => {
    const here = least * speed;
    return row(`${text} ≥ ${least}, here ${here.toFixed(0)}`, value.toFixed(0), met(value >= here));
  };
  const milliseconds = (text: string, value: number, most: number, digits: number) => {
    const here = most / speed;
    return row(`${text} ≤ ${most}, here ${here.toFixed(digits)}`, value.toFixed(digits), met(value <= here));
  };
  return [
    `GOALS on two processors; this machine is ${speed.toFixed(2)} of the one for which they were set, by the yardstick`,
    row("callbacks, 50 clients, of the floor ≥ 0.5", ratio.toFixed(2), met(ratio >= 0.5)),
    rate("callbacks, 50 clients", called, 1800),
    rate("submissions waited for, 1 client", one!, 140),
    rate("submissions, 20 clients", many!, 500),
    milliseconds("submissions, 20 clients: p99 ms", p99, 80, 0),
    milliseconds("last answer → granted: p50 ms", percentile(decisions.answered, 50), 2, 1),
    milliseconds("last answer → granted: p99 ms", percentile(decisions.answered, 99), 6, 1),
    milliseconds("all decided then, ms", decisions.allDecidedSeconds * 1000, 1000, 0),
    row("resident with all waiting, MB ≤ 200", memory.toFixed(0), met(memory <= 200)),
  ].join("\n");
}
