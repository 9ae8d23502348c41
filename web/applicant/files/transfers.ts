/** Files on their way, a few at a time: each read, told where its content is there already, sent, gone on with where it was cut off, checked. */
import { Problem } from "../../shared/api/problem.ts";
import { toldOf } from "../../shared/parts/notes.tsx";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import type { Held, Place } from "./held.ts";
import { keepUnfinished, unfinished } from "./unfinished.ts";
import {
  announce,
  checksum,
  complete,
  nameFor,
  refusedBefore,
  sendBytes,
  uploadOf,
} from "../../shared/files/upload.ts";

const SAY = SAYS.uploads;

/** Files that are sent at once. */
const AT_ONCE = 3;

/** How long to wait before asking again whether a large file has been looked at. */
const ASK_MS = 1_500;

/**
 * `lost`: the page was loaded anew, and no longer has the file. `cut`: goes on with the connection, or when told to.
 * `same`: its content is there already; it is not sent unless wanted. `refused`: it is told why.
 */
export type RowState =
  "waiting" | "reading" | "sending" | "checking" | "cut" | "lost" | "same" | "refused" | "failed";

export type Row = {
  readonly id: number;
  readonly code: string;
  /** The file whose place it takes. */
  readonly replaces: string | null;
  readonly name: string;
  readonly bytes: number;
  file: File | null;
  state: RowState;
  /** How much of it has been read, or has gone, 0 to 1. */
  share: number;
  told: string | null;
  sha256: string | null;
  announced: Awaited<ReturnType<typeof announce>> | null;
  isWantedTwice: boolean;
  stop: AbortController;
};

export type Transfers = {
  rows: readonly Row[];
  /** Those that must end, or be left, before anything is handed in; how long they are together, and how much has gone. */
  going: { files: number; bytes: number; sent: number };
  take: (code: string, files: Iterable<File>, replaces?: string | null) => void;
  again: (row: Row) => void;
  leave: (row: Row) => void;
};

export type Told = {
  /** What else that content is there as. */
  twin: (sha256: string) => string | undefined;
  onKept: (code: string, held: Held, place: Place) => void;
};

export type Store = Transfers & { told: Told; goOn: () => void; close: () => void };

const MOVING: readonly RowState[] = ["waiting", "reading", "sending", "checking"];
const ENDED: readonly RowState[] = ["same", "refused", "failed"];

/** @param place what they are handed in with, by which a reload finds them again @param changed draws */
export function transfersOf(own: OwnCase | null, place: string, changed: () => void): Store {
  let rows: Row[] = [];
  let ids = 0;
  let running = 0;
  /** What is kept, by the order in which it was chosen. */
  const kept: { id: number; code: string; fileId: string }[] = [];

  const set = (row: Row, part: Partial<Row>): void => {
    Object.assign(row, part);
    if (rows.includes(row)) changed();
  };

  const rowOf = (of: Pick<Row, "code" | "replaces" | "name" | "bytes" | "file">): Row => ({
    ...of,
    id: ++ids,
    state: "waiting",
    share: 0,
    told: null,
    sha256: null,
    announced: null,
    isWantedTwice: false,
    stop: new AbortController(),
  });

  /** What a reload would have to know. */
  const remember = (): void =>
    keepUnfinished(
      place,
      rows.flatMap(({ code, replaces, name, bytes, sha256, announced }) =>
        announced && sha256 !== null ? { code, replaces, name, bytes, sha256, fileId: announced.fileId } : [],
      ),
    );

  function remove(row: Row): void {
    rows = rows.filter((one) => one !== row);
    remember();
    changed();
  }

  function next(): void {
    const row = running < AT_ONCE ? rows.find(({ state }) => state === "waiting") : undefined;
    if (!row) return;
    running++;
    set(row, { state: "reading", told: null });
    void run(row).finally(() => {
      running--;
      next();
    });
    next();
  }

  async function run(row: Row): Promise<void> {
    const { signal } = row.stop;
    try {
      if (row.file && (await isTwin(row, row.file))) return;
      signal.throwIfAborted();
      if (row.file) await send(row, row.file);
      signal.throwIfAborted();
      await settle(row, await complete(row.announced!.fileId, own));
    } catch (error) {
      if (signal.aborted) return;
      const isProblem = error instanceof Problem;
      const isCut = isProblem && (error.status === 0 || error.status === 429 || error.status >= 500);
      // Whatever was found wrong with it, another try begins anew.
      if (!isCut) row.announced = null;
      remember();
      set(row, {
        state: isCut ? "cut" : "failed",
        told: isCut ? null : isProblem ? toldOf(error) : SAY.unreadable,
      });
    }
  }

  /** Whether its content is there already, and it was not asked for all the same. */
  async function isTwin(row: Row, file: File): Promise<boolean> {
    const sha256 = await checksum(file, (share) => set(row, { share }));
    if (row.sha256 !== null && row.sha256 !== sha256) row.announced = null;
    row.sha256 = sha256;
    if (row.announced || row.isWantedTwice) return false;
    const other = rows.find((one) => one !== row && one.sha256 === sha256 && !ENDED.includes(one.state));
    const twin = other?.name ?? store.told.twin(sha256);
    if (twin !== undefined) set(row, { state: "same", told: SAY.same(twin) });
    return twin !== undefined;
  }

  async function send(row: Row, file: File): Promise<void> {
    row.announced ??= await announce(file, row.sha256!, own);
    remember();
    set(row, { state: "sending", share: 0 });
    await sendBytes(file, row.announced, own, (share) => set(row, { share }), row.stop.signal);
  }

  /** Kept, it is done; until a large one has been looked at, it is asked again. @throws Problem why it is refused */
  async function settle(row: Row, told: Awaited<ReturnType<typeof complete>>): Promise<void> {
    let { status }: { status: Awaited<ReturnType<typeof uploadOf>>["status"] } = told;
    while (status === "checking") {
      set(row, { state: "checking", share: 1 });
      await new Promise((on) => setTimeout(on, ASK_MS));
      row.stop.signal.throwIfAborted();
      ({ status } = await uploadOf(told.fileId, own));
    }
    // Completing it again says why the check has refused it.
    if (status !== "kept") await complete(told.fileId, own);
    const { fileId, name, bytes, sha256 } = told;
    remove(row);
    const { id, code, replaces } = row;
    const behind = kept.filter((one) => one.code === code && one.id > id).toSorted((x, y) => x.id - y.id);
    kept.push({ id, code, fileId });
    const place = { replaces, before: behind[0]?.fileId ?? null };
    store.told.onKept(code, { fileId, name, bytes, sha256 }, place);
  }

  /** After a reload: what has come since is taken, what is being looked at is waited for, the file of the others is asked for. */
  async function recall(row: Row): Promise<void> {
    try {
      const { status, parts } = await uploadOf(row.announced!.fileId, own);
      const there = (parts?.there ?? []).reduce((sum, part) => sum + part.bytes, 0);
      if (status === "announced") set(row, { share: there / row.bytes });
      else if (row.state === "lost") set(row, { state: "waiting" });
      next();
    } catch (error) {
      if (error instanceof Problem && error.status === 404) remove(row);
    }
  }

  function take(code: string, files: Iterable<File>, replaces: string | null = null): void {
    for (const file of files) {
      const { size: bytes } = file;
      const isIt = (row: Row) =>
        row.state === "lost" && row.name === nameFor(file.name) && row.bytes === bytes;
      const lost = rows.find((row) => row.code === code && isIt(row)) ?? rows.find(isIt);
      if (lost) {
        set(lost, { file, state: "waiting" });
        continue;
      }
      const why = refusedBefore(file);
      const row = rowOf({ code, replaces, name: nameFor(file.name), bytes, file });
      rows = [...rows, why === null ? row : { ...row, state: "refused", told: SAY.refused[why] }];
    }
    changed();
    next();
  }

  const again = (row: Row): void => {
    set(row, { state: "waiting", told: null, isWantedTwice: row.isWantedTwice || row.state === "same" });
    next();
  };

  const store: Store = {
    get rows() {
      return rows;
    },
    get going() {
      const going = rows.filter(({ state }) => !ENDED.includes(state));
      const isPartly = ({ state }: Row) => ["sending", "checking", "cut", "lost"].includes(state);
      return {
        files: going.length,
        bytes: going.reduce((sum, { bytes }) => sum + bytes, 0),
        sent: going.filter(isPartly).reduce((sum, { bytes, share }) => sum + bytes * share, 0),
      };
    },
    take,
    again,
    leave(row) {
      row.stop.abort();
      remove(row);
    },
    told: { twin: () => undefined, onKept: () => undefined },
    goOn() {
      for (const row of rows) if (row.state === "cut") again(row);
    },
    close() {
      const moving = rows.filter(({ state }) => MOVING.includes(state));
      for (const row of moving) row.stop.abort();
    },
  };

  rows = unfinished(place).map(({ fileId, sha256, ...of }) => ({
    ...rowOf({ ...of, file: null }),
    state: "lost",
    sha256,
    announced: { fileId, put: null },
  }));
  for (const row of rows) void recall(row);
  return store;
}
