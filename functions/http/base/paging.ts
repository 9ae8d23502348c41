/** Pages of lists. */
import { BadCursor, type Page } from "../../app/base/ports.ts";
import { malformed, type Refused } from "./refused.ts";

export const badCursor = (): Refused => malformed([{ path: "cursor", code: "cursor", facts: {} }]);

/** A page of a list. @throws Refused `malformed` when the cursor is not one of that list's */
export const pageOf = async <T>(page: Promise<Page<T>>): Promise<Page<T>> =>
  page.catch((error: unknown) => {
    throw error instanceof BadCursor ? badCursor() : error;
  });
