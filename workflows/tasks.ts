/** The tasks of the workflow: infrastructure deploys them, the laptop binds them, a test compares them with the file. */

/** What a task may touch: `read` and `write` the table, `start` executions, `answer` waiting branches. */
export type Task = {
  /** The state in `approval.asl.json`; its placeholder is `${<state>Arn}`. */
  state: string;
  /** The file in `functions/tasks` and in `functions/lambda`. */
  name: string;
  waits: boolean;
  needs: readonly ("read" | "write" | "start" | "answer")[];
};

export const TASKS = [
  { state: "Open", name: "open", waits: false, needs: ["read"] },
  { state: "AwaitReview", name: "awaitReview", waits: true, needs: ["read", "write", "answer"] },
  { state: "TickReview", name: "tickReview", waits: false, needs: ["read", "write"] },
  { state: "Conclude", name: "conclude", waits: true, needs: ["read", "write", "answer"] },
  { state: "NextGeneration", name: "nextGeneration", waits: false, needs: ["start"] },
] as const satisfies readonly Task[];

export type TaskName = (typeof TASKS)[number]["name"];
