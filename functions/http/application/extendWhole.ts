/** The whole's limit is extended, once, by the word of the government's head (延长办理总时限). */
import { extendWhole as contract } from "../../contracts/application/powers.ts";
import { extendWhole as extend } from "../../domain/application/extendingWhole.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const extendWhole = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews, rules) =>
        extend(application, reviews, request.body, request.by, now, rules),
    }),
);
