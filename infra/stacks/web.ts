/** The pages: one function beside the API, at the same address, so that nothing has to cross an origin. */
import { Duration, Stack, Validations } from "aws-cdk-lib";
import { HttpMethod, HttpNoneAuthorizer, HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Construct } from "constructs";
import { WEB_PATHS } from "../../functions/pages.ts";
import { Fn, type Target } from "../constructs/fn.ts";
import { API_SECONDS, GATEWAY_SECONDS } from "../limits.ts";
import type { ApiStack } from "./api.ts";

export class WebStack extends Stack {
  constructor(scope: Construct, id: string, target: Target, { api }: Pick<ApiStack, "api">) {
    const { config, region } = target;
    super(scope, id, {
      env: { region: config.awsRegion },
      description: `Parallel approvals of ${region.nameEn} (${region.code}): the pages`,
    });
    const fn = new Fn(this, "Pages", { target, name: "getPage", seconds: API_SECONDS, values: {} });
    const integration = new HttpLambdaIntegration("Pages", fn.lambda, {
      timeout: Duration.seconds(GATEWAY_SECONDS),
    });
    for (const path of WEB_PATHS) {
      const door = new HttpRoute(this, path === "/" ? "Root" : path.replaceAll(/\W/g, ""), {
        httpApi: api,
        routeKey: HttpRouteKey.with(path, HttpMethod.GET),
        integration,
        authorizer: new HttpNoneAuthorizer(),
      });
      Validations.of(door).acknowledge({
        id: "AwsSolutions-APIG4",
        reason: "Pages are for everybody; what they show comes from the API, which asks who calls.",
      });
    }
  }
}
