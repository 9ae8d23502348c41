/** After the last test: what lay in memory is given back. */
// oxlint-disable-next-line import/no-default-export -- jest calls it so
export { after as default } from "./inMemory.ts";
