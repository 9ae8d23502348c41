/** The engine in the cloud: Step Functions Standard. */
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import type { Engine } from "../app/ports.ts";

export type Options = { client: SFNClient; stateMachineArn: string };

/** One execution per application and generation: its name makes a second start a no-op for 90 days. */
export const executionName = (applicationId: string, generation: number): string =>
  `${applicationId}-g${generation}`;

export const stepFunctionsStarter = ({ client, stateMachineArn }: Options): Pick<Engine, "start"> => ({
  async start(applicationId, generation) {
    try {
      await client.send(
        new StartExecutionCommand({
          stateMachineArn,
          name: executionName(applicationId, generation),
          input: JSON.stringify({ applicationId, generation }),
        }),
      );
      return "started";
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return "already-started";
      throw error;
    }
  },
});

export const stepFunctionsWaker = ({ client }: Pick<Options, "client">): Pick<Engine, "reviewClosed"> => ({
  async reviewClosed(taskToken) {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
      return "woken";
    } catch (error) {
      // Nobody waits with this token any more: an answer, not an error.
      if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
        return "gone";
      throw error;
    }
  },
});
