/** What every line of the log says about the request at hand: which one, which route, who calls, about which case. */
import { AsyncLocalStorage } from "node:async_hooks";

export type LogContext = Readonly<Record<string, string>>;

const current = new AsyncLocalStorage<LogContext>();

/** Has whatever is logged inside of `act` carry these fields, beside those from further out. */
export const logged = <T>(context: LogContext, act: () => T): T =>
  current.run({ ...current.getStore(), ...context }, act);

export const logContext = (): LogContext => current.getStore() ?? {};
