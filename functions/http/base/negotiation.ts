/** In which form, language and encoding an answer is wanted (RFC 9110 §12). */
import Negotiator from "negotiator";
import type { Language } from "../../words/language.ts";
import { refused } from "./refused.ts";

type Headers = Readonly<Record<string, string>>;

/** The types of ours, best first; without `Accept` the first that is offered. @throws Refused `not-acceptable` */
export function typeWanted(headers: Headers, offered: readonly [string, ...string[]]): string {
  const [best] = new Negotiator({ headers }).mediaTypes([...offered]);
  if (best === undefined) throw refused("not-acceptable", { offered });
  return best;
}

/** The better of our languages by `Accept-Language`; `otherwise` where none of ours is asked for. */
export function languageWanted(headers: Headers, otherwise: Language): Language {
  if (headers["accept-language"] === undefined) return otherwise;
  // Whoever takes anything (`*`) is answered in the first.
  const ours = otherwise === "en" ? ["en", "zh-CN", "zh"] : ["zh-CN", "zh", "en"];
  const [best] = new Negotiator({ headers }).languages(ours);
  return best === undefined ? otherwise : best === "en" ? "en" : "zh-CN";
}

/** What we compress with, where the caller asks for it. */
export function encodingWanted(headers: Headers): "br" | "gzip" | undefined {
  const [best] = new Negotiator({ headers }).encodings(["br", "gzip", "identity"]);
  return best === "br" || best === "gzip" ? best : undefined;
}
