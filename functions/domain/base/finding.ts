/** What a look at a kept file has found: as it was handed in, or what of it is not. */
import type { Instant } from "./time.ts";

/** `altered`: another content lies there, or none of its own; `unreadable`: what lies there cannot be read at present. */
export const UNFIT = ["altered", "missing", "unreadable"] as const;

export type Unfit = (typeof UNFIT)[number];
export type Found = "whole" | Unfit;

/** What was found last, and whether the cases that refer to it have been told; a file that was always whole has none. */
export type Finding = { found: Found; at: Instant; told: boolean };
