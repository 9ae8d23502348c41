/** The engine and the bus in the cloud: apart from `wire.ts`, so that only functions that need them carry the clients. */
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { environment } from "./adapters/environment.ts";
import { eventBridgeBus } from "./adapters/eventBridge.ts";
import { stepFunctionsStarter, stepFunctionsWaker } from "./adapters/stepFunctions.ts";

/** Starts executions and answers waiting branches. */
export function wireEngine() {
  const { STATE_MACHINE_ARN: stateMachineArn } = environment(["STATE_MACHINE_ARN"]);
  const client = new SFNClient({});
  return {
    engine: { ...stepFunctionsStarter({ client, stateMachineArn }), ...stepFunctionsWaker({ client }) },
  };
}

/** Only answers waiting branches: a task cannot know the machine it runs in without a cycle at deployment. */
export const wireWaker = () => ({ engine: stepFunctionsWaker({ client: new SFNClient({}) }) });

export function wireBus() {
  const { BUS_NAME: busName } = environment(["BUS_NAME"]);
  return { bus: eventBridgeBus({ client: new EventBridgeClient({}), busName }) };
}
