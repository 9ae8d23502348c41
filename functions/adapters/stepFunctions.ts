/** The engine in the cloud: Step Functions Standard. */
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import type { Engine } from "../app/base/ports.ts";
import { executionNameOf } from "../domain/base/ids.ts";
import { instantOfEpoch } from "../domain/base/time.ts";

export type Options = { client: SFNClient; stateMachineArn: string };

/** A second start of an execution is a no-op for the 90 days for which its name is kept. */
export const stepFunctionsStarter = ({
  client,
  stateMachineArn,
}: Options): Pick<Engine, "start" | "statusOf" | "runningSince"> => ({
  async statusOf(applicationId, generation) {
    const found = await described({ client, stateMachineArn }, applicationId, generation);
    if (found === null) return "unknown";
    return found.status === "RUNNING" ? "running" : "over";
  },

  async runningSince(applicationId, generation) {
    const found = await described({ client, stateMachineArn }, applicationId, generation);
    return found?.status === "RUNNING" ? instantOfEpoch(found.startDate!.getTime()) : null;
  },

  async start(applicationId, generation, reviews) {
    try {
      await client.send(
        new StartExecutionCommand({
          stateMachineArn,
          name: executionNameOf(applicationId, generation),
          input: JSON.stringify({ applicationId, generation, reviews }),
        }),
      );
      return "started";
    } catch (error) {
      // Under this name, with this input or another: the waits of a second start are not those of the first.
      if (error instanceof ExecutionAlreadyExists) return "already-started";
      throw error;
    }
  },
});

async function described({ client, stateMachineArn }: Options, applicationId: string, generation: number) {
  // arn:…:stateMachine:<name> and arn:…:execution:<name>:<execution>
  const machine = stateMachineArn.replace(":stateMachine:", ":execution:");
  try {
    return await client.send(
      new DescribeExecutionCommand({
        executionArn: `${machine}:${executionNameOf(applicationId, generation)}`,
      }),
    );
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return null;
    throw error;
  }
}

export const stepFunctionsWaker = ({ client }: Pick<Options, "client">): Pick<Engine, "wake" | "rearm"> => ({
  wake: (taskToken) => answered(client.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }))),
  // The workflow takes the cause apart: it is the review with its new wait.
  rearm: (taskToken, { reviewId, wakeInSeconds }) =>
    answered(
      client.send(
        new SendTaskFailureCommand({
          taskToken,
          error: "Rearm",
          cause: JSON.stringify({ reviewId, wakeInSeconds }),
        }),
      ),
    ),
});

async function answered(sent: Promise<unknown>): Promise<"woken" | "gone"> {
  try {
    await sent;
    return "woken";
  } catch (error) {
    // Nobody waits with this token any more: an answer, not an error.
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
      return "gone";
    throw error;
  }
}
