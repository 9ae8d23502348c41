/** The tasks of the workflow: infrastructure deploys them, the laptop binds them, a test compares them with the file. */

export type Task = {
  /** The state in `approval.asl.json`; its placeholder is `${<state>Arn}`. */
  state: string;
  /** The file in `functions/tasks` and in `functions/lambda`. */
  name: string;
};

/** Both wait for their token. */
export const TASKS = [
  { state: "AwaitReview", name: "awaitReview" },
  { state: "Conclude", name: "conclude" },
] as const satisfies readonly Task[];

export type TaskName = (typeof TASKS)[number]["name"];
