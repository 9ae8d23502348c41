/** The doors: one function per route, each with the rights of its route. */
import { Annotations, CfnOutput, Duration, Stack, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Construct } from "constructs";
import { ROUTES, type Route } from "../../functions/routes.ts";
import { EXAMPLE_ISSUER } from "../config.ts";
import { Fn, type Target } from "../constructs/fn.ts";
import { allowQueues, allowTable } from "../constructs/tableRights.ts";
import { vendedLogs } from "../constructs/vendedLogs.ts";
import { API_SECONDS, GATEWAY_SECONDS, OPERATOR_SECONDS } from "../limits.ts";
import type { DataStack } from "./data.ts";
import { allowEngine, busArnOf, machineArnOf } from "./workflow.ts";

/** Enough to find a fault by: no address, no path (it holds ids), no query, nothing that was sent. */
const ACCESS_LOG = {
  at: "$context.requestTime",
  requestId: "$context.requestId",
  route: "$context.routeKey",
  status: "$context.status",
  milliseconds: "$context.responseLatency",
  bytes: "$context.responseLength",
  authorizerError: "$context.authorizer.error",
  integrationError: "$context.integrationErrorMessage",
};

/** Why a route has no authorizer, for those that have none. */
const OPEN_BECAUSE = {
  public: "It is for everybody: the law wants the catalogue public and applications open to all.",
  applicant: "The applicant proves themselves by the query code, which the handler checks.",
};

/** Routes that read a queue of the index. */
const LISTS: ReadonlySet<string> = new Set([
  "listReviews",
  "listApplications",
  "listComplaints",
  "superviseReviews",
  "superviseDepartments",
  "reconcileNow",
]);

export class ApiStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, target: Target, { table, secret }: DataStack) {
    const { config, region } = target;
    super(scope, id, {
      env: { region: config.awsRegion },
      description: `Parallel approvals of ${region.nameEn} (${region.code}): the HTTP API`,
    });
    const api = (this.api = new HttpApi(this, "Api", {
      apiName: `approvals-${region.code}`,
      createDefaultStage: false,
    }));
    const tokens = new HttpJwtAuthorizer("Tokens", config.issuer, { jwtAudience: config.audience });
    if (config.issuer === EXAMPLE_ISSUER)
      Annotations.of(this).addWarningV2(
        "approvals:issuer",
        "The issuer is the example one: no token will be accepted.",
      );

    for (const route of ROUTES as readonly Route[]) {
      const fn = new Fn(this, nameOf(route), {
        target,
        name: route.name,
        seconds: route.needs.includes("engine") ? OPERATOR_SECONDS : API_SECONDS,
        values: {
          TABLE: table.tableName,
          SECRET_ID: secret.secretArn,
          STATE_MACHINE_ARN: machineArnOf(this, target),
          BUS_NAME: `approvals-${region.code}`,
        },
      });
      allowTable(fn, table, route.needs);
      if (route.needs.includes("engine")) allowEngine(fn, this, target);
      if (route.needs.includes("publish")) fn.allow(["events:PutEvents"], [busArnOf(this, target)]);
      if (LISTS.has(route.name)) allowQueues(fn, table);
      if (route.needs.includes("secret")) fn.allow(["secretsmanager:GetSecretValue"], [secret.secretArn]);

      const { access } = route;
      const [door] = api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: new HttpLambdaIntegration("Integration", fn.lambda, {
          timeout: Duration.seconds(GATEWAY_SECONDS),
        }),
        authorizer: access === "token" ? tokens : new HttpNoneAuthorizer(),
      });
      if (access !== "token")
        Validations.of(door!).acknowledge({ id: "AwsSolutions-APIG4", reason: OPEN_BECAUSE[access] });
    }

    this.answerTheRest(api, target);

    new HttpStage(this, "Stage", {
      httpApi: api,
      stageName: "$default",
      autoDeploy: true,
      detailedMetricsEnabled: true,
      // A whole district's departments stay far below; a flood costs no more than this.
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          vendedLogs(this, "AccessLogs", `apis/approvals-${region.code}`),
        ),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    new CfnOutput(this, "Url", { value: api.apiEndpoint, description: "Where the API answers" });
  }

  /** An address or method that no route knows gets a problem document, not the gateway's own words. */
  private answerTheRest(api: HttpApi, target: Target): void {
    const fn = new Fn(this, "NoRoute", { target, name: "noRoute", seconds: API_SECONDS, values: {} });
    const door = new HttpRoute(this, "Rest", {
      httpApi: api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration("Rest", fn.lambda, {
        timeout: Duration.seconds(GATEWAY_SECONDS),
      }),
      authorizer: new HttpNoneAuthorizer(),
    });
    Validations.of(door).acknowledge({
      id: "AwsSolutions-APIG4",
      reason: "It only says that there is nothing here.",
    });
  }
}

const nameOf = ({ name }: Route): string => name.charAt(0).toUpperCase() + name.slice(1);
