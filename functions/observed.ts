/** What stands around every function in the cloud: its own facts, the request's id among them, in every line of the log. */
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import middy from "@middy/core";
import type { Context } from "aws-lambda";
import { logger } from "./adapters/powertools.ts";

/** What is within keeps the time: what runs out of it leaves as a problem, which nothing out here forestalls. */
export const observed = <E, R>(
  handler: (event: E, context: Context) => Promise<R>,
): ((event: E, context: Context) => Promise<R>) =>
  middy<E, R>(handler, { timeoutEarlyInMillis: 0 }).use(injectLambdaContext(logger, { resetKeys: true }));
