/** What stops a start, or a command: one sentence that says what, where, and what to do. Nothing was touched. */
export class Unusable extends Error {
  override name = "Unusable";
}
