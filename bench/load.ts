/** Closed-loop load over `node:http`: every client sends its next request when the last one has been answered. */
import { Agent, request } from "node:http";

export type Call = { method: string; path: string; headers?: Record<string, string>; body?: unknown };

export type Reply = { status: number; body: unknown };

/** Sends calls to one server over kept-alive connections. */
export type Caller = { send(call: Call): Promise<Reply>; close(): void };

export type Run = { seconds: number; milliseconds: number[] };

/** A caller with at most `connections` connections to `url`. */
export function caller(url: string, connections: number): Caller {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    send: ({ method, path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? "" : JSON.stringify(body);
        const typed = body === undefined ? headers : { ...headers, "content-type": "application/json" };
        const sent = request({ agent, hostname, port, method, path, headers: typed }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const answer = Buffer.concat(chunks).toString("utf8");
            resolve({
              status: response.statusCode ?? 0,
              body: answer === "" ? undefined : JSON.parse(answer),
            });
          });
        });
        sent.on("error", reject);
        sent.end(text);
      }),
    close: () => agent.destroy(),
  };
}

/** Calls `act` for each of `things`, `clients` at a time, and takes the time of each and of all. */
export async function closedLoop<T>(
  clients: number,
  things: readonly T[],
  act: (thing: T) => Promise<void>,
): Promise<Run> {
  const milliseconds: number[] = [];
  let next = 0;
  const started = performance.now();
  async function client(): Promise<void> {
    while (next < things.length) {
      const thing = things[next++] as T;
      const sent = performance.now();
      await act(thing);
      milliseconds.push(performance.now() - sent);
    }
  }
  await Promise.all(Array.from({ length: clients }, client));
  return { seconds: (performance.now() - started) / 1000, milliseconds };
}

/** The body of an answer of the one status that counts. @throws for any other, so that nothing failed is timed */
export function expectStatus(reply: Reply, status: number): unknown {
  if (reply.status === status) return reply.body;
  throw new Error(`expected ${status}, got ${reply.status}: ${JSON.stringify(reply.body).slice(0, 500)}`);
}

/** The smallest value that at least `percent` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 50);

/** Requests per second over several runs of one scenario. */
export const rateOf = (run: Run): number => run.milliseconds.length / run.seconds;

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));
