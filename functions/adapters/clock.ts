/** The one place that reads the machine's clock. */
import { instantOfEpoch, type Instant } from "../domain/base/time.ts";

// oxlint-disable-next-line no-restricted-globals, no-restricted-properties -- here and nowhere else
export const machineClock = (): Instant => instantOfEpoch(Date.now());
