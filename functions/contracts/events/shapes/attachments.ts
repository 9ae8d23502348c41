/** Files beside what somebody has said, as events hold them. */
import * as z from "zod";

const text = z.string();

export const attachments = z.array(
  z.object({ name: text, sha256: text, fileId: text, bytes: z.int(), kind: text }),
);
