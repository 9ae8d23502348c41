/** What opens over the page, keeps the rest of it away, and is left by Escape to where it was opened. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export type DialogProps = {
  /** Its heading's id, or what it is called where it has no heading. */
  labelledBy?: string;
  label?: string;
  class?: string;
  onClose?: () => void;
  /** Nothing closes it but what it leads to: what is behind is not for whoever presses Escape. */
  stays?: boolean;
  /** Drawn with the way to close it. */
  children: (close: () => void) => ComponentChildren;
};

export function Dialog({
  labelledBy,
  label,
  class: name = "",
  onClose,
  stays = false,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const show = () => dialog.current?.showModal();
  useLayoutEffect(show, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${name}`}
      aria-labelledby={labelledBy}
      aria-label={label}
      onCancel={stays ? (event) => event.preventDefault() : undefined}
      onClose={stays ? show : onClose}
    >
      {children(() => dialog.current?.close())}
    </dialog>
  );
}
