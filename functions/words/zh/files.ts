/** What is said of files, in Chinese. */
import type { Untaken } from "../../domain/files/kind.ts";

/** What a content is that is not taken: what stands behind “该文件”. */
export const UNTAKEN_ZH: Readonly<Record<Untaken, string>> = {
  program: "是程序或含有程序的压缩包",
  macros: "是含宏（或可能含宏的旧版）Office文件",
  locked: "设有密码",
  archive: "是非ZIP的压缩包，或压缩包内另有压缩包",
  damaged: "是无法完整读取的压缩包",
  other: "不属于可接收的格式",
};
