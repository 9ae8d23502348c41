/** What the build writes in: see `web/build.ts`. */
declare const LAPTOP: boolean;
declare const SIGN_IN: { issuer: string; clientId: string; audience: string } | null;
