/** The ways into an API as its template has them, and which one the gateway takes for a request. */
import type { RouteName } from "../../functions/contracts/routes.ts";
import { programOf } from "../../infra/wiring.ts";
import { resources, type Template } from "./synth.ts";

export type Door = {
  /** `ANY /v1/reviews`, `PUT /v1/reviews/{reviewId}/opinion`, `$default`. */
  key: string;
  /** The function by its name in `infra/wiring.ts`. */
  fn: string;
  authorization: unknown;
  /** The logical id of the authorizer, where there is one. */
  authorizer: string | null;
};

export function doorsIn(template: Template): Door[] {
  return resources(template, "AWS::ApiGatewayV2::Route").map(([, { Properties }]) => {
    const { RouteKey, AuthorizationType, AuthorizerId } = Properties as {
      RouteKey: string;
      AuthorizationType: unknown;
      AuthorizerId?: { Ref: string };
    };
    const integration = template.Resources[integrationOf(Properties)]!.Properties;
    const [fn] = (integration["IntegrationUri"] as { "Fn::GetAtt": [string, string] })["Fn::GetAtt"];
    return {
      key: RouteKey,
      fn: String(template.Resources[fn]!.Properties["Description"]).split(" ")[0]!,
      authorization: AuthorizationType,
      authorizer: AuthorizerId?.Ref ?? null,
    };
  });
}

/** The most specific one: the method's own, any method's, then whatever is left. */
export function taken(doors: readonly Door[], method: string, path: string): Door {
  const keys = [`${method} ${path}`, `ANY ${path}`, "$default"];
  const [first] = keys.flatMap((key) => doors.filter((door) => door.key === key));
  if (!first) throw new Error(`nothing answers ${method} ${path}`);
  return first;
}

/** The handlers that a function is made of, as its program imports them. */
export const handlersIn = (fn: string): RouteName[] =>
  [...programOf(fn).source.matchAll(/^import \{ (\w+) \} from "\.\/http\/\w+\/\1\.ts";$/gm)]
    .map(([, name]) => name as RouteName)
    .filter((name) => (name as string) !== "serve");

function integrationOf(route: Record<string, unknown>): string {
  const { "Fn::Join": join } = route["Target"] as { "Fn::Join": [string, (string | { Ref: string })[]] };
  const target = join[1].map((part) => (typeof part === "string" ? part : part.Ref)).join("");
  return /^integrations\/(.*)$/.exec(target)![1]!;
}
