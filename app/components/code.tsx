import { classes } from "./classes.ts";

/** The letters of a department. Its name stands beside it, or is told by the title. */
export function Code({ code, name, big }: { code: string; name: string; big?: boolean }) {
  return (
    <abbr className={classes("code", big && "code--big")} title={name}>
      {code}
    </abbr>
  );
}
