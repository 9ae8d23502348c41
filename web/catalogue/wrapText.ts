/** Text in a picture does not wrap by itself: lines by the room that their letters take. */

/** Han and other wide letters take one unit, the rest about half of one. */
const widthOf = (text: string): number =>
  Array.from(text, (letter) => (/[\u2E80-\uFFEF]/u.test(letter) ? 1 : 0.56)).reduce((a, b) => a + b, 0);

/** At most `most` lines of `room` units; what does not fit ends in an ellipsis. */
export function wrapText(text: string, room: number, most: number): string[] {
  const lines: string[] = [];
  for (const piece of text.match(/[\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+\s*|\s+/gu) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf((last + piece).trimEnd()) <= room)
      lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  const trimmed = lines.map((line) => line.trim());
  if (trimmed.length <= most) return trimmed;
  return [...trimmed.slice(0, most - 1), `${trimmed[most - 1]!.slice(0, -1)}…`];
}
