/** `npm start`: reads its settings, starts the runtime, and stops it cleanly. */
import { Logger } from "@aws-lambda-powertools/logger";
import { InvalidRules } from "../functions/adapters/rulesFile.ts";
import { powertoolsLog } from "../functions/adapters/powertools.ts";
import { localDate, withOffset } from "../functions/domain/base/time.ts";
import { sharedAudiences } from "./ownAudience.ts";
import { loadRules } from "./regionFiles.ts";
import { startRuntime } from "./runtime.ts";
import { settingsOf } from "./settings.ts";
import { spareMemory } from "./spareMemory.ts";
import { Unusable } from "./unusable.ts";

/** What is under way when it is told to stop has so long to come to its end; what acknowledged anything has it on the disk. */
const LONGEST_STOP_SECONDS = 25;

let code = "";
try {
  const { region: named, ...settings } = settingsOf(process.env);
  code = named;
  const rules = loadRules(code);
  // A server says of each request that it was there; on the laptop only what went wrong is said.
  const logger = new Logger({
    serviceName: "parallel-approvals",
    logLevel: settings.server ? "INFO" : "WARN",
  });
  const runtime = await startRuntime({ ...settings, rules, log: powertoolsLog(logger) });
  spareMemory(runtime.lull);
  const { region, clock } = rules;
  const now = runtime.now();
  const time = `${withOffset(now, region.zone)}${runtime.isVirtual() ? " (virtual)" : ""}`;
  const reached =
    settings.server?.publicUrl === undefined ? "" : `, for people at ${settings.server.publicUrl}`;
  const carriedOn = runtime.resumed > 0 ? `, ${runtime.resumed} applications carry on` : "";
  console.log(
    `${region.name} (${region.code}) is ready at ${runtime.url}${reached}, clock ${time}${carriedOn}`,
  );
  for (const audience of settings.server ? sharedAudiences(settings.server, region.code) : [])
    console.error(
      `AUDIENCE ${audience} does not name region ${region.code}: its tokens are taken only with the claim region (docs/how-to/identity.md).`,
    );
  const year = localDate(now, region.zone).slice(0, 4);
  if (!clock.calendar.days.some(({ date }) => date.startsWith(year)))
    console.error(
      `The calendar has no year ${year}: what comes is received, and whatever has a limit in it waits for its date until the year is loaded (docs/how-to/load-a-calendar.md).`,
    );

  let isStopping = false;
  const stop = () => {
    // npm hands on what the whole group has been told already.
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      console.error(
        `Something was still under way after ${LONGEST_STOP_SECONDS} seconds; the next start goes on with it.`,
      );
      process.exit(1);
    }, LONGEST_STOP_SECONDS * 1000).unref();
    void runtime.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof InvalidRules) return `The region "${code}" cannot be used. ${error.message}`;
  if (error instanceof Unusable) return error.message;
  if (!(error instanceof Error)) return String(error);
  // The machine's own answer says what and where: no line of ours would.
  if ("syscall" in error || "errcode" in error) return `It cannot start: ${error.message}.`;
  return error.stack ?? error.message;
}
