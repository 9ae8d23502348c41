/** What every line of the log says about what is at hand: which request, which route, who calls, about which case. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { LogField } from "./logFields.ts";

export type LogContext = Readonly<Partial<Record<LogField, string>>>;

const current = new AsyncLocalStorage<LogContext>();

/** In what an error was thrown: whoever logs it may stand further out. */
const thrownIn = new WeakMap<Error, LogContext>();

/** Has whatever is logged inside of `act`, or thrown by it and logged outside, carry these fields beside those from further out. */
export const logged = <T>(context: LogContext, act: () => Promise<T>): Promise<T> =>
  current.run({ ...current.getStore(), ...context }, async () => {
    try {
      return await act();
    } catch (error) {
      remember(error);
      throw error;
    }
  });

export const logContext = (): LogContext => current.getStore() ?? {};

/** The context that an error was thrown in; empty where there was none. */
export const contextOf = (error: unknown): LogContext =>
  (error instanceof Error ? thrownIn.get(error) : undefined) ?? {};

/** The innermost says most; what is wrapped may be logged in the place of its wrapping. */
function remember(error: unknown): void {
  if (!(error instanceof Error)) return;
  if (!thrownIn.has(error)) thrownIn.set(error, logContext());
  remember(error.cause);
}
