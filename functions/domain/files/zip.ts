/** The list of what is in a ZIP file (APPNOTE 6.3.10, 4.3): names and places, unpacking nothing. */

/** One entry: its name, how it is packed, and where it lies. */
export type Entry = {
  name: string;
  isLocked: boolean;
  /** 0: as it is, 8: deflated. */
  method: number;
  packedBytes: number;
  bytes: number;
  /** Where its own header begins. */
  at: number;
};

/** Where the list lies. */
export type Directory = { at: number; bytes: number; entries: number };

/** The list's end says where it lies; behind it may stand a comment. */
const END = { mark: 0x06054b50, bytes: 22 } as const;
const ENTRY = { mark: 0x02014b50, bytes: 46 } as const;
const LOCAL = { mark: 0x04034b50, bytes: 30 } as const;

/** So many bytes from the end hold the end of the list, whatever comment there is. */
export const TAIL_BYTES = END.bytes + 0xffff;

/** The longest list that is read, and the most entries. */
export const MOST_LISTED = { bytes: 4 * 1024 * 1024, entries: 20_000 } as const;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Where the list lies, by what stands at the end; `null` of what is no whole ZIP file, or has things before or between that no
 * list names: two readers could see two files in it.
 * @param tail the last bytes, `TAIL_BYTES` of them where there are as many
 */
export function directoryOf(tail: Uint8Array, size: number): Directory | null {
  const view = viewOf(tail);
  for (let i = tail.byteLength - END.bytes; i >= 0; i--) {
    if (
      view.getUint32(i, true) !== END.mark ||
      i + END.bytes + view.getUint16(i + 20, true) !== tail.byteLength
    )
      continue;
    const [disk, start] = [view.getUint16(i + 4, true), view.getUint16(i + 6, true)];
    const [here, entries] = [view.getUint16(i + 8, true), view.getUint16(i + 10, true)];
    const [bytes, at] = [view.getUint32(i + 12, true), view.getUint32(i + 16, true)];
    const end = size - tail.byteLength + i;
    if (disk !== 0 || start !== 0 || here !== entries || at + bytes !== end) return null;
    return bytes > MOST_LISTED.bytes || entries > MOST_LISTED.entries ? null : { at, bytes, entries };
  }
  return null;
}

const UTF8 = new TextDecoder("utf-8");

/** The entries of a list; `null` where it is not whole. */
export function entriesIn(listed: Uint8Array, { entries, at: listAt }: Directory): Entry[] | null {
  const view = viewOf(listed);
  const found: Entry[] = [];
  let i = 0;
  for (let n = 0; n < entries; n++) {
    if (i + ENTRY.bytes > listed.byteLength || view.getUint32(i, true) !== ENTRY.mark) return null;
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(i + offset, true));
    const from = i + ENTRY.bytes;
    if (from + name! > listed.byteLength) return null;
    const at = view.getUint32(i + 42, true);
    if (at + LOCAL.bytes > listAt) return null;
    found.push({
      name: UTF8.decode(listed.subarray(from, from + name!)),
      isLocked: (view.getUint16(i + 8, true) & 1) !== 0,
      method: view.getUint16(i + 10, true),
      packedBytes: view.getUint32(i + 20, true),
      bytes: view.getUint32(i + 24, true),
      at,
    });
    i = from + name! + extra! + comment!;
  }
  return i === listed.byteLength ? found : null;
}

/** How many bytes before an entry's own packed ones: its header, its name, and what else stands there. */
export const LOCAL_BYTES = LOCAL.bytes;

/** Where the packed bytes of an entry begin, behind where its own header does; `null` where none is there. */
export function packedAt(header: Uint8Array): number | null {
  const view = viewOf(header);
  if (header.byteLength < LOCAL.bytes || view.getUint32(0, true) !== LOCAL.mark) return null;
  return LOCAL.bytes + view.getUint16(26, true) + view.getUint16(28, true);
}
