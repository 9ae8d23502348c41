/** Documents against what was issued. */
import type { Discrepancy } from "../base/copies.ts";
import { digestOf } from "../base/digest.ts";
import type { IssuedNotice } from "../base/ports.ts";

/** Those of these documents that are no longer what they were when they were issued. */
export const alteredNotices = (issued: readonly IssuedNotice[]): Discrepancy[] =>
  issued.flatMap(({ notice, digest }): Discrepancy[] =>
    digestOf(notice) === digest
      ? []
      : [
          {
            subject: `${notice.applicationId}/${notice.noticeId}`,
            part: "notice",
            why: "it is not what was issued",
          },
        ],
  );
