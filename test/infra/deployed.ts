/** The functions of a region where they are deployed, with the rights of the routes that the gateway leads to each. */
import type { Right } from "../../functions/contracts/base/contract.ts";
import { routesOn } from "../../functions/contracts/routes.ts";
import { APIS } from "../../infra/routeFunctions.ts";
import { doorsIn, taken } from "./gateway.ts";
import { actionsOf, apiOf, functionsIn, statementsOf, templatesOf } from "./synth.ts";
import type { Stacks, Statement, Template } from "./synth.ts";

/** `rights` as the doors of its API have it, not as infrastructure believes; `null` where it serves no route. */
export type Deployed = { name: string; template: Template; rights: ReadonlySet<Right> | null };
export type Serving = Deployed & { rights: ReadonlySet<Right> };

export const deployedIn = (stacks: Stacks): Deployed[] =>
  templatesOf(stacks).flatMap((template) => {
    const api = APIS.find((each) => apiOf(stacks, each) === template);
    const doors = api === undefined ? [] : doorsIn(template);
    const routes = api === undefined ? [] : routesOn(api);
    return functionsIn(template).map((name) => {
      const reached = routes.filter(({ method, path }) => taken(doors, method, path).fn === name);
      const rights = reached.length === 0 ? null : new Set(reached.flatMap((route) => route.rights));
      return { name, template, rights };
    });
  });

export const servingOf = (deployed: readonly Deployed[]): Serving[] =>
  deployed.filter((fn): fn is Serving => fn.rights !== null);

/** What a function may do besides writing to its own log and sending traces. */
export const ownOf = ({ name, template }: Deployed): Statement[] =>
  statementsOf(template, name).filter(
    (statement) => !actionsOf(statement).every((action) => /^(xray|logs):/.test(action)),
  );

/** A thing of the account, as it is named in every partition. */
export const arnIn = (awsRegion: string, service: string, rest: string) => ({
  "Fn::Join": [
    "",
    ["arn:", { Ref: "AWS::Partition" }, `:${service}:${awsRegion}:`, { Ref: "AWS::AccountId" }, rest],
  ],
});

export const machineIn = (awsRegion: string) => arnIn(awsRegion, "states", ":stateMachine:approvals-440307");
