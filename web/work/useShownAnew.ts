/** What is shown in full is shown anew after each command: its heading is focused, and it is said that it was saved. */
import { useCallback, useState } from "preact/hooks";
import { useFocused } from "../shared/parts/useFocused.ts";
import { says } from "./words.ts";

export function useShownAnew(isThere: boolean, reload: () => void) {
  const [said, setSaid] = useState("");
  const [times, setTimes] = useState(0);
  const heading = useFocused<HTMLHeadingElement>(isThere);
  const onDone = useCallback(
    (saved: boolean) => {
      setSaid(saved ? says.commands.done : "");
      setTimes((before) => before + 1);
      heading.current?.focus();
      reload();
    },
    [reload],
  );
  return { said, times, heading, onDone };
}
