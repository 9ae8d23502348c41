/** A process that is killed a few times under load; the long suite kills it a hundred times. */
import { it } from "@jest/globals";
import { killUnderLoad } from "./kills.ts";

const KILLS = 3;

it(`loses nothing to ${KILLS} kills while everything is under way`, () => killUnderLoad(KILLS), 120_000);
