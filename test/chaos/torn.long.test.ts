/** Disks torn at random moments under load: `CHAOS_COUNT` of them, `CHAOS_SEED` to have the same again. */
import { it } from "@jest/globals";
import { tearUnderLoad } from "./torn.ts";

const COPIES = Number(process.env["CHAOS_COUNT"] ?? 60);

it(
  `loses nothing of what it had answered, in each one of ${COPIES} torn disks`,
  () => tearUnderLoad(COPIES),
  1_800_000,
);
