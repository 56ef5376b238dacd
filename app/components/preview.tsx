import type { ReactNode } from "react";
import { DateTile } from "./datetile.tsx";
import { Icon } from "./icon.tsx";

interface PreviewRow {
  at: Date;
  zone: string;
  /** "14:00 to 16:30" */
  what: ReactNode;
  note?: ReactNode;
  /** Fits, but is worth a look. */
  heed?: ReactNode;
  /** Does not fit, with the name of the other thing. */
  clash?: ReactNode;
  leftOut?: boolean;
  act?: ReactNode;
}

/** Every date as it will be, before anything is done. */
export function Preview({ rows }: { rows: readonly PreviewRow[] }) {
  return (
    <ol className="preview">
      {rows.map(({ at, zone, what, note, heed, clash, leftOut, act }) => (
        <li key={at.toISOString()} className={leftOut ? "left-out" : undefined}>
          <DateTile at={at} zone={zone} kind={leftOut ? "soft" : undefined} />
          <div>
            <b>{what}</b>
            {note && <div className="soft">{note}</div>}
            {heed && (
              <div className="heed">
                <Icon name="info-circle" />
                <span>{heed}</span>
              </div>
            )}
            {clash && (
              <div className="clash">
                <Icon name="alert-triangle" />
                <span>{clash}</span>
              </div>
            )}
          </div>
          <div>{act}</div>
        </li>
      ))}
    </ol>
  );
}
