/**
 * A submission sent once, however often the button is pressed: its key is kept until the receipt is there. When the
 * answer is lost on the way the body is kept with the key, so that the same receipt can be fetched again.
 */
import { call } from "../../shared/api/client.ts";
import { Problem } from "../../shared/api/problem.ts";
import { forgetUploadKey, uploadKey } from "../../shared/files/upload.ts";
import type { SubmissionBody } from "./draft.ts";

export type Receipt = { applicationId: string; queryCode: string; alsoOpen: string[]; openByOthers: boolean };

/** By the sign-in, where there is one. */
const AS_APPLICANT = { queryCode: null };

const EARLIER = "earlier-code";

/** What opens the earlier case whose files are referred to; `null` where that is the sign-in. */
export const keepEarlierCode = (queryCode: string | null): void =>
  queryCode === null ? sessionStorage.removeItem(EARLIER) : sessionStorage.setItem(EARLIER, queryCode);

type Sent = { key: string; body: SubmissionBody | null };

const KEY = "submission-sent";

const kept = (): Sent => {
  const text = sessionStorage.getItem(KEY);
  return text === null ? { key: crypto.randomUUID(), body: null } : (JSON.parse(text) as Sent);
};

const keep = (sent: Sent) => sessionStorage.setItem(KEY, JSON.stringify(sent));

/** Sends a submission under the kept key. @throws Problem */
export async function send(body: SubmissionBody): Promise<Receipt> {
  const { key, body: before } = kept();
  const filesKey = uploadKey();
  const earlier = sessionStorage.getItem(EARLIER);
  keep({ key, body: before ?? body });
  try {
    const receipt = await call("submitApplication", {
      body,
      headers: {
        "idempotency-key": key,
        ...(filesKey !== null && { "x-upload-key": filesKey }),
        ...(earlier !== null && { "x-query-code": earlier }),
      },
      by: AS_APPLICANT,
    });
    forget();
    forgetUploadKey();
    keepEarlierCode(null);
    return receipt;
  } catch (error) {
    // Refused for certain: nothing was stored under the key. Otherwise an answer may have been lost on the way.
    if (error instanceof Problem && before === null && error.status >= 400 && error.status < 500)
      keep({ key, body: null });
    throw error;
  }
}

/** The receipt of the submission whose answer was lost. @throws Problem */
export async function fetchLost(): Promise<Receipt | null> {
  const { body } = kept();
  return body && send(body);
}

/** The next submission gets a key of its own. */
const forget = (): void => sessionStorage.removeItem(KEY);
