/** What each method of the engine asks of Step Functions, as policies name it. */
import type { Engine } from "../app/base/ports.ts";

export const ENGINE_USES = {
  start: ["StartExecution"],
  statusOf: ["DescribeExecution"],
  runningSince: ["DescribeExecution"],
  wake: ["SendTaskSuccess"],
  rearm: ["SendTaskFailure"],
} as const satisfies Record<keyof Engine, readonly string[]>;

export type EngineAction = (typeof ENGINE_USES)[keyof Engine][number];
