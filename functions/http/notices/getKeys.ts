/** The keys that sign, or have signed, for whoever verifies. */
import { getKeys as contract } from "../../contracts/notices/routes.ts";
import { handle } from "../base/handle.ts";

export const getKeys = handle(contract, ({ keys }) => async () => ({
  headers: { "cache-control": "public, max-age=300" },
  body: { keys: await keys() },
}));
