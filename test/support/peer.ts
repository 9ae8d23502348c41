/**
 * The deployed workflow file on `aws-local-stepfunctions`, which checks our runner: it knows no task tokens and keeps time
 * by `setTimeout`, so that its tasks end as they are told and its pauses are cut short.
 */
import { readFileSync } from "node:fs";
import { StateMachine } from "aws-local-stepfunctions";
import { TASKS } from "../../workflows/tasks.ts";
import type { Histories, Outcome, Script } from "./flow.ts";

type State = {
  Type: string;
  TimeoutSecondsPath?: string;
  TimeoutSeconds?: number;
  Retry?: { MaxAttempts: number }[];
  ItemProcessor?: { States: Record<string, State> };
};
type Definition = { States: Record<string, State> };

/** Its own timer must stay quiet, and below what `setTimeout` holds (24.8 days). */
const QUIET_SECONDS = 2_000_000;

const file = new URL("../../workflows/approval.asl.json", import.meta.url);

/** The deployed file; with fewer retries where a test wants to see the end of them. */
export function workflowFile(mostRetries = Infinity): unknown {
  const definition = JSON.parse(readFileSync(file, "utf8")) as Definition;
  for (const state of tasksOf(definition.States))
    for (const retrier of state.Retry ?? []) retrier.MaxAttempts = Math.min(retrier.MaxAttempts, mostRetries);
  return definition;
}

const tasksOf = (states: Record<string, State>): State[] =>
  Object.values(states).flatMap((state) => [
    ...(state.Type === "Task" ? [state] : []),
    ...tasksOf(state.ItemProcessor?.States ?? {}),
  ]);

function fitted(definition: unknown): unknown {
  const text = JSON.stringify(definition)
    .replaceAll('"$$.Task.Token"', '"States.UUID()"')
    .replaceAll('"$$.Execution.StartTime"', () => '"$$.StartTime"');
  const own = JSON.parse(text) as Definition;
  for (const state of tasksOf(own.States)) {
    delete state.TimeoutSecondsPath;
    state.TimeoutSeconds = QUIET_SECONDS;
  }
  return own;
}

/** What branches went through, as the peer has it. */
export async function peerHistories(
  script: Script,
  startedAt: string,
  definition: unknown,
): Promise<Histories> {
  const histories: Histories = {};
  const play = script.player();
  const machine = new StateMachine(fitted(definition) as never, { validationOptions: { noValidate: true } });
  const handlers = TASKS.map(({ state }) => [
    state,
    async ({ Payload }: { Payload: { reviewId?: string } }) => {
      // It hands on what its branches went through turn by turn, and stops doing so when it ends.
      if (Payload.reviewId === undefined) await turns();
      return ended(play(Payload.reviewId));
    },
  ]);
  const execution = machine.run(script.input, {
    context: { StartTime: startedAt },
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(handlers) as never,
      retryIntervalOverrides: Object.fromEntries(TASKS.map(({ state }) => [state, 0])),
      waitTimeOverrides: { HoldReview: 1, HoldConclusion: 1 },
    },
  });
  const watched = (async () => {
    for await (const event of execution.eventLogs)
      if (event.type === "StateEntered")
        (histories[event.index === undefined ? 0 : event.index + 1] ??= []).push(event.state.name);
  })();
  await execution.result;
  await watched;
  return histories;
}

/** What a task of the peer comes to: its errors are known by the names of what it throws. */
function ended(outcome: Outcome): object {
  if (outcome.is === "answered") return {};
  throw Object.assign(new Error(outcome.cause), { name: outcome.error });
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => void setImmediate(resolve));
}
