/** A workflow as the runner runs it. */
import type { Catcher, Retrier } from "./failures.ts";
import type { Lay, Take } from "./values.ts";

export type State = TaskState | PassState | WaitState | MapState | { type: "Succeed" };

/** A task that waits for its token. */
export type TaskState = {
  type: "Task";
  /** The function, by what stands for its ARN in the file: `${<name>Arn}`. */
  calls: string;
  payload: Take;
  /** Seconds until the wait is over; `null` for ever. */
  timeout: Take | null;
  lay: Lay;
  retry: readonly Retrier[];
  catch: readonly Catcher[];
  next: string | null;
};
export type PassState = { type: "Pass"; parameters: Take | null; lay: Lay; next: string | null };
export type WaitState = { type: "Wait"; seconds: number; next: string | null };
/** Branches, all at once; what they come to is dropped. */
export type MapState = { type: "Map"; items: Take; select: Take; startAt: string; next: string | null };

/** Names of states are the whole file's, as the language has it. */
export type Machine = { startAt: string; states: ReadonlyMap<string, State> };
