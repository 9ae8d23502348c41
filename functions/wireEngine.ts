/** The engine and the bus in the cloud: apart from `wire.ts`, so that only functions that need them carry the clients. */
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { awsClient } from "./adapters/awsClient.ts";
import { environment } from "./adapters/environment.ts";
import { eventBridgeBus } from "./adapters/eventBridge.ts";
import { stepFunctionsStarter, stepFunctionsWaker } from "./adapters/stepFunctions.ts";

/** Starts executions and answers waiting branches. */
export function wireEngine() {
  const { STATE_MACHINE_ARN: stateMachineArn } = environment(["STATE_MACHINE_ARN"]);
  const client = awsClient(SFNClient);
  return {
    engine: { ...stepFunctionsStarter({ client, stateMachineArn }), ...stepFunctionsWaker({ client }) },
  };
}

/** Only answers waiting branches, which takes no machine. */
export const wireWaker = () => ({ engine: stepFunctionsWaker({ client: awsClient(SFNClient) }) });

export function wireBus() {
  const { BUS_NAME: busName } = environment(["BUS_NAME"]);
  return { bus: eventBridgeBus({ client: awsClient(EventBridgeClient), busName }) };
}
