/** 责任追究: the cards of a department's year, and what they lead to. */
import { getAccount as contract } from "../../contracts/supervision/routes.ts";
import { handle } from "../base/handle.ts";
import { readAccount, yearNow } from "./accountCommand.ts";

export const getAccount = handle(contract, (deps) => async (request) => {
  const { query, now } = request;
  return readAccount(deps, request, query.year === undefined ? yearNow(now, deps.rules) : Number(query.year));
});
