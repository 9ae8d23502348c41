/** The body of a request: JSON in UTF-8, named as such, and no larger than we take. */
import { refused, malformed } from "./refused.ts";
import type { Incoming } from "./incoming.ts";

/** The most a body may hold (256 KB). */
export const MOST_BYTES = 256 * 1024;

export const JSON_TYPE = "application/json";

/** @returns the parsed JSON, or `undefined` when there is no body. @throws Refused */
export function bodyOf({ body, headers }: Incoming): unknown {
  if (body === null) return undefined;
  checkEncoding(headers["content-encoding"]);
  checkType(headers["content-type"]);
  const bytes = Buffer.from(body.text, body.encoded ? "base64" : "utf8");
  if (bytes.byteLength > MOST_BYTES)
    throw refused("too-large", { bytes: bytes.byteLength, most: MOST_BYTES });
  const text = decoded(bytes);
  const given = attempt(() => ({ value: JSON.parse(text) as unknown }));
  if (given === null) throw malformed([{ path: "body", code: "not-json", facts: {} }]);
  if (hides(given.value)) throw malformed([{ path: HIDDEN, code: "unknown-field", facts: {} }]);
  return given.value;
}

/** A key that no schema would see, since it is none: refused like any unknown field. */
const HIDDEN = "__proto__";

/** Whether an object within has that key, however it was written. Nothing recurses: a body may be as deep as it is long. */
function hides(value: unknown): boolean {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== "object" || one === null) continue;
    if (Object.hasOwn(one, HIDDEN)) return true;
    for (const part of Object.values(one)) left.push(part);
  }
  return false;
}

/** Compressed bodies are not taken (RFC 9110 §15.5.16, with `Accept-Encoding` as §12.5.3 has it). */
function checkEncoding(encoding: string | undefined): void {
  const codings = (encoding ?? "").split(",").map((coding) => coding.trim().toLowerCase());
  if (codings.every((coding) => coding === "" || coding === "identity")) return;
  throw refused(
    "unsupported-encoding",
    { given: codings.join(", ").slice(0, 40), supported: ["identity"] },
    { headers: { "accept-encoding": "identity" } },
  );
}

/** JSON is UTF-8 (RFC 8259 §8.1): another charset, or another type, is another thing. */
function checkType(given: string | undefined): void {
  const [type, ...parameters] = (given ?? "").toLowerCase().split(";");
  const isUtf8 = parameters.every((parameter) => {
    const [name, value] = parameter.split("=");
    return name?.trim() !== "charset" || /^"?utf-?8"?$/.test(value?.trim() ?? "");
  });
  if (type?.trim() === JSON_TYPE && isUtf8) return;
  throw refused(
    "unsupported-media-type",
    { given: given?.trim() ? given.slice(0, 80) : null, supported: [JSON_TYPE] },
    { headers: { accept: JSON_TYPE } },
  );
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Text from bytes; a byte order mark is skipped. Where a gateway has decoded the body already, what was no UTF-8 has
 * become U+FFFD, which nobody means to write.
 */
function decoded(bytes: Uint8Array): string {
  const text = attempt(() => UTF8.decode(bytes));
  if (text === null || text.includes("\uFFFD"))
    throw malformed([{ path: "body", code: "not-utf-8", facts: {} }]);
  return text;
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
