/** Chance, for what should not happen to everybody at the same moment. */
import { randomInt } from "node:crypto";

const STEPS = 1_000_000;

/** A number from 0 up to 1. */
export const chance = (): number => randomInt(STEPS) / STEPS;
