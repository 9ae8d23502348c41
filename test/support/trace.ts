/** What a browser's trace says of its tasks (Trace Event Format): thread time, which waiting for a processor does not lengthen. */

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
};

/** The longest task of a page's main thread in milliseconds, with what took most of it. */
export function longestIn(trace: Buffer): { ms: number; parts: string } {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const placeOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(placeOf),
  );
  const main = traceEvents.filter((event) => mains.has(placeOf(event)) && event.ph === "X");
  const tasks = main.filter(({ name }) => name === "RunTask" || name.endsWith("RunTask"));
  if (tasks.length === 0) throw new Error("the trace tells of no task");
  const long = tasks.reduce((most, task) => (lastsOf(task) > lastsOf(most) ? task : most));
  const inside = main.filter(
    (event) =>
      event !== long &&
      placeOf(event) === placeOf(long) &&
      event.ts >= long.ts &&
      event.ts + (event.dur ?? 0) <= long.ts + (long.dur ?? 0) &&
      !event.name.endsWith("RunTask"),
  );
  const parts = inside
    .toSorted((a, b) => lastsOf(b) - lastsOf(a))
    .slice(0, 6)
    .map((event) => `${event.name} ${lastsOf(event)}`);
  return { ms: lastsOf(long), parts: parts.join(", ") };
}

const lastsOf = ({ tdur, dur }: TraceEvent): number => Math.round((tdur ?? dur ?? 0) / 100) / 10;
