/** The goals of the project for two processors, each beside what was measured. */
import { median, percentile, rateOf } from "./load.ts";
import { MEGABYTE, ratios, row, type Measured } from "./report.ts";

export function goals({ callbacks, submissions, decisions }: Measured): string {
  const twenty = submissions.map(({ loads }) => loads.twenty);
  const ratio = median(ratios(callbacks.product.fifty, callbacks.floor.fifty));
  const called = median(callbacks.product.fifty.map(rateOf));
  const [one, many] = (["one", "twenty"] as const).map((key) =>
    median(submissions.map(({ loads }) => loads[key].run.milliseconds.length / loads[key].waitedForSeconds)),
  );
  const p99 = median(twenty.map(({ run }) => percentile(run.milliseconds, 99)));
  const memory = median(submissions.map(({ waiting }) => waiting.resident / MEGABYTE));
  const goal = (text: string, value: number, digits: number, met: boolean) =>
    row(text, value.toFixed(digits), met ? "met" : "MISSED");
  const atMost = (text: string, value: number, most: number, digits: number) =>
    goal(`${text} ≤ ${most}`, value, digits, value <= most);
  const atLeast = (text: string, value: number, least: number, digits: number) =>
    goal(`${text} ≥ ${least}`, value, digits, value >= least);
  return [
    "GOALS on two processors",
    atLeast("callbacks, 50 clients, of the floor", ratio, 0.5, 2),
    atLeast("callbacks, 50 clients, a second", called, 1800, 0),
    atLeast("submissions waited for, 1 client", one!, 140, 0),
    atLeast("submissions waited for, 20 clients", many!, 500, 0),
    atMost("submissions, 20 clients: p99 ms", p99, 80, 0),
    atMost("last callback answered → granted: p50 ms", percentile(decisions.answered, 50), 2, 1),
    atMost("last callback answered → granted: p99 ms", percentile(decisions.answered, 99), 6, 1),
    atMost("all decided after the last callback, s", decisions.allDecidedSeconds, 1, 2),
    atMost("resident with all waiting, MB", memory, 200, 0),
  ].join("\n");
}
