/** The supervisor names who presides over a joint review in which the lead itself objected (主持). */
import { namePresider as contract } from "../../contracts/application/routes.ts";
import { namePresider as decide } from "../../domain/application/presiding.ts";
import { handle } from "../base/handle.ts";
import { commandApplication } from "./applicationCommand.ts";

export const namePresider = handle(
  contract,
  (deps) => async (request) =>
    commandApplication(deps, request, {
      decide: (application, now, reviews) => decide(application, reviews, request.body, now, deps.region),
    }),
);
