/** Says what a file is and where its bytes are. */
import { getFileAddress as contract } from "../../contracts/files/routes.ts";
import { handle } from "../base/handle.ts";
import { fileAnswer } from "./reading.ts";

export const getFileAddress = handle(contract, (deps) => async (request) => ({
  body: await fileAnswer(deps, request),
}));
