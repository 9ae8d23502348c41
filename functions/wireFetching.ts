/** What reaches out for files that were handed in as links: apart, so that one function alone can. */
import { linkFetcher } from "./adapters/linkFetcher.ts";

export const wireFetching = () => ({ fetchFile: linkFetcher() });
