/**
 * The records of the table's stream that its consumers hear of: what has a version, which are the records of cases. Waiting
 * tokens, issued notices, segments of long histories and the platform's notes lie in the same table and are nobody's event;
 * calling a function for each would double what a case takes. A deletion has no new image, and is nothing to react to.
 */
export const WANTED = { dynamodb: { NewImage: { version: { N: [{ exists: true }] } } } } as const;
