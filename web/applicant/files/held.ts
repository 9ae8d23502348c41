/** A file that is kept and may be handed in. */
export type Held = {
  fileId: string;
  name: string;
  bytes: number;
  sha256: string;
  /** The earlier case that it was handed in with; not of one that was sent for this one. */
  from?: string;
};

/** Where a file goes among those of its material: in the place of one, or before one that was chosen behind it and is there already. */
export type Place = { replaces: string | null; before: string | null };

/** One more file of a material; behind the others, unless it has a place of its own among them. */
export function withHeld(files: readonly Held[], held: Held, { replaces, before }: Place): Held[] {
  const at = (fileId: string | null): number => files.findIndex((one) => one.fileId === fileId);
  if (at(replaces) >= 0) return files.with(at(replaces), held);
  return at(before) < 0 ? [...files, held] : files.toSpliced(at(before), 0, held);
}

/** The order in which they are handed in, with one of them moved one place to the front. */
export const movedForward = (files: readonly Held[], fileId: string): Held[] => {
  const at = files.findIndex((one) => one.fileId === fileId);
  return at < 1
    ? [...files]
    : [...files.slice(0, at - 1), files[at]!, files[at - 1]!, ...files.slice(at + 1)];
};
