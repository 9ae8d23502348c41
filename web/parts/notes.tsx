/** What a page says while it waits, when something went wrong, and when there is nothing. */
import type { ComponentChildren } from "preact";
import { Problem } from "../app/api.ts";
import { language, words } from "../app/language.ts";
import { problemText } from "../app/problems.ts";

export const Loading = () => (
  <p class="loading" role="status">
    {words.loading}
  </p>
);

/** An error for people: what happened, what is kept, and where to mend it. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = error instanceof Problem ? error : null;
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{words.problem}</strong>: {problem ? problemText(problem, language) : String(error)}
      </p>
      {problem && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ path, message }) => (
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

/** A lamp has a word beside its colour. */
export const Lamp = ({ lamp }: { lamp: keyof typeof words.lamp }) => (
  <span class={`lamp lamp-${lamp}`}>{words.lamp[lamp]}</span>
);
