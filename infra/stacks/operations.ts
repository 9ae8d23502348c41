/** What runs by the clock, the calendar and the queue rather than by a request, and what wakes the operator. */
import { CfnOutput, Duration, Stack } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction, type LambdaFunctionProps } from "aws-cdk-lib/aws-events-targets";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { REGION_HERE } from "../../functions/contracts/base/audience.ts";
import { atTime, localDate } from "../../functions/domain/base/time.ts";
import { ROUND_AT } from "../../functions/schedule/morningRound.ts";
import { refuseSilentAlarms, topicOf } from "../constructs/alarms.ts";
import { allowExports, allowFiles, filesNameOf } from "../constructs/fileBucket.ts";
import { Fn, type Target } from "../constructs/fn.ts";
import { allowKeys, namesOfKeys } from "../constructs/keyRights.ts";
import { failuresQueue } from "../constructs/keptQueue.ts";
import { MailDelivery } from "../constructs/mailDelivery.ts";
import { OrderPlacing } from "../constructs/orderPlacing.ts";
import { allowTable } from "../constructs/tableRights.ts";
import { watching } from "../constructs/watching.ts";
import { WebhookDelivery } from "../constructs/webhookDelivery.ts";
import { ROUND_SECONDS } from "../limits.ts";
import type { Variable } from "../wiring.ts";
import { anchorsNameOf, type DataStack } from "./data.ts";
import { allowEngine, machineArnOf, type WorkflowStack } from "./workflow.ts";

export class OperationsStack extends Stack {
  private readonly undelivered: Queue[] = [];

  constructor(
    scope: Construct,
    id: string,
    target: Target,
    data: DataStack,
    { bus, consumers, failures, setAside, tasks }: WorkflowStack,
    { ids: apis, publicOrigin }: { ids: Readonly<Record<string, string>>; publicOrigin: string },
  ) {
    const { config, region } = target;
    super(scope, id, {
      env: { region: config.awsRegion },
      description: `Parallel approvals of ${region.nameEn} (${region.code}): what runs by the clock and the calendar`,
    });
    const { table } = data;
    const values = {
      TABLE: table.tableName,
      BUS_NAME: bus.eventBusName,
      STATE_MACHINE_ARN: machineArnOf(this, target),
      SIGNING_KEYS: namesOfKeys(data),
    };

    const round = new Fn(this, "MorningRound", {
      target,
      name: "morningRound",
      seconds: ROUND_SECONDS,
      values,
    });
    // A rule of EventBridge counts in UTC and is there in every region; zones with summer time need EventBridge
    // Scheduler, which is not.
    new Rule(this, "EveryMorning", {
      description: `Every day at ${ROUND_AT} in ${region.rules.clock.zone}`,
      schedule: Schedule.cron(utcTime(ROUND_AT, region.rules.clock.zone)),
      targets: [this.called("Round", round, { retryAttempts: 3, maxEventAge: Duration.hours(2) })],
    });

    const reconciliation = new Fn(this, "Reconciliation", {
      target,
      name: "reconciliation",
      seconds: ROUND_SECONDS,
      values,
    });
    new Rule(this, "EveryHour", {
      description: "Makes up for whatever a lost signal has left undone",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        this.called("Reconciliation", reconciliation, {
          retryAttempts: 0,
          maxEventAge: Duration.minutes(30),
        }),
      ],
    });
    const anchoring = new Fn(this, "Anchoring", {
      target,
      name: "anchoring",
      seconds: ROUND_SECONDS,
      values: { ...values, ANCHOR_BUCKET: anchorsNameOf(target) },
    });
    new Rule(this, "AnchorEveryDay", {
      description: "Makes the day's anchor, in as many hours as it takes",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [this.called("Anchoring", anchoring, { retryAttempts: 0, maxEventAge: Duration.minutes(30) })],
    });
    const collecting = new Fn(this, "CollectFiles", {
      target,
      name: "collectFiles",
      seconds: ROUND_SECONDS,
      values: { ...values, FILES_BUCKET: filesNameOf(target) },
    });
    // What could not be called is kept in one queue for all of these: an alarm looks at five queues at most.
    const filesNotCalled = this.notCalled("CollectFiles");
    new Rule(this, "CollectEveryHour", {
      description: "Takes away files that nothing refers to a day after they were announced",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        this.called(
          "CollectFiles",
          collecting,
          { retryAttempts: 0, maxEventAge: Duration.minutes(30) },
          filesNotCalled,
        ),
      ],
    });
    const exporting = new Fn(this, "ExportNational", {
      target,
      name: "exportNational",
      seconds: ROUND_SECONDS,
      values: { ...values, FILES_BUCKET: filesNameOf(target) },
    });
    new Rule(this, "ExportEveryDay", {
      description:
        "Exports what was put on record yesterday for the national system, in as many hours as it takes",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        this.called(
          "ExportNational",
          exporting,
          { retryAttempts: 0, maxEventAge: Duration.minutes(30) },
          filesNotCalled,
        ),
      ],
    });
    const checking = new Fn(this, "CheckFiles", {
      target,
      name: "checkFiles",
      seconds: ROUND_SECONDS,
      values: { ...values, FILES_BUCKET: filesNameOf(target) },
    });
    new Rule(this, "CheckEveryMinute", {
      description: "Hashes files that came in parts, and keeps those that are what was announced",
      schedule: Schedule.rate(Duration.minutes(1)),
      // The next minute asks for the same: what could not be called is of no use later.
      targets: [
        this.called(
          "CheckFiles",
          checking,
          { retryAttempts: 0, maxEventAge: Duration.minutes(5) },
          filesNotCalled,
        ),
      ],
    });
    const copying = this.copying(target, data, values, filesNotCalled);
    allowTable(exporting, table);
    allowExports(exporting, target, "make");
    allowTable(collecting, table);
    allowFiles(collecting, target, ["collect"]);
    allowTable(checking, table);
    allowFiles(checking, target, config.scanner ? ["check", "collect"] : ["check"]);
    if (config.scanner) checking.within(config.scanner);
    allowKeys(anchoring, data, ["keys", "sign"]);
    // Documents that are owed are issued, and so signed; those that were are compared with their signatures.
    allowKeys(reconciliation, data, ["keys", "sign"]);
    anchoring.allow(
      ["s3:PutObject", "s3:GetObject"],
      [
        this.formatArn({
          service: "s3",
          region: "",
          account: "",
          resource: anchorsNameOf(target),
          resourceName: "*",
        }),
      ],
    );
    anchoring.acknowledgeWildcard(
      `arn:<AWS::Partition>:s3:::approvals-${region.code}-anchors-${config.awsRegion}-<AWS::AccountId>/*`,
      "Anchors and their slices are named after days and hashes: which ones there will be nobody knows at deployment.",
    );
    for (const fn of [round, reconciliation, anchoring]) {
      allowTable(fn, table);
      allowEngine(fn, this, target);
    }
    for (const fn of [round, reconciliation]) fn.allow(["events:PutEvents"], [bus.eventBusArn]);

    const webhooks = new WebhookDelivery(this, "Webhooks", { target, data, bus });
    const orders = new OrderPlacing(this, "Orders", { target, data, bus });
    const from = config.mailFrom?.replaceAll(REGION_HERE, region.code);
    const mail =
      from === undefined
        ? undefined
        : new MailDelivery(this, "Mail", { target, data, bus, from, publicOrigin });
    if (mail)
      new CfnOutput(this, "MailServer", {
        value: mail.secret.secretArn,
        description: "Where the mail server is entered, and the password there",
      });

    const topic = topicOf(this, target);
    new CfnOutput(this, "AlarmTopic", {
      value: topic.topicArn,
      description: "What the operator subscribes to",
    });
    new CfnOutput(this, "PaymentSecrets", {
      value: data.paymentSecrets.secretArn,
      description: "Where the secrets of providers of payments are entered",
    });
    new CfnOutput(this, "WebhookSecrets", {
      value: data.webhookSecrets.secretArn,
      description: "Where the departments' webhook secrets are entered",
    });
    watching(this, {
      region: region.code,
      topic,
      machineArn: values.STATE_MACHINE_ARN,
      queues: {
        WebhooksGivenUp: webhooks.deadLetters,
        OrdersGivenUp: orders.deadLetters,
        OrdersNotTold: orders.untold,
        ...(mail && { MailGivenUp: mail.deadLetters, MailNotTold: mail.untold }),
        DriveWorkflowGivenUp: failures.DriveWorkflow,
        AnnounceGivenUp: failures.Announce,
        RecordSetAside: setAside,
      },
      undelivered: [webhooks.untold, ...this.undelivered],
      schedules: {
        Round: { fn: round, hours: 24 },
        Reconciliation: { fn: reconciliation, hours: 3 },
        Anchoring: { fn: anchoring, hours: 3 },
        ExportNational: { fn: exporting, hours: 3 },
        CollectFiles: { fn: collecting, hours: 3 },
        CheckFiles: { fn: checking, hours: 1 },
        ...(copying && { CopyLinks: { fn: copying, hours: 1 } }),
      },
      consumers,
      tasks,
      apis,
      mail: mail !== undefined,
    });
    refuseSilentAlarms(this);
  }

  /** The one function that reaches out for files; where the region copies none there is none. */
  private copying(
    target: Target,
    { table }: DataStack,
    values: Partial<Record<Variable, string>>,
    notCalled: Queue,
  ): Fn | undefined {
    if (target.region.rules.region.links.copiedFrom.length === 0) return undefined;
    const fn = new Fn(this, "CopyLinks", {
      target,
      name: "copyLinks",
      seconds: ROUND_SECONDS,
      values: { ...values, FILES_BUCKET: filesNameOf(target) },
    });
    new Rule(this, "CopyEveryMinute", {
      description: "Keeps copies of files that were handed in as links",
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        this.called("CopyLinks", fn, { retryAttempts: 0, maxEventAge: Duration.minutes(5) }, notCalled),
      ],
    });
    allowTable(fn, table);
    allowFiles(fn, target, ["write"]);
    const { scanner } = target.config;
    if (scanner) fn.within(scanner);
    return fn;
  }

  /** What the clock could not call is kept beside its rule. */
  private called(
    rule: string,
    fn: Fn,
    how: LambdaFunctionProps,
    deadLetterQueue = this.notCalled(rule),
  ): LambdaFunction {
    return new LambdaFunction(fn.lambda, { ...how, deadLetterQueue });
  }

  private notCalled(rule: string): Queue {
    const queue = failuresQueue(this, `${rule}NotCalled`);
    this.undelivered.push(queue);
    return queue;
  }
}

/** A wall-clock time of a zone without summer time, in UTC. */
function utcTime(time: string, zone: string): { hour: string; minute: string } {
  const instant = atTime(localDate("2026-01-15T12:00:00.000Z", zone), time, zone);
  return { hour: String(Number(instant.slice(11, 13))), minute: String(Number(instant.slice(14, 16))) };
}
