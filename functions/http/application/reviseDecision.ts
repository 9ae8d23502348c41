/** The organ of a decision says what becomes of it where a consent by silence that it rests on was revoked (复核). */
import { reviseDecision as contract } from "../../contracts/application/powers.ts";
import { reviseDecision as revise, underRevision } from "../../domain/application/revision.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { commandApplication } from "./applicationCommand.ts";
import { checkTakesPart } from "./lead.ts";

export const reviseDecision = handle(contract, (deps) => async (request) => {
  const { body, caller } = request;
  const { departments } = deps.region;
  const said = {
    ...body,
    article: body.article ?? null,
    change: body.change ?? null,
    compensation: body.compensation ?? null,
  };
  return commandApplication(deps, request, {
    may: checkTakesPart,
    decide: (application, now, reviews, rules) => {
      const open = underRevision(application, reviews, rules).find(
        ({ reviewId }) => reviewId === body.reviewId,
      );
      const lead = "acceptance" in application ? application.acceptance?.lead.id : undefined;
      const organ = open?.organ ?? lead;
      if (organ !== undefined && !answersFor(departments, caller.department, organ))
        throw refused("role-not-allowed", { role: caller.department, allowed: [organ] });
      return revise(application, reviews, said, now, rules);
    },
  });
});
