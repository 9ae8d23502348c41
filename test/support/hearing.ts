/** What comes before a consent by silence is revoked, over HTTP: it is announced, and its applicant states their side. */
import type { Applicant, World } from "./runtime.ts";

export const ANNOUNCEMENT = { ground: "conditions-not-met", facts: "位于蓝线以内", article: "第六十九条" };

/** @returns when it was announced, as the review says it */
export async function announced(w: World, reviewId: string, by: Record<string, string>): Promise<string> {
  const address = `/v1/reviews/${reviewId}/revocation-announcement`;
  const { status, body } = await w.call("POST", address, ANNOUNCEMENT, by);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.silence.announced.at(-1).at;
}

/** @returns when it was announced to which the applicant has stated their side */
export async function heard(
  w: World,
  applicant: Applicant,
  reviewId: string,
  by: Record<string, string>,
): Promise<string> {
  const announcedAt = await announced(w, reviewId, by);
  const address = `/v1/applications/${applicant.applicationId}/revocation-statement`;
  const said = { reviewId, announcedAt, text: "方案已退出蓝线。" };
  const { status, body } = await w.call("PUT", address, said, w.as.applicant(applicant));
  if (status !== 200) throw new Error(JSON.stringify(body));
  return announcedAt;
}
