/** Leads to the bytes of a file. */
import { getFile as contract } from "../../contracts/files/routes.ts";
import { handle } from "../base/handle.ts";
import { fileAnswer } from "./reading.ts";

export const getFile = handle(contract, (deps) => async (request) => {
  const body = await fileAnswer(deps, request);
  return { headers: { location: body.url }, body };
});
