/** What must survive: the record, and the secret behind the query codes. */
import { RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { QUEUES } from "../../functions/adapters/items.ts";
import type { Target } from "../constructs/fn.ts";

export class DataStack extends Stack {
  readonly table: Table;
  readonly streamArn: string;
  readonly secret: Secret;
  /** `{ department: [newest, older?] }`; the operator fills it in, and rotates by adding one before taking one away. */
  readonly webhookSecrets: Secret;

  constructor(scope: Construct, id: string, { config, region }: Target) {
    super(scope, id, {
      env: { region: config.awsRegion },
      description: `Parallel approvals of ${region.nameEn} (${region.code}): the record`,
      terminationProtection: true,
    });

    // `Table`, not `TableV2`: AWS::DynamoDB::Table is the type that every region has, and no replica is wanted.
    this.table = new Table(this, "Cases", {
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      // The account's own key for DynamoDB: its use is in CloudTrail, and nobody can delete it with the record.
      encryption: TableEncryption.AWS_MANAGED,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: QUEUES,
      partitionKey: { name: "queue", type: AttributeType.STRING },
      sortKey: { name: "rank", type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.streamArn = this.table.tableStreamArn!;

    this.secret = new Secret(this, "QueryCodes", {
      description: `Query codes of applications in ${region.nameEn} are derived from this; losing it voids them all`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.webhookSecrets = new Secret(this, "WebhookSecrets", {
      description: `What webhooks to departments of ${region.nameEn} are signed with, by department`,
      secretObjectValue: {},
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.webhookSecrets).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "The other side of each secret is at a department: they are rotated together, by hand, two valid at once.",
    });
    Validations.of(this.secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "Query codes are derived from it: rotation would lock out every applicant who holds one.",
    });
  }
}
