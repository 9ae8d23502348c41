/** Material: what is handed in of each kind, as files that the platform keeps or as links to where they lie. */

import type { Attachment } from "../base/attachment.ts";
import type { Instant } from "../base/time.ts";
import type { Uncopied } from "../base/link.ts";

/** A file that lies with somebody else; once the platform has tried to keep a copy, with what has become of that. */
export type Link = { name: string; sha256: string; uri: string; copy?: LinkCopy | undefined };

/** What has become of a link's copy. */
export type LinkCopy =
  | { is: "kept"; fileId: string; bytes: number; kind: string; at: Instant }
  | { is: "missing"; why: Uncopied; at: Instant };

export type KeptFile = Attachment;

export type MaterialFile = Link | KeptFile;

/** One kind of material as it is on record: its files, in the order in which they were handed in. */
export type Material = { code: string; files: readonly MaterialFile[] };

/** One file as it is sent: those of one code are that material, in their order. */
export type SentFile = { code: string } & MaterialFile;

/** What is said of a file: where it lies, or which upload it is, and what it is called here. */
export type FileRequest = { code: string } & (
  Pick<Link, "name" | "sha256" | "uri"> | { fileId: string; name?: string | undefined }
);

/** Something with its files as they are asked for: which uploads are meant is still to be looked up. */
export type Requested<T extends { materials: readonly SentFile[] }> = Omit<T, "materials"> & {
  materials: readonly FileRequest[];
};

/** The most files that one material is made of, and all that an application has at once. */
export const MOST_FILES = { material: 20, application: 48 } as const;

export const isKept = (file: MaterialFile): file is KeptFile => "fileId" in file;

/** What was sent, by kind, each as its first file stands. */
export const materialsOf = (sent: readonly SentFile[]): Material[] =>
  [...Map.groupBy(sent, ({ code }) => code)].map(([code, files]) => ({
    code,
    files: files.map(({ code: _code, ...file }) => file),
  }));

/** How many files there are in all. */
export const filesIn = (materials: readonly Material[]): number =>
  materials.reduce((sum, { files }) => sum + files.length, 0);

/** Whether the contents are the same, in the same order, whatever they are called and wherever they lie. */
export const sameContents = (a: Material, b: Material): boolean =>
  a.code === b.code && contentsOf(a).join() === contentsOf(b).join();

/** A content that stands in several places of an application: by which names, of which material. */
export type SameContent = { sha256: string; files: readonly { code: string; name: string }[] };

/** The contents that were handed in more than once, wherever they lie: each with every place that it has. */
export function sameContentsIn(materials: readonly Material[]): SameContent[] {
  const all = materials.flatMap(({ code, files }) =>
    files.map(({ name, sha256 }) => ({ sha256, file: { code, name } })),
  );
  return [...Map.groupBy(all, ({ sha256 }) => sha256)].flatMap(([sha256, places]) =>
    places.length > 1 ? [{ sha256, files: places.map(({ file }) => file) }] : [],
  );
}

/** Whether all that one is made of is among what another is made of: it brings nothing new. */
export const bringsNothing = (given: Material, { files }: Material): boolean =>
  contentsOf(given).every((content) => files.some(({ sha256 }) => sha256 === content));

export const sameMaterial = (a: Material, b: Material): boolean =>
  a.code === b.code &&
  a.files.length === b.files.length &&
  a.files.every((file, i) => sameFile(file, b.files[i]!));

/** The kinds of material that a file stands for. */
export const codesOfFile = (materials: readonly Material[], fileId: string): string[] => [
  ...new Set(
    materials.flatMap(({ code, files }) => (files.some((file) => fileIdOf(file) === fileId) ? [code] : [])),
  ),
];

/** What the platform keeps of it, the copy of a link as well; `null` where it keeps nothing. */
export function fileIdOf(file: MaterialFile): string | null {
  if (isKept(file)) return file.fileId;
  return file.copy?.is === "kept" ? file.copy.fileId : null;
}

const contentsOf = ({ files }: Material): string[] => files.map(({ sha256 }) => sha256);

const sameFile = (a: MaterialFile, b: MaterialFile): boolean =>
  a.name === b.name && a.sha256 === b.sha256 && placeOf(a) === placeOf(b);

const placeOf = (file: MaterialFile): string => (isKept(file) ? file.fileId : file.uri);
