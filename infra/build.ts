/** One set of stacks per region file; checks of the rules that they must keep run with every synthesis. */
import { Tags, Validations, type App, type Stack } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Config } from "./config.ts";
import type { RegionFiles } from "../functions/adapters/regionFiles.ts";
import { ApiStack } from "./stacks/api.ts";
import { DataStack } from "./stacks/data.ts";
import { WebStack } from "./stacks/web.ts";
import { OperationsStack } from "./stacks/operations.ts";
import { WorkflowStack } from "./stacks/workflow.ts";

export function build(app: App, config: Config, regions: readonly RegionFiles[]): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const region of regions) {
    const target = { config, region };
    const id = `Approvals-${region.code}`;
    const data = new DataStack(app, `${id}-Data`, target);
    const workflow = new WorkflowStack(app, `${id}-Workflow`, target, data);
    const api = new ApiStack(app, `${id}-Api`, target, data);
    const operations = new OperationsStack(app, `${id}-Operations`, target, data, workflow);
    const web = new WebStack(app, `${id}-Web`, target, api);
    for (const stack of [data, workflow, api, operations, web]) tag(stack, region.code, config);
  }
}

/** So that a bill can be read by region. */
function tag(stack: Stack, code: string, { china }: Config): void {
  // Lambda in aws-cn refuses tags on these.
  const excludeResourceTypes = china ? ["AWS::Lambda::EventSourceMapping"] : [];
  Tags.of(stack).add("approvals-region", code, { excludeResourceTypes });
}
