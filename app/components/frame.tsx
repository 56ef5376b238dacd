import { useLocation, useMatches } from "@remix-run/react";
import type { ReactNode } from "react";
import { useArrival } from "./arrival.ts";
import { BARS, placeOf, sectionsOf, type Bar, type Mine } from "./bars.ts";
import { Footer } from "./footer.tsx";
import { MenuLink, MenuPost } from "./menu.tsx";
import { Page } from "./page.tsx";
import { useTexts } from "./texts.tsx";
import { Toast } from "./toast.tsx";

/** What a route may say about the frame around it: `export const handle: Handle = { frame: "bare" }`. */
export interface Handle {
  /** bare: no top, as where people come in. full: the whole width of the window. */
  frame?: "bare" | "full";
  /** The place of the navigation that the page belongs to, where its address alone does not say so. */
  place?(data: unknown): string | undefined;
}

export interface FrameProps {
  organisation?: string;
  /** `waiting`: how many things wait for this person, by section. */
  viewer: { name: string; bars: Bar[]; leads: boolean; waiting: Readonly<Record<string, number>> } | null;
  flash: { sentence: string; undo?: { action: string; label: string; fields?: Record<string, string> } } | null;
  children: ReactNode;
}

/** The page around a route: top with the viewer's bars, foot, and a word about what was just done. */
export function Frame({ organisation, viewer, flash, children }: FrameProps) {
  const { account } = useTexts();
  useArrival();
  const kind = useMatches()
    .map(({ handle }) => (handle as Handle | undefined)?.frame)
    .findLast(Boolean);
  const place = useMatches()
    .map(({ handle, data }) => (handle as Handle | undefined)?.place?.(data))
    .findLast(Boolean);
  const bars = useBars(place, { bars: viewer?.bars ?? [], leads: viewer?.leads ?? false }, viewer?.waiting ?? {});
  const toast = flash && <Said key={flash.sentence} flash={flash} />;
  if (kind === "bare")
    return (
      <>
        <main id="main" tabIndex={-1} className="wrap">
          {children}
        </main>
        <Footer organisation={organisation} />
        {toast && <div className="toasts">{toast}</div>}
      </>
    );
  return (
    <Page
      {...(viewer ? bars : {})}
      home={viewer ? "/home" : "/"}
      search={viewer ? "/search" : undefined}
      person={viewer ? { name: viewer.name } : undefined}
      account={
        <>
          <MenuLink to="/account" icon="user">
            {account.own.title}
          </MenuLink>
          <MenuPost to="/sign-out" icon="logout">
            {account.signOut.press}
          </MenuPost>
        </>
      }
      organisation={organisation}
      full={kind === "full"}
      toast={toast}
    >
      {children}
    </Page>
  );
}

/** Roles and sections as the top shows them, with where the reader is. */
function useBars(place: string | undefined, mine: Mine, waiting: Readonly<Record<string, number>>) {
  const { common } = useTexts();
  const { pathname } = useLocation();
  const { bar, section } = placeOf(place ?? pathname, mine);
  const roles = mine.bars.map((name) => ({
    to: BARS[name].sections[0]!.to,
    text: common.nav[name],
    icon: BARS[name].icon,
    current: name === bar,
  }));
  const sections = sectionsOf(bar, mine).map(({ to, icon, name }) => ({
    to,
    text: common.nav[name],
    icon,
    current: to === section,
    waiting: waiting[name],
  }));
  return { roles, sections };
}

function Said({ flash: { sentence, undo } }: { flash: NonNullable<FrameProps["flash"]> }) {
  const back = undo && (
    <form method="post" action={undo.action}>
      {Object.entries(undo.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{undo.label}</button>
    </form>
  );
  return <Toast act={back}>{sentence}</Toast>;
}
