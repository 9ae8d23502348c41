/** A file that the platform keeps, as whatever refers to it holds it: an opinion, a material. Its kind is what its content says it is. */
export type Attachment = { name: string; sha256: string; fileId: string; bytes: number; kind: string };

/** What goes with something that is said: absent where nothing does. */
export type Attached = { attachments?: readonly Attachment[] | undefined };

/** The same as it is asked for: its files by their ids, which are still to be looked up. */
export type Attaching<T extends Attached> = Omit<T, "attachments"> & {
  attachments?: readonly string[] | undefined;
};

/** @param attachments the files that it names */
export function withAttachments<T extends { attachments?: readonly string[] | undefined }>(
  asked: T,
  attachments: readonly Attachment[],
): Omit<T, "attachments"> & Attached {
  const { attachments: _, ...said } = asked;
  return attachments.length > 0 ? { ...said, attachments } : said;
}

/** Whether a file goes with it. */
export const isAttachedTo = ({ attachments = [] }: Attached, fileId: string): boolean =>
  attachments.some((file) => file.fileId === fileId);

/** What one act may have beside its words. */
export const MOST_ATTACHED = 5;
