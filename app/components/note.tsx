import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";

const icons = {
  plain: "info-circle",
  yes: "circle-check",
  spot: "clock-exclamation",
  no: "alert-triangle",
  asked: "hourglass-high",
} as const satisfies Record<string, IconName>;

interface NoteProps {
  kind?: keyof typeof icons;
  icon?: IconName;
  /** Read out when it appears: what became of something just done. */
  says?: "status" | "alert";
  children: ReactNode;
}

/** Explains, never asks; no buttons inside. */
export function Note({ kind = "plain", icon = icons[kind], says, children }: NoteProps) {
  return (
    <div className={classes("note", kind !== "plain" && `note--${kind}`)} role={says}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
