/** A Lambda function with the defaults that all share: what it may do is granted where it is used, and nothing else. */
import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type CfnFunction,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { openApiDocument } from "../../functions/contracts/openapi/document.ts";
import { audiencesOf } from "../../functions/contracts/base/audience.ts";
import type { Api } from "../../functions/contracts/base/contract.ts";
import { originsOf, pagesOn, signInsOf } from "../../functions/pages.ts";
import type { Config } from "../config.ts";
import { SETTLE_SECONDS } from "../limits.ts";
import type { RegionFiles } from "../../functions/adapters/regionFiles.ts";
import { shareOf } from "../shares.ts";
import { variablesOf, type Variable } from "../wiring.ts";
import { buildAssets } from "../../web/build.ts";
import { shells } from "../../web/shells.ts";
import { codeOf, TASK_ROOT } from "./code.ts";

/** What is deployed where: one region's files, and how the operator wants them. */
export type Target = { config: Config; region: RegionFiles };

export type FnProps = {
  target: Target;
  /** A function by its name in `infra/wiring.ts`. */
  name: string;
  seconds: number;
  /** What the stack can tell a function; each gets only what it is wired to. */
  values: Partial<Record<Variable, string>>;
  /** Whose pages, for the function that serves them. */
  audience?: Api;
};

/** Where the functions of a region count. */
export const metricsOf = (region: string): string => `Approvals/${region}`;

const RUNTIMES = { "nodejs24.x": Runtime.NODEJS_24_X, "nodejs22.x": Runtime.NODEJS_22_X };
const ARCHITECTURES = { arm64: Architecture.ARM_64, x86_64: Architecture.X86_64 };

export class Fn extends Construct {
  /** As `infra/wiring.ts` knows it. */
  readonly name: string;
  readonly lambda: LambdaFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { target, name, seconds, values, audience }: FnProps) {
    super(scope, id);
    const { config } = target;
    this.name = name;
    // 网络安全法 asks for six months of logs; a year, and they outlive the stack.
    const logGroup = new LogGroup(this, "Logs", {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // A role of its own: the managed policy for logs would reach every log group of the account.
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(this.role);

    const share = shareOf(name, config.concurrency);
    const { environment, files } = surroundingsOf(name, target, values, audience);
    this.lambda = new LambdaFunction(this, "Function", {
      description: `${name} of ${target.region.nameEn} (${target.region.code})`,
      code: codeOf(name, files),
      handler: "index.handler",
      runtime: RUNTIMES[config.runtime],
      architecture: ARCHITECTURES[config.architecture],
      memorySize: 512,
      ...(share !== undefined && { reservedConcurrentExecutions: share }),
      timeout: Duration.seconds(seconds),
      environment,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // Lambda in aws-cn is not integrated with X-Ray.
      tracing: config.china ? Tracing.DISABLED : Tracing.ACTIVE,
    });
    this.acknowledge(config);
  }

  /** Grants these actions on these resources, where the conditions hold; name both in full. */
  allow(actions: string[], resources: string[], conditions: Record<string, unknown> = {}): void {
    this.role.addToPrincipalPolicy(new PolicyStatement({ actions, resources, conditions }));
  }

  /** Puts it into a network of the operator's, from which it reaches what nobody else does. */
  within({ subnets, securityGroup }: { subnets: readonly string[]; securityGroup: string }): void {
    const fn = this.lambda.node.defaultChild as CfnFunction;
    fn.vpcConfig = { subnetIds: [...subnets], securityGroupIds: [securityGroup] };
    this.allow(
      [
        "ec2:CreateNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
        "ec2:DeleteNetworkInterface",
        "ec2:AssignPrivateIpAddresses",
        "ec2:UnassignPrivateIpAddresses",
      ],
      ["*"],
    );
    // Lambda acts with the function's own role before there is an interface that a policy could name.
    this.acknowledgeWildcard("*", "Lambda makes network interfaces whose names nobody knows at deployment.");
  }

  /** Says why a wildcard in what is allowed is as narrow as it can be. */
  acknowledgeWildcard(resource: string, reason: string): void {
    Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }

  private acknowledge({ china, runtime }: Config): void {
    if (!china)
      Validations.of(this.role).acknowledge({
        id: "AwsSolutions-IAM5[Resource::*]",
        reason: "X-Ray knows no resources: PutTraceSegments and PutTelemetryRecords take * only.",
      });
    if (RUNTIMES[runtime].name !== Runtime.NODEJS_LATEST.name)
      Validations.of(this.lambda).acknowledge({
        id: "AwsSolutions-L1",
        reason: "The operator chose this runtime (-c runtime) because the region does not offer the latest.",
      });
  }
}

/** The environment a function is wired to, and the files that its environment points at. */
function surroundingsOf(name: string, { config, region }: Target, values: FnProps["values"], audience?: Api) {
  // Metrics of one region stand together, and apart from those of others.
  const environment: Record<string, string> = { POWERTOOLS_METRICS_NAMESPACE: metricsOf(region.code) };
  const files: Record<string, string> = {};
  for (const variable of variablesOf(name)) {
    if (variable === "RULES_FILE") {
      environment[variable] = `${TASK_ROOT}/rules.json`;
      files["rules.json"] = JSON.stringify(region.contents);
    } else if (variable === "OPENAPI_FILE") {
      environment[variable] = `${TASK_ROOT}/openapi.json`;
      files["openapi.json"] = JSON.stringify(openApiDocument(region.rules.region));
    } else if (variable === "WEB_FILE") {
      const byCode = region.rules.region.applicants === "code";
      const signIns = signInsOf(config, audiencesOf(config.audience, region.code)[0]!, byCode);
      const pages = pagesOn(audience!);
      const assets = buildAssets({ laptop: false, pages });
      const web = {
        files: { ...shells(assets, signIns, pages), ...assets },
        signInOrigins: originsOf(signIns, [audience!]),
      };
      environment[variable] = `${TASK_ROOT}/web.json`;
      files["web.json"] = JSON.stringify(web);
    } else if (variable === "SCANNER") {
      environment[variable] = config.scanner?.at ?? "none";
    } else if (variable === "SETTLE_SECONDS") {
      environment[variable] = String(SETTLE_SECONDS);
    } else {
      const value = values[variable];
      if (value === undefined)
        throw new Error(`${name} is wired to ${variable}, which its stack does not know`);
      environment[variable] = value;
    }
  }
  return { environment, files };
}
