/** What the build writes in: see `web/build.ts`. */
declare const LAPTOP: boolean;
