/** Where an application of a project is on the desk: the lead has the whole case, who takes part its own review. */
import { session } from "../../shared/api/session.ts";

type Known = { applicationId: string; lead: { id: string }; reviews: readonly { reviewId: string }[] };

export function deskAddress({ applicationId, lead, reviews }: Known): string | null {
  if (lead.id === session()?.department) return `#${applicationId}`;
  const [own] = reviews;
  return own ? `#${own.reviewId}` : null;
}
