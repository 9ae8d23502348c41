/** The pages on the laptop: built once, when somebody first asks for one, with the operator's bar. */
import type { Log } from "../functions/app/base/ports.ts";
import { getPage } from "../functions/http/operations/getPage.ts";
import { buildWeb } from "../web/build.ts";
import type { Serve } from "../functions/http/base/frame.ts";

export function pagesOnce(log: Log): () => Serve {
  let built: Serve | undefined;
  return () => (built ??= getPage({ files: buildWeb({ laptop: true }), signInOrigin: null, log }));
}
