/** Licences that were granted, for anybody (行政许可法 art. 40): read off the record, so that one that is revoked is no longer there. */
import type { CaseStore } from "../../app/base/ports.ts";
import { listDecisions as contract } from "../../contracts/notices/routes.ts";
import { mayBePublished, publishedOf } from "../../domain/notices/published.ts";
import { readEach } from "../application/applicationsShown.ts";
import { handle } from "../base/handle.ts";

/** So many cases are looked at for a page at most: nobody who asks has signed in. */
const MOST_CASES = 20;

export const listDecisions = handle(
  contract,
  ({ store, rules, log }) =>
    async ({ query: { limit, cursor } }) => {
      const listed = store.applicationsIn("over", Math.min(limit, MOST_CASES), cursor);
      const page = await readEach(listed, (id) => decisionsOf(store, id, rules.zone), log);
      const { unreadable, nextCursor } = page;
      return { body: { decisions: page.read.flat(), unreadable, nextCursor } };
    },
);

/** Of a case without such a document nothing else is read. */
async function decisionsOf(
  store: Pick<CaseStore, "noticesOf" | "loadCase">,
  applicationId: string,
  zone: string,
) {
  const documents = (await store.noticesOf(applicationId)).map(({ notice }) => notice);
  const found = documents.some(mayBePublished) ? await store.loadCase(applicationId) : undefined;
  if (!found) return [];
  const reviews = found.reviews.map(({ state }) => state);
  return publishedOf({ application: found.application.state, reviews, documents }, zone);
}
