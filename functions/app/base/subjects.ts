/** The records of a case by their sort keys: who wrote a history, and where it lies. */
import { reviewIdOf } from "../../domain/application/application.ts";

/** The id of the application, the review or the complaint that lies under a key. */
export function subjectOfKey(applicationId: string, sortKey: string): string {
  const [sort, name] = sortKey.split("#");
  if (name === undefined) return applicationId;
  return sort === "complaint" ? name : reviewIdOf(applicationId, name);
}
