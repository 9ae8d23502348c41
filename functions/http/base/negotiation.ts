/** In which form, language and encoding an answer is wanted (RFC 9110 §12). */
import Negotiator from "negotiator";
import type { Language } from "../../words/language.ts";
import { refused } from "./refused.ts";

type Headers = Readonly<Record<string, string>>;

/** Whoever asks for it in UTF-8 asks for it: ours are. */
const IN_UTF8 = /\s*;\s*charset\s*=\s*"?utf-?8"?/gi;

/**
 * The types of ours, best first; without `Accept`, or where its list is empty, the first that is offered.
 * @throws Refused `not-acceptable`
 */
export function typeWanted(headers: Headers, offered: readonly [string, ...string[]]): string {
  const accept = (headers["accept"] ?? "").replace(IN_UTF8, "");
  if (/^[\s,]*$/.test(accept)) return offered[0];
  const [best] = new Negotiator({ headers: { accept } }).mediaTypes([...offered]);
  if (best === undefined)
    throw refused("not-acceptable", { offered }, { headers: { vary: "accept, accept-language" } });
  return best;
}

/** The better of our languages by `Accept-Language`; `otherwise` where none of ours is asked for, or both are refused. */
export function languageWanted(headers: Headers, otherwise: Language): Language {
  const wanted = headers["accept-language"];
  if (wanted === undefined) return otherwise;
  // Whoever takes anything (`*`) is answered in the first; whoever names neither may still have refused one of them.
  const ours = otherwise === "en" ? ["en", "zh-CN", "zh"] : ["zh-CN", "zh", "en"];
  const [best] = new Negotiator({ headers: { "accept-language": `${wanted}, *;q=0.001` } }).languages(ours);
  return best === undefined ? otherwise : best === "en" ? "en" : "zh-CN";
}

/** What we compress with, where the caller asks for it. */
export function encodingWanted(headers: Headers): "br" | "gzip" | undefined {
  const [best] = new Negotiator({ headers }).encodings(["br", "gzip", "identity"]);
  return best === "br" || best === "gzip" ? best : undefined;
}

/** Below this an answer fits into one packet whether it is compressed or not. */
export const WORTH_COMPRESSING = 1400;

/** What is compressed is another representation of the same thing: its tag is a weak one (RFC 9110 §8.8.3.3). */
export const weak = (etag: string): string => (etag.startsWith("W/") ? etag : `W/${etag}`);

/** `Vary` with what an answer depends on, too. */
export const varyBy = (vary: string | undefined, name: string): string =>
  vary === undefined ? name : vary.toLowerCase().includes(name) ? vary : `${vary}, ${name}`;

/** The headers of an answer that the caller has already: those that it would come with (RFC 9110 §15.4.5). */
export function unsentHeaders(
  headers: Headers & { etag: string },
  text: string,
  asked: Headers,
): Record<string, string> {
  if (text.length < WORTH_COMPRESSING) return headers;
  const etag = encodingWanted(asked) === undefined ? headers.etag : weak(headers.etag);
  return { ...headers, etag, vary: varyBy(headers["vary"], "accept-encoding") };
}
