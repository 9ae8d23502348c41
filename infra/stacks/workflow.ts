/** What happens after a commit: the workflow that waits for the departments, and the bus that tells other systems. */
import { readFileSync } from "node:fs";
import { Aws, ArnFormat, Duration, Stack, Validations } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from "aws-cdk-lib/aws-stepfunctions";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { SOURCE } from "../../functions/adapters/eventBridge.ts";
import { TASKS } from "../../workflows/tasks.ts";
import { Fn, type Target } from "../constructs/fn.ts";
import { allowKeys, namesOfKeys } from "../constructs/keyRights.ts";
import { failuresQueue, keptQueue } from "../constructs/keptQueue.ts";
import { LostEvents } from "../constructs/lostEvents.ts";
import { StreamConsumer } from "../constructs/streamConsumer.ts";
import { allowTable } from "../constructs/tableRights.ts";
import { vendedLogs } from "../constructs/vendedLogs.ts";
import { TASK_SECONDS } from "../limits.ts";
import { usesOf } from "../uses.ts";
import { WANTED } from "../wanted.ts";
import type { DataStack } from "./data.ts";

const DEFINITION = new URL("../../workflows/approval.asl.json", import.meta.url);

/** The state machine of a region by its name, for who must not depend on its stack. */
export const machineArnOf = (stack: Stack, { region }: Target): string =>
  stack.formatArn({
    service: "states",
    resource: "stateMachine",
    resourceName: `approvals-${region.code}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The executions of that machine. */
export const executionsArnOf = (stack: Stack, { region }: Target): string =>
  stack.formatArn({
    service: "states",
    resource: "execution",
    resourceName: `approvals-${region.code}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** The bus of a region, for who must not depend on its stack. */
export const busArnOf = (stack: Stack, { region }: Target): string =>
  stack.formatArn({ service: "events", resource: "event-bus", resourceName: `approvals-${region.code}` });

/** What a function uses of the engine: of the machine by its name, since a task cannot depend on the machine it runs in. */
export function allowEngine(fn: Fn, stack: Stack, target: Target): void {
  const { engine } = usesOf(fn.name);
  const onMachine = [...engine].filter((action) => action !== "DescribeExecution").sort();
  if (onMachine.length > 0)
    fn.allow(
      onMachine.map((action) => `states:${action}`),
      [machineArnOf(stack, target)],
    );
  if (!engine.has("DescribeExecution")) return;
  const executions = executionsArnOf(stack, target);
  fn.allow(["states:DescribeExecution"], [executions]);
  fn.acknowledgeWildcard(
    `arn:<AWS::Partition>:states:${target.config.awsRegion}:<AWS::AccountId>:execution:approvals-${target.region.code}:*`,
    "Executions are named after applications: which ones there will be nobody knows at deployment.",
  );
}

export class WorkflowStack extends Stack {
  readonly bus: EventBus;
  /** What the stream's consumers have given up on, by consumer. */
  readonly failures: Readonly<Record<"DriveWorkflow" | "Announce", Queue>>;
  /** Records that they could not react to, each by itself. */
  readonly setAside: Queue;
  /** The readers of the table's stream. */
  readonly consumers: Readonly<Record<"DriveWorkflow" | "Announce", Fn>>;
  /** The functions in which executions wait. */
  readonly tasks: readonly Fn[];

  constructor(scope: Construct, id: string, target: Target, data: DataStack) {
    super(scope, id, {
      env: { region: target.config.awsRegion },
      description: `Parallel approvals of ${target.region.nameEn} (${target.region.code}): the workflow and the bus`,
    });
    const { table, streamArn } = data;
    const name = `approvals-${target.region.code}`;
    // By name: a task cannot depend on the machine it runs in.
    const machineArn = machineArnOf(this, target);

    const tasks = TASKS.map((task) => {
      const values = { TABLE: table.tableName, STATE_MACHINE_ARN: machineArn };
      const fn = new Fn(this, task.state, { target, name: task.name, seconds: TASK_SECONDS, values });
      allowTable(fn, table);
      allowEngine(fn, this, target);
      return { fn, placeholder: `${task.state}Arn`, arn: fn.lambda.functionArn };
    });
    this.tasks = tasks.map(({ fn }) => fn);
    const machine = this.machine(name, tasks);

    const bus = new EventBus(this, "Bus", { eventBusName: name });
    this.bus = bus;
    bus.archive("Archive", { eventPattern: { source: [SOURCE] }, retention: Duration.days(365) });

    this.setAside = keptQueue(this, "SetAside");
    const lost = new LostEvents(this, "LostEvents", { target, table, aside: this.setAside });
    this.failures = { DriveWorkflow: failuresQueue(this, "NotDriven"), Announce: lost.queue };
    const reading = { target, streamArn, wants: WANTED, aside: this.setAside };

    const drive = new StreamConsumer(this, "DriveWorkflow", {
      ...reading,
      name: "driveWorkflow",
      values: {
        STATE_MACHINE_ARN: machine.stateMachineArn,
        TABLE: table.tableName,
        SIGNING_KEYS: namesOfKeys(data),
      },
      failures: this.failures.DriveWorkflow,
    });
    // It tells other records of the case what follows, and issues the notices that are owed.
    allowTable(drive.fn, table);
    allowEngine(drive.fn, this, target);
    allowKeys(drive.fn, data, ["sign"]);

    const announce = new StreamConsumer(this, "Announce", {
      ...reading,
      name: "announce",
      values: { BUS_NAME: bus.eventBusName, TABLE: table.tableName },
      failures: this.failures.Announce,
    });
    announce.fn.allow(["events:PutEvents"], [bus.eventBusArn]);
    // How far the bus has come.
    allowTable(announce.fn, table);
    this.consumers = { DriveWorkflow: drive.fn, Announce: announce.fn };
  }

  private machine(name: string, tasks: readonly { placeholder: string; arn: string }[]): StateMachine {
    const machine = new StateMachine(this, "Approval", {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(readFileSync(DEFINITION, "utf8")),
      definitionSubstitutions: {
        Partition: Aws.PARTITION,
        ...Object.fromEntries(tasks.map(({ placeholder, arn }) => [placeholder, arn])),
      },
      // Every step, but not what it carries: that holds the task tokens, which never leave the platform.
      logs: {
        destination: vendedLogs(this, "ApprovalLogs", `states/${name}`),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
      tracingEnabled: true,
    });
    machine.addToRolePolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: tasks.map(({ arn }) => arn) }),
    );
    Validations.of(machine).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason: "Log delivery and X-Ray know no resources: their actions take * only.",
    });
    return machine;
  }
}
