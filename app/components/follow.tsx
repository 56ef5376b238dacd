import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** The page follows what goes on elsewhere: by script each second, else it comes anew every other. */
export function Follow() {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, 1_000);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="2" />
    </noscript>
  );
}
