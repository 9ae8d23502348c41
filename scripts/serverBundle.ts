/** How the server becomes one script, wherever that is put: two folders deep, as are all modules that read a file beside them. */
import type { BuildOptions } from "esbuild";

export const SERVER_BUNDLE = {
  entryPoints: ["server/main.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  // What is still CommonJS asks for Node's own modules by `require`.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  logLevel: "warning",
} as const satisfies BuildOptions;
