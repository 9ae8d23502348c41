/** Two torn disks; the long suite tears sixty. */
import { it } from "@jest/globals";
import { tearUnderLoad } from "./torn.ts";

const COPIES = 2;

it(
  `loses nothing of what it had answered, in each one of ${COPIES} torn disks`,
  () => tearUnderLoad(COPIES),
  120_000,
);
