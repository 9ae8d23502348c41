import { awaitReview } from "../tasks/awaitReview.ts";
import { wireClock, wireRules, wireStore } from "../wire.ts";
import { wireWaker } from "../wireEngine.ts";

export const handler = awaitReview({ ...wireRules(), ...wireStore(), ...wireClock(), ...wireWaker() });
