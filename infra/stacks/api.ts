/** One of the two doors: its functions with the rights of their routes, its pages, its throttle. */
import { Annotations, CfnOutput, Duration, Stack, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  type IHttpRouteAuthorizer,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Construct } from "constructs";
import { audiencesOf, namesRegion, REGION_HERE } from "../../functions/contracts/base/audience.ts";
import type { Api } from "../../functions/contracts/base/contract.ts";
import { routesOn } from "../../functions/contracts/routes.ts";
import { pagesOn, pathsOf } from "../../functions/pages.ts";
import { EXAMPLE_ISSUER } from "../config.ts";
import { allowExports, allowFiles, filesNameOf, filesOriginOf } from "../constructs/fileBucket.ts";
import { Fn, type Target } from "../constructs/fn.ts";
import { allowContacts, allowKeys, namesOfKeys } from "../constructs/keyRights.ts";
import { allowAudit, allowLimits, allowTable } from "../constructs/tableRights.ts";
import { vendedLogs } from "../constructs/vendedLogs.ts";
import { API_SECONDS, GATEWAY_SECONDS, LIMITED_THROTTLE, throttleOf } from "../limits.ts";
import { countsCalls, doorsOf, ROUTE_FUNCTIONS, type RouteFunction } from "../routeFunctions.ts";
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

/** Why a door has no authorizer, for those that have none. */
const OPEN_BECAUSE = {
  route:
    "It is for everybody, or the applicant proves themselves by the query code or by a token, which the function checks.",
  pages: "Pages are for everybody; what they show comes from the API, which asks who calls.",
  rest: "It only says that there is nothing here.",
};

const TITLES: Readonly<Record<Api, string>> = {
  public: "the public's API: applicants, catalogue, verification, and their pages",
  staff: "the staff's API: departments, leads, supervisors, operators, and their pages",
};

export class ApiStack extends Stack {
  readonly api: HttpApi;
  /** Where the public's pages are reached, as far as a stack may know: what others print leads there. */
  readonly origin: string;
  private readonly audience: Api;
  private readonly publicOrigin: string | undefined;
  private readonly doors: { route: HttpRoute; routeKey: string; isLimited: boolean }[] = [];

  /** @param publicly the public's API, for any other */
  constructor(
    scope: Construct,
    id: string,
    target: Target,
    audience: Api,
    data: DataStack,
    publicly?: ApiStack,
  ) {
    const { config, region } = target;
    super(scope, id, {
      env: { region: config.awsRegion },
      description: `Parallel approvals of ${region.nameEn} (${region.code}): ${TITLES[audience]}`,
    });
    const name = `approvals-${region.code}-${audience}`;
    this.audience = audience;
    this.publicOrigin =
      target.config.publicOrigin?.replaceAll(REGION_HERE, region.code) ?? publicly?.api.apiEndpoint;
    this.api = new HttpApi(this, "Api", { apiName: name, createDefaultStage: false });
    this.origin = this.publicOrigin ?? this.api.apiEndpoint;

    const integrations = new Map(
      ROUTE_FUNCTIONS.filter(({ api }) => api === audience).map((fn) => [
        fn.name,
        this.integration(fn.name, this.routeFunction(fn, target, data)),
      ]),
    );
    const jwtAudience = audiencesOf(config.audience, region.code);
    const tokens = new HttpJwtAuthorizer("Tokens", config.issuer, { jwtAudience });
    if (audience === "staff") this.tellOfTokens(target, jwtAudience);

    for (const { path, method, fn, needsToken } of doorsOf(audience))
      this.door(
        path,
        HttpMethod[method],
        integrations.get(fn.name)!,
        needsToken ? tokens : new HttpNoneAuthorizer(),
        needsToken ? null : OPEN_BECAUSE.route,
      );

    const pages = this.integration("Pages", this.pagesFunction(target, audience));
    for (const path of pathsOf(pagesOn(audience)))
      this.door(path, HttpMethod.ANY, pages, new HttpNoneAuthorizer(), OPEN_BECAUSE.pages);

    const [rest] = integrations.values();
    this.route("Rest", HttpRouteKey.DEFAULT, rest!, new HttpNoneAuthorizer(), OPEN_BECAUSE.rest);

    const usual = throttleOf({ public: config.publicRate, staff: config.staffRate }[audience]);
    const stage = new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: usual,
      accessLogSettings: {
        destination: new LogGroupLogDestination(vendedLogs(this, "AccessLogs", `apis/${name}`)),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    this.throttleEach(stage, usual);
    new CfnOutput(this, "Url", {
      value: this.api.apiEndpoint,
      description: `Where ${TITLES[audience]} answer`,
    });
  }

  /** Says for whom tokens have to be, and what is not yet right about them. */
  private tellOfTokens({ config, region }: Target, audiences: readonly string[]): void {
    new CfnOutput(this, "Audience", {
      value: audiences.join(","),
      description: `What the tokens of region ${region.code} have as aud`,
    });
    if (config.issuer === EXAMPLE_ISSUER)
      Annotations.of(this).addWarningV2(
        "approvals:issuer",
        "The issuer is the example one: no token will be accepted.",
      );
    for (const audience of audiences.filter((one) => !namesRegion(one, region.code)))
      Annotations.of(this).addWarningV2(
        "approvals:audience",
        `The audience ${audience} does not name region ${region.code}: its tokens are taken only with the claim region.`,
      );
  }

  /** Each route by itself, so that a flood on one is none on its neighbours. */
  private throttleEach(stage: HttpStage, usual: ReturnType<typeof throttleOf>): void {
    const settings = this.doors.map(({ routeKey, isLimited }) => {
      const { rateLimit, burstLimit } = isLimited ? LIMITED_THROTTLE : usual;
      const own = { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit };
      // What a route says of itself stands in the place of all that the stage says.
      return [routeKey, { DetailedMetricsEnabled: true, ...own }] as const;
    });
    const { defaultChild } = stage.node;
    if (!(defaultChild instanceof CfnStage))
      throw new Error("the stage of an API is no AWS::ApiGatewayV2::Stage");
    defaultChild.routeSettings = Object.fromEntries(settings);
    for (const { route } of this.doors) stage.node.addDependency(route);
  }

  private routeFunction(served: RouteFunction, target: Target, data: DataStack): Fn {
    const { name, rights, seconds } = served;
    const { table, secret, paymentSecrets, audit } = data;
    const fn = new Fn(this, pascal(name), {
      target,
      name,
      seconds,
      values: {
        TABLE: table.tableName,
        AUDIT_TABLE: audit.tableName,
        FILES_BUCKET: filesNameOf(target),
        SECRET_ID: secret.secretArn,
        PAYMENT_SECRET_ID: paymentSecrets.secretArn,
        APPLICANT_ISSUER: target.config.applicantIssuer ?? target.config.issuer,
        APPLICANT_AUDIENCE: audiencesOf(target.config.audience, target.region.code).join(","),
        SIGNING_KEYS: namesOfKeys(data),
        CONTACT_KEY: data.contactKey.keyArn,
        STATE_MACHINE_ARN: machineArnOf(this, target),
        BUS_NAME: `approvals-${target.region.code}`,
        ...(this.publicOrigin !== undefined && { PUBLIC_ORIGIN: this.publicOrigin }),
      },
    });
    allowTable(fn, table);
    allowAudit(fn, audit, rights);
    allowFiles(fn, target, rights.includes("files") ? ["files"] : []);
    if (rights.includes("exports")) allowExports(fn, target, "read");
    allowEngine(fn, this, target);
    allowKeys(fn, data, rights);
    allowContacts(fn, data, rights);
    if (rights.includes("publish")) fn.allow(["events:PutEvents"], [busArnOf(this, target)]);
    if (rights.includes("secret")) fn.allow(["secretsmanager:GetSecretValue"], [secret.secretArn]);
    if (rights.includes("payments")) fn.allow(["secretsmanager:GetSecretValue"], [paymentSecrets.secretArn]);
    if (countsCalls(served)) allowLimits(fn, table);
    return fn;
  }

  private pagesFunction(target: Target, audience: Api): Fn {
    return new Fn(this, "Pages", {
      target,
      name: "pages",
      seconds: API_SECONDS,
      values: { FILES_ORIGIN: filesOriginOf(target) },
      audience,
    });
  }

  /** One permission for all of a function's routes: the gateway may call it, and says for which itself. */
  private integration(name: string, fn: Fn): HttpLambdaIntegration {
    return new HttpLambdaIntegration(`${pascal(name)}Integration`, fn.lambda, {
      timeout: Duration.seconds(GATEWAY_SECONDS),
      scopePermissionToRoute: false,
    });
  }

  private door(
    path: string,
    method: HttpMethod,
    integration: HttpLambdaIntegration,
    authorizer: IHttpRouteAuthorizer,
    reason: string | null,
  ): void {
    const id = `${method === HttpMethod.ANY ? "" : pascal(method.toLowerCase())}${pascal(path) || "Root"}`;
    this.route(id, HttpRouteKey.with(path, method), integration, authorizer, reason);
  }

  private route(
    id: string,
    routeKey: HttpRouteKey,
    integration: HttpLambdaIntegration,
    authorizer: IHttpRouteAuthorizer,
    reason: string | null,
  ): void {
    const route = new HttpRoute(this, id, { httpApi: this.api, routeKey, integration, authorizer });
    const isLimited = routesOn(this.audience).some(
      ({ method, path, limited }) => limited && [`ANY ${path}`, `${method} ${path}`].includes(routeKey.key),
    );
    this.doors.push({ route, routeKey: routeKey.key, isLimited });
    if (reason !== null) Validations.of(route).acknowledge({ id: "AwsSolutions-APIG4", reason });
  }
}

/** `/v1/reviews/{reviewId}` → `V1ReviewsReviewId` */
const pascal = (text: string): string =>
  text
    .split(/\W+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
