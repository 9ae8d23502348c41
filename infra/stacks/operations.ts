/** What runs by the calendar rather than by a request: the morning round of the region. */
import { Duration, Stack } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { Construct } from "constructs";
import { atTime, localDate } from "../../functions/domain/time.ts";
import { ROUND_AT } from "../../functions/schedule/morningRound.ts";
import { Fn, type Target } from "../constructs/fn.ts";
import { allowQueues, allowTable } from "../constructs/tableRights.ts";
import { ROUND_SECONDS } from "../limits.ts";
import type { DataStack } from "./data.ts";
import type { WorkflowStack } from "./workflow.ts";

export class OperationsStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    target: Target,
    { table }: DataStack,
    { bus }: Pick<WorkflowStack, "bus">,
  ) {
    const { config, region } = target;
    super(scope, id, {
      env: { region: config.awsRegion },
      description: `Parallel approvals of ${region.nameEn} (${region.code}): what runs by the calendar`,
    });
    const fn = new Fn(this, "MorningRound", {
      target,
      name: "morningRound",
      seconds: ROUND_SECONDS,
      values: { TABLE: table.tableName, BUS_NAME: bus.eventBusName },
    });
    allowTable(fn, table, ["read", "write"]);
    allowQueues(fn, table);
    fn.allow(["events:PutEvents"], [bus.eventBusArn]);

    // A rule of EventBridge counts in UTC and is there in every region; zones with summer time need EventBridge
    // Scheduler, which is not.
    new Rule(this, "EveryMorning", {
      description: `Every day at ${ROUND_AT} in ${region.rules.clock.zone}`,
      schedule: Schedule.cron(utcTime(ROUND_AT, region.rules.clock.zone)),
      targets: [new LambdaFunction(fn.lambda, { retryAttempts: 3, maxEventAge: Duration.hours(2) })],
    });
  }
}

/** A wall-clock time of a zone without summer time, in UTC. */
function utcTime(time: string, zone: string): { hour: string; minute: string } {
  const instant = atTime(localDate("2026-01-15T12:00:00.000Z", zone), time, zone);
  return { hour: String(Number(instant.slice(11, 13))), minute: String(Number(instant.slice(14, 16))) };
}
