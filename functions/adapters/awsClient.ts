/** The one place where clients of the cloud are made: none waits for ever on a socket that never answers. */

/** All tries together end within the shortest limit of a function, so that it is the function that says what failed. */
export const PATIENCE = { tries: 3, connectMilliseconds: 1000, answerMilliseconds: 2500 } as const;

const CONFIG = {
  maxAttempts: PATIENCE.tries,
  retryMode: "standard",
  requestHandler: {
    connectionTimeout: PATIENCE.connectMilliseconds,
    requestTimeout: PATIENCE.answerMilliseconds,
    // That one ends with an answer's first byte; this one with its last.
    socketTimeout: PATIENCE.answerMilliseconds,
    // Otherwise the SDK only warns of it, and goes on waiting.
    throwOnRequestTimeout: true,
  },
} as const;

/** A client of the SDK with the environment's region and credentials, as every function has it. */
export const awsClient = <C>(Client: new (config: typeof CONFIG) => C): C => new Client(CONFIG);
