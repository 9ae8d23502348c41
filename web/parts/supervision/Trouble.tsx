/** A problem in the words of supervision; what has no words here is told as everywhere. */
import { Problem } from "../../app/api.ts";
import { says } from "../../pages/supervision.words.ts";
import { ProblemNote } from "../notes.tsx";

export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const own = error instanceof Problem ? says.problems[error.code] : undefined;
  const told =
    own !== undefined && error instanceof Problem
      ? new Problem({ status: error.status, code: "", detail: own, errors: error.errors })
      : error;
  return <ProblemNote error={told} {...(retry && { retry })} />;
}
