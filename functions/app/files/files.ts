/** What the shell needs to keep files: their contents, and a register of them. Adapters implement both. */
import type { Instant } from "../../domain/base/time.ts";
import type { Copying } from "../../domain/files/copy.ts";
import type { Part } from "../../domain/files/parts.ts";
import type { Found } from "../../domain/base/finding.ts";
import type { MostAnnounced, Received, Upload } from "../../domain/files/upload.ts";

/** An address for a caller, and what goes along with the request. */
export type PutAddress = { url: string; headers: Readonly<Record<string, string>>; until: Instant };

/** What comes in parts: each hashed as it comes, the whole read once all are there. */
export interface PartStore {
  /** Begins a file in parts. @returns what the store calls it until it is whole; `null` where it needs no name */
  beginParts(upload: Upload): Promise<string | null>;
  /** Where one of its parts goes: an address that takes these bytes until then, and nothing else. */
  partAddress(upload: Upload, part: Part, until: Instant, origin: string): Promise<PutAddress>;
  /** The parts that are there, whole. */
  partsThere(upload: Upload): Promise<Part[]>;
  /** Makes one of its parts, all of which are there. Again: nothing happens. */
  joinParts(upload: Upload): Promise<void>;
  /** Reads the whole, once, and says what it is; `undefined` where it is not there. Again: it says the same. */
  hashWhole(upload: Upload): Promise<Received | undefined>;
  /** Takes away what is left of the way of a file that is kept by now, or was refused. */
  forgetWay(upload: Upload): Promise<void>;
}

/** The contents. What is put there is hashed as it comes; what was kept stays as it is. */
export interface FileStore extends PartStore {
  /** Whether what has come stays in quarantine until a scanner has found it clean. */
  readonly isScanned: boolean;
  /**
   * Where the bytes of an upload go: an address that takes what was announced, and nothing else.
   * @param origin where this server is reached, for a store that it serves itself
   */
  putAddress(upload: Upload, origin: string): Promise<PutAddress>;
  /** Puts what the platform has fetched itself where an upload's bytes go. @throws Error where it is not what was announced */
  write(upload: Upload, bytes: Uint8Array): Promise<void>;
  /** What has come; `undefined` where nothing whole has. Before and after it is kept. */
  received(upload: Upload): Promise<Received | undefined>;
  /** A piece of what has come. */
  piece(upload: Upload, received: Received, from: number, to: number): Promise<Uint8Array>;
  /** Keeps what has come: it survives a power cut from here on. Again: nothing happens. */
  keep(upload: Upload): Promise<void>;
  /** Whether the content of a kept file is still the one that was handed in. */
  check(upload: Upload): Promise<Found>;
  /** Where a kept file is read until then. */
  readAddress(upload: Upload, until: Instant, origin: string): Promise<string>;
  /** Takes a content away, and whatever of it has come; another file's that is the same stays. */
  remove(upload: Upload): Promise<void>;
}

/** Looks for malware in a content, in pieces. @throws where nobody can say, and so nobody has said that it is clean */
export type Scan = (pieces: AsyncIterable<Uint8Array>) => Promise<Scanned>;

/** @see Scan; `threat` is what the scanner calls it */
export type Scanned = { is: "clean" } | { is: "infected"; threat: string };

/** Copies of links that are still to be made, in the store of the cases. */
export interface CopyQueue {
  /** Puts one on record; one of this id that is there already stays as it is. */
  askCopy(copying: Copying): Promise<void>;
  /** Those that are due, the longest due first. */
  dueCopies(now: Instant, limit: number): Promise<Copying[]>;
  /** Has one tried again, as it says by now. */
  askAgain(copying: Copying): Promise<void>;
  forgetCopy(copying: Copying): Promise<void>;
}

/** The register of files, in the store of the cases. */
export interface UploadRegister {
  upload(fileId: string): Promise<Upload | undefined>;
  /**
   * Takes room for one more file from what a holder may announce; whoever has taken it keeps it.
   * @returns whether there was any
   */
  takeRoom(holder: string, bytes: number, most: MostAnnounced): Promise<boolean>;
  /** Puts a new upload on record. */
  announceUpload(upload: Upload): Promise<void>;
  /** Writes an upload over the revision before it; `conflict` where another was faster. One that is gone is to be collected. */
  replaceUpload(upload: Upload): Promise<"saved" | "conflict">;
  /** Forgets an upload of this revision. */
  forgetUpload(upload: Upload): Promise<void>;
  /**
   * That a case refers to an upload: from here on it stands among those whose keeping is looked at.
   * @param since before which no case that refers to it can have ended
   */
  settleUpload(upload: Upload, since: Instant): Promise<void>;
  /** Uploads that cases refer to, of those whose cases cannot have ended at or after `before`, the earliest first. */
  keptBefore(before: Instant, limit: number): Promise<Upload[]>;
  /** Uploads that were announced before then and not settled, the oldest first. */
  looseUploads(before: Instant, limit: number): Promise<Upload[]>;
  /** Uploads that are to be looked at whole, those first that were announced first. */
  checkingUploads(limit: number): Promise<Upload[]>;
  /** Uploads of whose finding their cases are still to be told, in whatever order. */
  untoldUploads(limit: number): Promise<Upload[]>;
}
