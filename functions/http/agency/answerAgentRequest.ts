/** A request for an agent is assigned to somebody of the free team, or refused with a reason. */
import { noteInCases } from "../../app/agency/noting.ts";
import { answerAgentRequest as contract } from "../../contracts/agency/routes.ts";
import { assign, refuseRequest, standingOf } from "../../domain/agency/authorisation.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { authorisationView } from "./authorisationView.ts";
import { agentNamed, change, checkMayActIn } from "./keeping.ts";

export const answerAgentRequest = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { authorisationId }, body, by, now: at }) => {
      const said = { by, at };
      const asked = body.decision === "assign" ? await store.authorisation(authorisationId) : undefined;
      if (asked && body.decision === "assign")
        await checkMayActIn(
          { store, region },
          asked.applicant,
          standingOf(asked).terms.about,
          agentNamed({ id: body.agent, name: body.agent }, region),
        );
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
      await noteInCases(store, answered, said);
      return { body: authorisationView(answered, "supervisor", at, rules) };
    },
);
