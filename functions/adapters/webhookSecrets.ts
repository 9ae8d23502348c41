/** The departments' webhook secrets: one document of the region, `{ department: [newest, older?] }`. */
import * as z from "zod";

/** What each department has entered is checked by itself: what is wrong with one stops no other. */
const Entered = z.record(z.string(), z.unknown());

/** `whsec_` and base64, as Standard Webhooks writes them; two are valid while one replaces the other. */
const Secrets = z.array(z.string().regex(/^whsec_[A-Za-z0-9+/=]{24,}$/)).max(2);

/** How long a process trusts what it has read: a rotation takes hold within minutes. */
const FRESH_MILLISECONDS = 5 * 60_000;

/**
 * Looks secrets up, and reads the document anew every few minutes; it throws for a department whose own are malformed, and for
 * nobody else. @param elapsed a clock that only moves forward
 */
export function webhookSecrets(
  read: () => Promise<string>,
  elapsed: () => number = () => performance.now(),
): (department: string) => Promise<readonly string[]> {
  let known: { secrets: Promise<z.infer<typeof Entered>>; at: number } | undefined;
  return async (department) => {
    if (!known || elapsed() - known.at > FRESH_MILLISECONDS) {
      const secrets = read().then((text) => Entered.parse(JSON.parse(text)));
      known = { secrets, at: elapsed() };
      secrets.catch(() => (known = undefined));
    }
    return secretsOf(department, await known.secrets);
  };
}

/** A department's own, of what was entered for all. @throws Error when they are malformed */
export function secretsOf(department: string, entered: Readonly<Record<string, unknown>>): readonly string[] {
  const own = Secrets.safeParse(entered[department] ?? []);
  // Never what was entered: it would stand in a log.
  if (!own.success)
    throw new Error(
      `the webhook secrets of ${department} are malformed: one or two texts of whsec_ and base64, the newest first`,
    );
  return own.data;
}
