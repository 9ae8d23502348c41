/** What must survive: the record, the secret behind the query codes, and the keys that sign. */
import { Aws, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from "aws-cdk-lib/aws-s3";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { LIMIT_EXPIRES } from "../../functions/adapters/limitsTable.ts";
import { AUDIT_BY_CASE, AUDIT_EXPIRES } from "../../functions/adapters/auditTable.ts";
import { QUEUES } from "../../functions/adapters/items.ts";
import { fileBucket } from "../constructs/fileBucket.ts";
import type { Target } from "../constructs/fn.ts";

/** As long as a case's file is kept (a decision of 10 years; the region's archive rules may ask for more by another stack). */
const ANCHORS_KEPT = Duration.days(3653);

/** By its name, which is one for the whole partition: who writes there names it in full. */
export const anchorsNameOf = ({ config, region }: Target): string =>
  `approvals-${region.code}-anchors-${config.awsRegion}-${Aws.ACCOUNT_ID}`;

export class DataStack extends Stack {
  readonly table: Table;
  readonly streamArn: string;
  /** Who has read what, apart from the record. */
  readonly audit: Table;
  readonly secret: Secret;
  /** `{ department: [newest, older?] }`; the operator fills it in, and rotates by adding one before taking one away. */
  readonly webhookSecrets: Secret;
  /** `{ provider: [newest, older?] }`, by which providers of payments sign their notices; filled in and rotated as the former. */
  readonly paymentSecrets: Secret;
  /** What documents and exports are signed by: the newest first, which alone signs; all are published. */
  readonly signingKeys: readonly Key[];
  /** What the keys of cases are wrapped by; deleting it would erase every contact there is. */
  readonly contactKey: Key;
  /** Where each day's anchor is kept: nobody, the account's root among them, changes or deletes one before its time. */
  readonly anchors: Bucket;
  /** What people hand in. */
  readonly files: Bucket;

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
      // Of counters alone: no record of a case has such an attribute.
      timeToLiveAttribute: LIMIT_EXPIRES,
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

    // A table of its own: nobody with rights on the record has any on it, and it is kept for a year (docs/adr/0031).
    this.audit = new Table(this, "Audit", {
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: AUDIT_EXPIRES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: TableEncryption.AWS_MANAGED,
    });
    this.audit.addGlobalSecondaryIndex({
      indexName: AUDIT_BY_CASE,
      partitionKey: { name: "case", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });

    this.secret = new Secret(this, "QueryCodes", {
      description: `What query codes in ${region.nameEn} derive from, one secret a line, the newest first; losing them voids all codes`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.signingKeys = Array.from({ length: config.signingKeys }, (_, i) =>
      this.signingKey(i + 1, region.nameEn),
    )
      // Under the same name for ever, whichever is the newest.
      .toReversed();
    this.contactKey = new Key(this, "Contacts", {
      description: `What is personal of each case in ${region.nameEn} is sealed by a key that this one wraps`,
      // What was wrapped stays readable: KMS keeps every version.
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.anchors = new Bucket(this, "Anchors", {
      bucketName: anchorsNameOf({ config, region }),
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(ANCHORS_KEPT),
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.anchors).acknowledge({
      id: "AwsSolutions-S1",
      reason: "One function writes there, once a day; CloudTrail says who else has tried.",
    });
    this.files = fileBucket(this, { config, region });
    this.webhookSecrets = new Secret(this, "WebhookSecrets", {
      description: `What webhooks to departments of ${region.nameEn} are signed with, by department`,
      secretObjectValue: {},
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.paymentSecrets = new Secret(this, "PaymentSecrets", {
      description: `What providers of payments of ${region.nameEn} sign their notices with, by provider`,
      secretObjectValue: {},
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.paymentSecrets).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "The other side of each secret is at a provider: they are rotated together, by hand, two valid at once.",
    });
    Validations.of(this.webhookSecrets).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "The other side of each secret is at a department: they are rotated together, by hand, two valid at once.",
    });
    Validations.of(this.secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "What an older secret gave is valid while it is there: who rotates it decides when that ends (operate.md).",
    });
  }

  /** Whoever may write the record may not sign: rights on a key are granted on the key. */
  private signingKey(number: number, region: string): Key {
    return new Key(this, `Signing${number}`, {
      description: `Signing key ${number} of ${region}: what it signed is verified by it, so it is never deleted`,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
