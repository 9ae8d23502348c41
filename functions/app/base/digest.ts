/** What tells one content from another: the same however its keys are ordered. */
import { createHash } from "node:crypto";
import { canonical } from "../../domain/base/canonical.ts";

/** SHA-256 over the canonical text, in hex. */
export const digestOf = (content: unknown): string => digestOfText(canonical(content));

/** @param text canonical */
export const digestOfText = (text: string): string => createHash("sha256").update(text).digest("hex");
