/** The deployed workflow file, fitted to the local engine without changing its states. */
import { readFileSync } from "node:fs";

type State = {
  Type: string;
  Resource?: string;
  Parameters?: Record<string, unknown>;
  TimeoutSecondsPath?: string;
  TimeoutSeconds?: number;
  ItemProcessor?: { States: Record<string, State> };
};

/** The local engine's own timer must stay quiet, and below what `setTimeout` holds (24.8 days). */
const QUIET_SECONDS = 2_000_000;

/** `workflows/approval.asl.json` with the token made by an intrinsic, and the time-out told to the task. */
export function localDefinition(): unknown {
  const file = new URL("../workflows/approval.asl.json", import.meta.url);
  const text = readFileSync(file, "utf8").replaceAll('"$$.Task.Token"', '"States.UUID()"');
  const definition = JSON.parse(text) as { States: Record<string, State> };
  fit(definition.States);
  return definition;
}

function fit(states: Record<string, State>): void {
  for (const state of Object.values(states)) {
    if (state.ItemProcessor) fit(state.ItemProcessor.States);
    if (!state.Resource?.endsWith(".waitForTaskToken")) continue;
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
