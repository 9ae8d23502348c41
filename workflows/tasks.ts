/** The tasks of the workflow: infrastructure deploys them, the laptop binds them, a test compares them with the file. */

/**
 * What a task may touch: `read` and `write` the table, `start` executions, `answer` waiting branches, and tell them how
 * long to wait (`rearm`).
 */
export type Task = {
  /** The state in `approval.asl.json`; its placeholder is `${<state>Arn}`. */
  state: string;
  /** The file in `functions/tasks` and in `functions/lambda`. */
  name: string;
  needs: readonly ("read" | "write" | "start" | "answer" | "rearm")[];
};

/** Both wait for their token. */
export const TASKS = [
  { state: "AwaitReview", name: "awaitReview", needs: ["read", "write", "answer", "rearm"] },
  { state: "Conclude", name: "conclude", needs: ["read", "write", "answer", "start"] },
] as const satisfies readonly Task[];

export type TaskName = (typeof TASKS)[number]["name"];
