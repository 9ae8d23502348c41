/** What stands around a function of the API in the cloud: its own facts in every line of the log. */
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import middy from "@middy/core";
import type { Serve } from "./http/base/frame.ts";
import { logger } from "./adapters/powertools.ts";

/** The frame within keeps the time: what runs out of it leaves as a problem, which nothing out here forestalls. */
export const observed = (serve: Serve): Serve =>
  middy(serve, { timeoutEarlyInMillis: 0 }).use(injectLambdaContext(logger, { resetKeys: true }));
