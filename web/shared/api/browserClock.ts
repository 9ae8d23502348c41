/** The browser's own clock, in milliseconds: for how long something has been here, and never for what the law counts. */
// oxlint-disable-next-line no-restricted-properties -- the one place in which pages ask for it
export const browserNow = (): number => Date.now();
