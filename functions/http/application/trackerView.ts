/** Somebody who keeps track of a case (专人负责), as whoever asks is shown them. */
import type { Tracker } from "../../domain/application/greenChannel.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { departmentName } from "../../domain/notices/named.ts";

export const trackerView = ({ department, name, phone }: Tracker, region: Region) => ({
  department: departmentName(region, department),
  name,
  phone,
});
