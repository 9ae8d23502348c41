/** The deployed workflow file, fitted to the local engine without changing its states. */
import { readFileSync } from "node:fs";

type State = {
  Type: string;
  Resource?: string;
  Parameters?: Record<string, unknown>;
  TimeoutSecondsPath?: string;
  TimeoutSeconds?: number;
  Retry?: { MaxAttempts: number }[];
  ItemProcessor?: { States: Record<string, State> };
};

/** The local engine's own timer must stay quiet, and below what `setTimeout` holds (24.8 days). */
const QUIET_SECONDS = 2_000_000;

/** Two days of retries, as they are in the cloud, are over in a moment where each one follows at once. */
const MOST_RETRIES = 8;

/**
 * `workflows/approval.asl.json` with the token made by an intrinsic, the start told by the runtime's clock, and the
 * time-out told to the task.
 */
export function localDefinition(): unknown {
  const file = new URL("../workflows/approval.asl.json", import.meta.url);
  const text = readFileSync(file, "utf8")
    .replaceAll('"$$.Task.Token"', '"States.UUID()"')
    .replaceAll('"$$.Execution.StartTime"', () => '"$$.StartTime"');
  const definition = JSON.parse(text) as { States: Record<string, State> };
  fit(definition.States);
  return definition;
}

function fit(states: Record<string, State>): void {
  for (const state of Object.values(states)) {
    if (state.ItemProcessor) fit(state.ItemProcessor.States);
    if (state.Type !== "Task") continue;
    for (const retrier of state.Retry ?? [])
      retrier.MaxAttempts = Math.min(retrier.MaxAttempts, MOST_RETRIES);
    state.Parameters = {
      ...state.Parameters,
      ...(state.TimeoutSecondsPath === undefined
        ? { TimeoutSeconds: state.TimeoutSeconds }
        : { "TimeoutSeconds.$": state.TimeoutSecondsPath }),
    };
    delete state.TimeoutSecondsPath;
    state.TimeoutSeconds = QUIET_SECONDS;
  }
}
