import { dayParts } from "#models/shared/time.ts";
import { classes } from "./classes.ts";
import { useReading } from "./texts.tsx";

/** A day as a tile: lit when it is yours, dashed when it is not firm. */
export function DateTile({ at, zone, kind }: { at: Date; zone?: string; kind?: "mine" | "soft" }) {
  const reading = useReading();
  const place = zone ?? reading.zone;
  const { weekday, day, month } = dayParts(at, place, reading.locale, "short");
  return (
    <p className={classes("datetile", kind && `datetile--${kind}`)}>
      <span>{weekday}</span> <b>{day}</b> <span>{month}</span>
    </p>
  );
}
