/** `npm start`: reads its settings, starts the runtime, and stops it cleanly. */
import { InvalidRules } from "../functions/adapters/rulesFile.ts";
import { parseInstant, withOffset } from "../functions/domain/base/time.ts";
import type { Limit } from "../functions/http/base/throttle.ts";
import { RecordUnusable } from "./store/schema.ts";
import { loadRules } from "./regionFiles.ts";
import { startRuntime } from "./runtime.ts";

const { PORT = "3000", DATA_DIR = ".data", REGION = "440307", CLOCK, CALLER_LIMIT } = process.env;

try {
  const rules = loadRules(REGION);
  const runtime = await startRuntime({
    rules,
    dataDir: DATA_DIR,
    port: portOf(PORT),
    ...(CLOCK !== undefined && { clock: clockOf(CLOCK) }),
    ...(CALLER_LIMIT !== undefined && { callerLimit: limitOf(CALLER_LIMIT) }),
  });
  const { region } = rules;
  const time = `${withOffset(runtime.now(), region.zone)}${runtime.isVirtual() ? " (virtual)" : ""}`;
  const carriedOn = runtime.resumed > 0 ? `, ${runtime.resumed} applications carry on` : "";
  console.log(`${region.name} (${region.code}) is ready at ${runtime.url}, clock ${time}${carriedOn}`);

  const stop = () => void runtime.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`PORT is "${text}"; give a number from 0 (any free port) to 65535.`);
}

function clockOf(text: string): string {
  try {
    return parseInstant(text);
  } catch {
    throw new Error(`CLOCK is "${text}"; give an instant with its offset, such as 2026-03-02T09:00+08:00.`);
  }
}

/** `off`, or how many calls a second one caller may make, twice as many at once. */
function limitOf(text: string): Limit | null {
  if (text === "off") return null;
  const perSecond = Number(text);
  if (Number.isInteger(perSecond) && perSecond > 0) return { perSecond, burst: 2 * perSecond };
  throw new Error(`CALLER_LIMIT is "${text}"; give the calls that one caller may make in a second, or off.`);
}

function explain(error: unknown): string {
  if (error instanceof InvalidRules) return `The region "${REGION}" cannot be used. ${error.message}`;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    return `Port ${PORT} is taken. Stop what listens there, or choose another: PORT=3001 npm start`;
  if (error instanceof RecordUnusable) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
