/** A request for an agent is assigned to somebody of the free team, or refused with a reason. */
import { answerAgentRequest as contract } from "../../contracts/agency/routes.ts";
import { assign, refuseRequest } from "../../domain/agency/authorisation.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { authorisationView } from "./authorisationView.ts";
import { agentNamed, change } from "./keeping.ts";

export const answerAgentRequest = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { authorisationId }, body, by, now: at }) => {
      const said = { by, at };
      const answered = await change(
        { store, rules },
        authorisationId,
        () => true,
        (one) => {
          if (body.decision === "refuse") return refuseRequest(one, body.reasons, said);
          const agent = agentNamed({ id: body.agent, name: body.agent }, region);
          if (!agent.isTeam)
            throw refused("not-of-team", {
              agent: body.agent,
              team: (region.agency?.team ?? []).map(({ id }) => id),
            });
          return assign(one, agent, said, rules.zone);
        },
      );
      return { body: authorisationView(answered, "supervisor", at, rules) };
    },
);
