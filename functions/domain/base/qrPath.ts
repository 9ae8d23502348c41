/** The dark modules of a QR code as the strokes of one path, one for each run of them in a row: as sharp on paper as letters. */
export const qrPath = (rows: readonly (readonly boolean[])[]): string =>
  rows.map((row, y) => rowPath(row, y)).join("");

function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
  }
  return path;
}
