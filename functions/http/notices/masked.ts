/** A name as far as it takes to compare it with the paper: the first and the last two characters of a long one. */

const SHOWN = 2;

export function masked(name: string): string {
  const characters = Array.from(name);
  const isLong = characters.length > 2 * SHOWN;
  const first = characters.slice(0, isLong ? SHOWN : 1);
  const last = isLong ? characters.slice(-SHOWN) : [];
  const hidden = "＊".repeat(characters.length - first.length - last.length);
  return `${first.join("")}${hidden}${last.join("")}`;
}
