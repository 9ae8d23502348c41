/** Links to files that lie with somebody else, and why the platform has no copy of one. */

/** The host of a link, as the region file names hosts: in small letters, with its port where one is said. */
export const hostOf = (uri: string): string => (/^https:\/\/([^/?#]*)/i.exec(uri)?.[1] ?? "").toLowerCase();

/** Why there is no copy. */
export const UNCOPIED = [
  /** nobody answers there, or not in time, or with a fault of its own */
  "unreachable",
  /** it answers that there is nothing, or nothing for us */
  "denied",
  /** it leads to where the region does not let files lie, or into a network inside */
  "elsewhere",
  /** longer than what is copied */
  "too-large",
  /** another content than the one that was handed in: its checksum is another */
  "altered",
  /** the scanner has found malware in it */
  "infected",
  /** none of the kinds that are taken, or damaged, locked, a program */
  "kind",
] as const;

export type Uncopied = (typeof UNCOPIED)[number];
