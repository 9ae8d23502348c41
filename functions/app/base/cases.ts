/** What tasks share: the facts of accepted applications, which never change again and so need reading only once. */
import {
  acceptanceOf,
  type Acceptance,
  type ApplicationFacts,
} from "../../domain/application/application.ts";
import type { CaseStore } from "./ports.ts";

export type AcceptedCase = { facts: ApplicationFacts; acceptance: Acceptance };

/** How many applications' facts a process keeps: about 20 KB each. */
const KEPT = 200;

/** Looks up accepted applications, and remembers the latest ones. @throws when one is unknown or not accepted */
export function acceptedCases(
  store: Pick<CaseStore, "loadApplication">,
): (id: string) => Promise<AcceptedCase> {
  const known = new Map<string, Promise<AcceptedCase>>();
  return (applicationId) => {
    const before = known.get(applicationId);
    if (before) return before;
    const found = load(store, applicationId);
    known.set(applicationId, found);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    // What failed is asked for again next time.
    found.catch(() => known.delete(applicationId));
    return found;
  };
}

async function load(store: Pick<CaseStore, "loadApplication">, applicationId: string): Promise<AcceptedCase> {
  const application = (await store.loadApplication(applicationId))?.state;
  if (!application) throw new Error(`application ${applicationId} is unknown`);
  const acceptance = acceptanceOf(application);
  if (!acceptance) throw new Error(`application ${applicationId} is not accepted yet`);
  return { facts: application.facts, acceptance };
}
