import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import type { Look } from "./looks.ts";

interface HeadProps {
  title: ReactNode;
  /** A line above: the date, or who did what. */
  over?: ReactNode;
  /** A line below: department, kind, length, or how many there are. */
  lead?: ReactNode;
  /** Links and buttons at the end; none of them the filled one. */
  acts?: ReactNode;
  icon?: IconName;
  /** The colour of the icon: that of the state the title says. */
  tone?: Look["tone"];
}

/** The head of a page. Its title says what is the case. */
export function Head({ title, over, lead, acts, icon, tone }: HeadProps) {
  return (
    <div className="head">
      <div>
        {over && <p className="head__over">{over}</p>}
        <h1 className={tone && `is-${tone}`}>
          {icon && (
            <>
              <Icon name={icon} big />{" "}
            </>
          )}
          {title}
        </h1>
        {lead && <p className="head__lead">{lead}</p>}
      </div>
      {acts && <div className="head__acts">{acts}</div>}
    </div>
  );
}
