/** Who has a review, by which post, and in whose place while that one is away (代A岗). */
import type { ReviewSummary } from "../api/answers.ts";
import { words } from "../language/language.ts";

export function handlerText({ handler, standsInFor }: Pick<ReviewSummary, "handler" | "standsInFor">) {
  if (handler === null) return null;
  const { name, post } = handler;
  const said = [words.post[post], ...(standsInFor === undefined ? [] : [words.standsIn(post, standsInFor)])];
  return `${name}${words.aside(said.join(words.comma))}`;
}
