/** The applicant states their side before a consent by silence is revoked (陈述、申辩). */
import { answerRevocation as contract } from "../../contracts/application/powers.ts";
import { answerRevocation as answer } from "../../domain/application/answeringRevocation.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const answerRevocation = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (_application, now, reviews, rules) => answer(reviews, request.body, now, rules),
    }),
);
