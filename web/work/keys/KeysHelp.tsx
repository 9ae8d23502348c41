/** Which keys do what, and the switch for who does not want them. */
import { useState } from "preact/hooks";
import { Dialog } from "../../shared/parts/Dialog.tsx";
import { Facts } from "../../shared/parts/Facts.tsx";
import { says } from "../words.ts";
import { areKeysOn, switchKeys, useKeys } from "./useKeys.ts";

const SAYS = says.keys;

export function KeysHelp() {
  const [isOpen, setOpen] = useState(false);
  const [isOn, setOn] = useState(areKeysOn);
  useKeys({ "?": () => setOpen(true) });
  return (
    <>
      <button type="button" class="link" onClick={() => setOpen(true)}>
        {SAYS.title}
      </button>
      {isOpen && (
        <Dialog labelledBy="desk-keys" onClose={() => setOpen(false)}>
          {(close) => (
            <>
              <h2 id="desk-keys">{SAYS.title}</h2>
              <Facts facts={Object.entries(SAYS.keys).map(([key, text]) => [<kbd>{key}</kbd>, text])} />
              <label class="check">
                <input
                  type="checkbox"
                  checked={isOn}
                  onChange={({ currentTarget: { checked } }) => {
                    switchKeys(checked);
                    setOn(checked);
                  }}
                />{" "}
                {SAYS.on}
              </label>
              <p>
                <button type="button" onClick={close}>
                  {SAYS.close}
                </button>
              </p>
            </>
          )}
        </Dialog>
      )}
    </>
  );
}
