/** A hundred kills at random moments under load: `CHAOS_COUNT` of them, `CHAOS_SEED` to have the same again. */
import { it } from "@jest/globals";
import { killUnderLoad } from "./kills.ts";

const KILLS = Number(process.env["CHAOS_COUNT"] ?? 100);

it(`loses nothing to ${KILLS} kills while everything is under way`, () => killUnderLoad(KILLS), 1_800_000);
