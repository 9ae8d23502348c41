/** Has a file that nobody may read for a while: whoever runs the tests as root is somebody else meanwhile. */
import { chmodSync, statSync } from "node:fs";
import { dirname } from "node:path";

const NOBODY = 65_534;

export async function withoutRights(path: string, act: () => Promise<void>): Promise<void> {
  const { mode } = statSync(path);
  const isRoot = process.getuid?.() === 0;
  chmodSync(path, 0);
  // The way there stays open.
  const way: string[] = [];
  for (let folder = dirname(path); isRoot && folder !== dirname(folder); folder = dirname(folder))
    if ((statSync(folder).mode & 0o001) === 0) way.push(folder);
  const before = way.map((folder) => ({ folder, own: statSync(folder) }));
  for (const { folder, own } of before) chmodSync(folder, (own.mode & 0o777) | 0o055);
  try {
    if (isRoot) process.seteuid!(NOBODY);
    await act();
  } finally {
    if (isRoot) process.seteuid!(0);
    for (const { folder, own } of before) chmodSync(folder, own.mode & 0o777);
    chmodSync(path, mode & 0o777);
  }
}
