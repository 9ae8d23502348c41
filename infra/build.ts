/** One set of stacks per region file; checks of the rules that they must keep run with every synthesis. */
import { Tags, Validations, type App, type Stack } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Config } from "./config.ts";
import { APIS } from "./routeFunctions.ts";
import type { RegionFiles } from "../functions/adapters/regionFiles.ts";
import { ApiStack } from "./stacks/api.ts";
import { DataStack } from "./stacks/data.ts";
import { OperationsStack } from "./stacks/operations.ts";
import { WorkflowStack } from "./stacks/workflow.ts";

export function build(app: App, config: Config, regions: readonly RegionFiles[]): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const region of regions) {
    const target = { config, region };
    const id = `Approvals-${region.code}`;
    const data = new DataStack(app, `${id}-Data`, target);
    const workflow = new WorkflowStack(app, `${id}-Workflow`, target, data);
    const publicly = new ApiStack(app, `${id}-${NAMES.public}`, target, "public", data);
    const staff = new ApiStack(app, `${id}-${NAMES.staff}`, target, "staff", data, publicly);
    const apis = APIS.map((audience) => ({ public: publicly, staff })[audience]);
    const ids = Object.fromEntries(apis.map(({ api }, i) => [APIS[i]!, api.apiId]));
    const operations = new OperationsStack(app, `${id}-Operations`, target, data, workflow, {
      ids,
      publicOrigin: publicly.origin,
    });
    for (const stack of [data, workflow, ...apis, operations]) tag(stack, region.code, config);
  }
}

/** The stacks of the two APIs. */
const NAMES = { public: "PublicApi", staff: "StaffApi" } as const;

/** So that a bill can be read by region. */
function tag(stack: Stack, code: string, { china }: Config): void {
  // Lambda in aws-cn refuses tags on these.
  const excludeResourceTypes = china ? ["AWS::Lambda::EventSourceMapping"] : [];
  Tags.of(stack).add("approvals-region", code, { excludeResourceTypes });
}
