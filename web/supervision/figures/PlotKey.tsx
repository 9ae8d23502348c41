/** What the marks of the plots stand for: they differ in shape, not only in colour. */
import { says } from "../words.ts";

export const PlotKey = ({ note }: { note: string }) => (
  <>
    <p class="plot-key">
      <svg width="16" height="16" aria-hidden="true">
        <circle class="on-time" cx="8" cy="8" r="5" />
      </svg>{" "}
      {says.figures.names.onTimeRate}{" "}
      <svg width="16" height="16" aria-hidden="true">
        <rect class="share" x="2" y="2" width="12" height="12" />
      </svg>{" "}
      {says.figures.names.meanShareOfLimit}
    </p>
    <p class="soft">{note}</p>
  </>
);
