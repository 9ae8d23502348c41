/** A file that is kept and may be handed in. */
export type Held = { fileId: string; name: string; bytes: number; sha256: string };
