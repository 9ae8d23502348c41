/** Somebody who sat in a joint review for a department. */
import type { Present } from "../../functions/domain/application/attendance.ts";

export const speakerOf = (department: string): Present => ({
  department,
  name: "郑涛",
  post: "副局长",
  mandate: { by: "office", rank: "deputy-head" },
  said: "无其他意见",
});
