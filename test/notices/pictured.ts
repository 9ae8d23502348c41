/** The documents that are shown as pictures under docs/documents/: one of each kind, and a decision that refuses. */
import { fileURLToPath } from "node:url";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { digestOf } from "../../functions/app/base/digest.ts";
import type { Notice } from "../../functions/domain/notices/notice.ts";
import type { Printed } from "../../functions/notices/voice.ts";
import { issued, printedOf, SAMPLES } from "./samples.ts";

/** Where they lie. */
export const DOCUMENTS = fileURLToPath(new URL("../../docs/documents/", import.meta.url));

const codes = queryCodes(async () => "a secret of nobody, for pictures only");

const nameOf = ({ body }: Notice): string => {
  if (body.kind === "licence-decision" && body.result === "refused") return `${body.kind}-refused`;
  return body.kind === "payment-receipt" && body.what === "reversal" ? `${body.kind}-reversal` : body.kind;
};

/** The last sample of each name: what comes later in a case has more to say. */
const chosen = new Map(SAMPLES.map((notice) => [nameOf(notice), notice]));

export const PICTURED: readonly { file: string; printed: Printed }[] = await Promise.all(
  [...chosen].map(async ([name, notice]) => {
    const document = issued(notice);
    const code = await codes.noticeCode(document.number, digestOf(document));
    return { file: `${name}.png`, printed: printedOf(document, { code }) };
  }),
);
