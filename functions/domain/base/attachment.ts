/** A file that the platform keeps, as whatever refers to it holds it: an opinion, a material. Its kind is what its content says it is. */
export type Attachment = { name: string; sha256: string; fileId: string; bytes: number; kind: string };

/** What one act may have beside its words. */
export const MOST_ATTACHED = 5;
