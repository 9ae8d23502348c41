/** Files of an earlier application of the same project (来自上次申报的文件): behind a title, and loaded when that is opened. */
import { later } from "../../shared/load/later.tsx";
import { Folded } from "../../shared/parts/Folded.tsx";
import type { EarlierProps } from "./EarlierFiles.tsx";
import { says } from "./words.ts";

const EarlierFiles = later(async () => (await import("./EarlierFiles.tsx")).EarlierFiles);

export const Earlier = (props: EarlierProps) => (
  <Folded title={says.earlier.title}>
    <EarlierFiles {...props} />
  </Folded>
);
