/** The contract, generated from the schemas that validate. */
import { getOpenApi as contract } from "../../contracts/operations/routes.ts";
import { handle } from "../base/handle.ts";

export const getOpenApi = handle(contract, ({ document }) => {
  let text: string | undefined;
  return async () => ({
    headers: { "cache-control": "public, max-age=300" },
    text: (text ??= document()),
  });
});
