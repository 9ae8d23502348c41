/** Ranges of keys in the record of one machine: text, compared by its code points. */

/** Behind everything that an id, a key or a rank may be, or go on with. */
export const LAST = "\u{10ffff}";

/** Behind every record of a case: their ids begin with its own, and no id of a case begins with another's. */
export const endOf = (applicationId: string): string => `${applicationId}${LAST}`;
