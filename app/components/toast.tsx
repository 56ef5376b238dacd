import { useState, useSyncExternalStore, type ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { useTexts } from "./texts.tsx";

const nothing = () => () => undefined;

/** Says what was done and offers the way back; never carries an error. It stays until the next page, and with script it
 *  can be put away. The page places it above the phone bar. */
export function Toast({ act, children }: { act?: ReactNode; children: ReactNode }) {
  const { components } = useTexts();
  const closable = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <output className="toast">
      <span>{children}</span>
      {act}
      {closable && (
        <button type="button" className="toast__close" onClick={() => setClosed(true)}>
          <Icon name="x" />
          <span className="sr">{components.close}</span>
        </button>
      )}
    </output>
  );
}
