/** What a page says while it waits, when something went wrong, and when there is nothing. */
import type { ComponentChildren } from "preact";
import type { ReviewSummary } from "../api/answers.ts";
import { Problem } from "../api/problem.ts";
import { wordFor, words } from "../language/language.ts";

/** On its way: where it will stand is kept free for it. */
export const Loading = () => (
  <p class="loading" role="status">
    {words.loading}
  </p>
);

export type BannerProps = {
  /** What is wrong, or what to mind. */
  tone: "problem" | "note";
  /** An alert is told at once, a status when whoever listens has a moment; what was there all along is neither. */
  role?: "alert" | "status";
  class?: string;
  children: ComponentChildren;
};

/** What stands out of a page. */
export const Banner = ({ tone, role, class: name = "", children }: BannerProps) => (
  <div class={`${tone} ${name}`} role={role}>
    {children}
  </div>
);

/** What has just been done: there before it is said, so that it is told when it is. */
export const Done = ({ children }: { children: ComponentChildren }) => (
  <p role="status" class="done">
    {children}
  </p>
);

/** What went wrong, in a sentence. */
export const toldOf = (error: unknown): string =>
  error instanceof Problem ? error.message || wordFor(words.unsaid, error.code) : String(error);

/** An error for people: what happened, and the way to try again. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const faults = error instanceof Problem ? error.errors : [];
  return (
    <Banner tone="problem" role="alert">
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
    </Banner>
  );
}

/** Nothing to show, and what to do next. */
export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>;

export type BadgeProps = { tone: "green" | "yellow" | "red" | "blue" | "grey"; children: ComponentChildren };

/** A state in a word, beside a colour and a shape. */
export const Badge = ({ tone, children }: BadgeProps) => <span class={`lamp lamp-${tone}`}>{children}</span>;

/** A review's lamp, with a word beside its colour; a closed one has none, as its clock is over. */
export const Lamp = ({ of: { status, lamp } }: { of: Pick<ReviewSummary, "status" | "lamp"> }) =>
  status === "closed" ? null : <Badge tone={lamp}>{words.lamp[lamp]}</Badge>;

/** What screen readers are told beside what is seen. */
export const Unseen = ({ children }: { children: ComponentChildren }) => (
  <span class="unseen">{children}</span>
);
