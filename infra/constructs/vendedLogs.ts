/** A log group that a service writes to by log delivery. */
import { Aws, Fn, RemovalPolicy } from "aws-cdk-lib";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

export function vendedLogs(scope: Construct, id: string, name: string): LogGroup {
  // The prefix spares the account's log resource policy, which is small; the stack's own id lets a stack come back
  // while the logs of its predecessor are still kept.
  const stack = Fn.select(2, Fn.split("/", Aws.STACK_ID));
  return new LogGroup(scope, id, {
    logGroupName: `/aws/vendedlogs/${name}-${stack}`,
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
