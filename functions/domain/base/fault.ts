/** One thing that is wrong with an input: where it stands, and a sentence that says what to change. */
export type Fault = { path: string; message: string };
