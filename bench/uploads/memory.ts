/** What a process has resident, looked at from outside while something happens. */
const EVERY_MILLISECONDS = 100;

/** @returns how to end it: that says by how many bytes it rose at its highest */
export function watchMemory(resident: () => number): { stop(): number } {
  const before = resident();
  let highest = before;
  const look = (): void => void (highest = Math.max(highest, resident()));
  const timer = setInterval(look, EVERY_MILLISECONDS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return highest - before;
    },
  };
}
