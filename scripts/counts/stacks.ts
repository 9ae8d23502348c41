/** What is deployed for one region, counted in the templates of a cloud assembly. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Stack = { name: string; functions: number; roles: number; resources: number; isApi: boolean };

export class NotSynthesised extends Error {}

/** The region's stacks, by name; throws `NotSynthesised` when the folder holds none of it. */
export function stacksOf(assembly: string, region: string): Stack[] {
  const templates = existsSync(assembly)
    ? readdirSync(assembly).filter((name) => name.includes(`-${region}-`) && name.endsWith(".template.json"))
    : [];
  if (templates.length === 0)
    throw new NotSynthesised(`There are no templates of region ${region} in ${assembly}. Run: npm run synth`);
  return templates.sort().map((file) => {
    const { Resources } = JSON.parse(readFileSync(join(assembly, file), "utf8")) as {
      Resources: Record<string, { Type: string }>;
    };
    const types = Object.values(Resources).map(({ Type }) => Type);
    const count = (wanted: string) => types.filter((type) => type === wanted).length;
    return {
      name: file.replace(/\.template\.json$/, ""),
      functions: count("AWS::Lambda::Function"),
      roles: count("AWS::IAM::Role"),
      resources: types.length,
      isApi: count("AWS::ApiGatewayV2::Api") > 0,
    };
  });
}

/** One row that stands for several stacks. */
export function totalOf(name: string, stacks: readonly Stack[]): Stack {
  const sum = (of: (stack: Stack) => number) => stacks.reduce((total, stack) => total + of(stack), 0);
  return {
    name,
    functions: sum((stack) => stack.functions),
    roles: sum((stack) => stack.roles),
    resources: sum((stack) => stack.resources),
    isApi: stacks.some(({ isApi }) => isApi),
  };
}
