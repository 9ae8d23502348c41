/** The departments' webhook secrets: one document of the region, `{ department: [newest, older?] }`. */
import * as z from "zod";

/** `whsec_` and base64, as Standard Webhooks writes them; two are valid while one replaces the other. */
const Secrets = z.record(z.string(), z.array(z.string().regex(/^whsec_[A-Za-z0-9+/=]{24,}$/)).max(2));

/** How long a process trusts what it has read: a rotation takes hold within minutes. */
const FRESH_MILLISECONDS = 5 * 60_000;

/** Looks secrets up, and reads the document anew every few minutes. @param elapsed a clock that only moves forward */
export function webhookSecrets(
  read: () => Promise<string>,
  elapsed: () => number = () => performance.now(),
): (department: string) => Promise<readonly string[]> {
  let known: { secrets: Promise<z.infer<typeof Secrets>>; at: number } | undefined;
  return async (department) => {
    if (!known || elapsed() - known.at > FRESH_MILLISECONDS) {
      const secrets = read().then((text) => Secrets.parse(JSON.parse(text)));
      known = { secrets, at: elapsed() };
      secrets.catch(() => (known = undefined));
    }
    return (await known.secrets)[department] ?? [];
  };
}
