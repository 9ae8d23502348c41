/** HTML that escapes by default: what a template takes in is text, unless a template made it. */

class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** Only `h` makes it, so that no data can pass for it. */
export type Html = Markup;

export type Content = Html | string | number | null | readonly Content[];

/** Attribute values stand in double quotes: `h`<p class="${name}">${text}</p>``. */
export const h = (parts: TemplateStringsArray, ...values: readonly Content[]): Html =>
  new Markup(String.raw({ raw: parts }, ...values.map(rendered)));

function rendered(content: Content): string {
  if (content === null) return "";
  if (content instanceof Markup) return content.toString();
  if (Array.isArray(content)) return (content as readonly Content[]).map(rendered).join("");
  return escaped(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Controls that no page shows, and those that turn the direction of what stands beside them. */
const UNSEEN = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNSEEN, "")
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
