/** Synthesises the stacks in-process, as `cdk.json` configures them, without bundling; and looks into the outcome. */
import { readFileSync } from "node:fs";
import { App } from "aws-cdk-lib";
import type { Api } from "../../functions/contracts/base/contract.ts";
import { build } from "../../infra/build.ts";
import { configFrom } from "../../infra/config.ts";
import { fixtureRegion } from "../support/fixtures.ts";

export type Resource = {
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
};
export type Template = { Resources: Record<string, Resource>; Outputs?: Record<string, { Value: unknown }> };
export type Stacks = {
  data: Template;
  workflow: Template;
  publicApi: Template;
  staffApi: Template;
  operations: Template;
};

const { context: FLAGS } = JSON.parse(readFileSync(new URL("../../cdk.json", import.meta.url), "utf8")) as {
  context: Record<string, unknown>;
};

/** An app that bundles nothing and would otherwise be just what `cdk synth` makes. */
export const newApp = (context: Record<string, string> = {}, checkTemplates = true): App =>
  new App({
    context: { ...FLAGS, "aws:cdk:bundling-stacks": [], ...context },
    builtinCloudFormationValidation: checkTemplates,
  });

export const MAIL_FROM = "no-reply@approvals-{region}.example.gov.cn";

export type Wanted = {
  code: string;
  awsRegion: string;
  context?: Record<string, string>;
  /** Also by CloudFormation's own rules, which take seconds to start. */
  checkTemplates?: boolean;
  /** Whether applicants are told by mail; they are unless said otherwise. */
  mail?: boolean;
  /** Whether the region has copies made of what is handed in as links; not unless said. */
  copies?: boolean;
};

/** The templates of one region file in one AWS region. @throws when one of the checks finds fault */
export function synth({
  code,
  awsRegion,
  context = {},
  checkTemplates = false,
  mail = true,
  copies = false,
}: Wanted): Stacks {
  const app = newApp(
    { awsRegion, issuer: "https://id.example.org", ...(mail && { mailFrom: MAIL_FROM }), ...context },
    checkTemplates,
  );
  const config = configFrom((name) => app.node.tryGetContext(name) as unknown);
  if (!config.ok) throw new Error("nothing of this is broken");
  build(app, config.value, [copies ? copying(fixtureRegion(code)) : fixtureRegion(code)]);
  const assembly = app.synth();
  const template = (name: string) =>
    assembly.getStackArtifact(`Approvals-${code}-${name}`).template as Template;
  return {
    data: template("Data"),
    workflow: template("Workflow"),
    publicApi: template("PublicApi"),
    staffApi: template("StaffApi"),
    operations: template("Operations"),
  };
}

/** The same region, with copies made of what lies at its hosts. */
function copying(files: ReturnType<typeof fixtureRegion>): ReturnType<typeof fixtureRegion> {
  const { region } = files.rules;
  const links = { ...region.links, copiedFrom: region.links.hosts };
  return { ...files, rules: { ...files.rules, region: { ...region, links } } };
}

/** All the templates of a region. */
export const templatesOf = (stacks: Stacks): Template[] => Object.values(stacks);

/** The stack of each API. */
export const apiOf = (stacks: Stacks, api: Api): Template =>
  ({ public: stacks.publicApi, staff: stacks.staffApi })[api];

/** The resources of a type, each by its logical id. */
export const resources = ({ Resources }: Template, type: string): [string, Resource][] =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type);

/** The properties of the only resource of a type. */
export function only(template: Template, type: string): Record<string, unknown> {
  const found = resources(template, type);
  if (found.length !== 1) throw new Error(`${found.length} of ${type}`);
  return found[0]![1].Properties;
}

/** What a template says to whoever deploys it. */
export const outputOf = ({ Outputs }: Template, name: string): unknown => Outputs?.[name]?.Value;

/** The functions of a template by their names, as their descriptions begin. */
export const functionsIn = (template: Template): string[] =>
  resources(template, "AWS::Lambda::Function").map(
    ([, { Properties }]) => /^(\S+) of /.exec(String(Properties["Description"]))![1]!,
  );

/** A function of `infra/wiring.ts`, by its description. */
export function functionOf(
  template: Template,
  name: string,
): [id: string, properties: Record<string, unknown>] {
  const found = resources(template, "AWS::Lambda::Function").filter(([, { Properties }]) =>
    String(Properties["Description"]).startsWith(`${name} of `),
  );
  if (found.length !== 1) throw new Error(`${found.length} functions of ${name}`);
  return [found[0]![0], found[0]![1].Properties];
}

export const environmentOf = (template: Template, name: string): Record<string, unknown> =>
  (functionOf(template, name)[1]["Environment"] as { Variables: Record<string, unknown> }).Variables;

export type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

/** What the role of a function may do. */
export function statementsOf(template: Template, name: string): Statement[] {
  const role = JSON.stringify(
    (functionOf(template, name)[1]["Role"] as { "Fn::GetAtt": string[] })["Fn::GetAtt"][0],
  );
  return resources(template, "AWS::IAM::Policy")
    .filter(([, { Properties }]) => JSON.stringify(Properties["Roles"]) === `[{"Ref":${role}}]`)
    .flatMap(([, { Properties }]) => (Properties["PolicyDocument"] as { Statement: Statement[] }).Statement);
}

export const actionsOf = ({ Action }: Statement): string[] =>
  typeof Action === "string" ? [Action] : Action;
