/** From the bus to applicants' mail: a queue that tries for hours, and one for what was given up on. */
import { RemovalPolicy, Validations } from "aws-cdk-lib";
import type { EventBus } from "aws-cdk-lib/aws-events";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { MAIL_KINDS } from "../../functions/contracts/events/events.ts";
import { MAIL_SECONDS } from "../limits.ts";
import type { DataStack } from "../stacks/data.ts";
import { Fn, type Target } from "./fn.ts";
import { allowContacts } from "./keyRights.ts";
import { retriedQueue } from "./retriedQueue.ts";
import { allowTable } from "./tableRights.ts";

export type MailDeliveryProps = {
  target: Target;
  data: DataStack;
  bus: EventBus;
  /** The address that mail comes from. */
  from: string;
  /** Where applicants look. */
  publicOrigin: string;
};

export class MailDelivery extends Construct {
  /** What was given up on; the operator moves it back (docs/how-to/operate.md). */
  readonly deadLetters: Queue;

  /** What the bus could not hand to the queue. */
  readonly untold: Queue;

  /** `{ url, password }`; the operator fills it in. */
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { target, data, bus, from, publicOrigin }: MailDeliveryProps) {
    super(scope, id);
    const retried = retriedQueue(this, {
      bus,
      description: "What applicants are told of by mail",
      detailType: Object.keys(MAIL_KINDS),
      seconds: MAIL_SECONDS,
    });
    const { queue } = retried;
    this.deadLetters = retried.deadLetters;
    this.untold = retried.untold;
    this.secret = new Secret(this, "Server", {
      description: `The mail server that tells applicants of ${target.region.nameEn}, as url, and the password there`,
      secretObjectValue: {},
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "The password is the mail server's own: whoever changes it there enters it here (operate.md).",
    });

    const { table } = data;
    const fn = new Fn(this, "Tell", {
      target,
      name: "tellApplicants",
      seconds: MAIL_SECONDS,
      values: {
        TABLE: table.tableName,
        CONTACT_KEY: data.contactKey.keyArn,
        PUBLIC_ORIGIN: publicOrigin,
        MAIL_FROM: from,
        MAIL_SECRET_ID: this.secret.secretArn,
        MAIL_QUEUE_URL: queue.queueUrl,
      },
    });
    allowTable(fn, table);
    allowContacts(fn, data, ["unseal"]);
    fn.allow(["secretsmanager:GetSecretValue"], [this.secret.secretArn]);
    // A mail server counts connections: few at a time are welcome anywhere.
    retried.handsTo(fn, { batchSize: MAIL_BATCH, maxConcurrency: 2 });
  }
}

/** So many that never answer still leave the function time to say so. */
const MAIL_BATCH = 2;
