/** What is in confidence leaves with no case: neither in its history, nor in what is exported of it or told by it. */
import { isId } from "../../domain/base/ids.ts";

type Told = { subject: string; events: readonly { event: { type: string } }[] };

/** Whether whoever complained has not agreed that anybody learns of it. */
const isSecret = ({ subject, events }: Told): boolean =>
  isId("confidential", subject) && !events.some(({ event }) => event.type === "complaint-agreed");

/** The histories of a case without those in confidence. */
export const withoutSecrets = <T extends Told>(histories: readonly T[]): T[] =>
  histories.filter((one) => !isSecret(one));
