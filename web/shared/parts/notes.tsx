/** What a page says while it waits, when something went wrong, and when there is nothing. */
import type { ComponentChildren } from "preact";
import type { ReviewSummary } from "../api/answers.ts";
import { Problem } from "../api/problem.ts";
import { wordFor, words } from "../language/language.ts";

export const Loading = () => (
  <p class="loading" role="status">
    {words.loading}
  </p>
);

/** What went wrong, in a sentence. */
export const toldOf = (error: unknown): string =>
  error instanceof Problem ? error.message || wordFor(words.unsaid, error.code) : String(error);

/** An error for people: what happened, and the way to try again. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const faults = error instanceof Problem ? error.errors : [];
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{words.problem}</strong>
        {words.colon}
        {toldOf(error)}
      </p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ path, message }) => (
            <li key={path}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {retry && (
        <button type="button" onClick={retry}>
          {words.again}
        </button>
      )}
    </div>
  );
}

/** Nothing to show, and what to do next. */
export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>;

/** A review's lamp, with a word beside its colour; a closed one has none, as its clock is over. */
export const Lamp = ({ of: { status, lamp } }: { of: Pick<ReviewSummary, "status" | "lamp"> }) =>
  status === "closed" ? null : <span class={`lamp lamp-${lamp}`}>{words.lamp[lamp]}</span>;

/** What screen readers are told beside what is seen. */
export const Unseen = ({ children }: { children: ComponentChildren }) => (
  <span class="unseen">{children}</span>
);
