import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Footer, type FooterProps } from "./footer.tsx";
import { useTexts } from "./texts.tsx";
import { Top, type TopProps } from "./top.tsx";

interface PageProps extends TopProps, FooterProps {
  /** What was just done, when the person comes from doing it. */
  toast?: ReactNode;
  /** For tables that need the whole width. */
  full?: boolean;
  children: ReactNode;
}

/** The frame of every page: skip link, top, the page itself, foot, and above all a word about what was done. */
export function Page({ toast, full, children, organisation, footLinks, changeTimes, ...top }: PageProps) {
  return (
    <>
      <a className="skip" href="#main">
        {useTexts().components.skip}
      </a>
      <Top {...top} />
      <main id="main" tabIndex={-1} className={classes("wrap", full && "wrap--full")}>
        {children}
      </main>
      <Footer organisation={organisation} footLinks={footLinks} changeTimes={changeTimes} />
      {toast && <div className="toasts">{toast}</div>}
    </>
  );
}
