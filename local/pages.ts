/** The pages on the laptop: built once, when somebody first asks for one, with the operator's bar. */
import type { Log } from "../functions/app/base/ports.ts";
import { getPage } from "../functions/http/operations/getPage.ts";
import { buildWeb } from "../web/build.ts";
import type { Handler } from "./server.ts";

export function pagesOnce(log: Log): () => Handler {
  let built: Handler | undefined;
  return () => (built ??= getPage({ files: buildWeb({ laptop: true }), signInOrigin: null, log }));
}
